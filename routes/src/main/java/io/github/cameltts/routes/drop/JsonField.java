package io.github.cameltts.routes.drop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.cameltts.TtsConstants;
import java.math.BigDecimal;
import java.util.Optional;

/** The fields of a request in JSON, their types and the headers they become. */
enum JsonField {
    TEXT(null, Type.STRING),
    NAME(null, Type.STRING),
    VOICE(TtsConstants.VOICE, Type.STRING),
    /** Another name for {@link #VOICE}, as multi-speaker models call it; text or number. */
    SPEAKER_ID(TtsConstants.VOICE, Type.NAME_OR_NUMBER),
    LANGUAGE(TtsConstants.LANGUAGE, Type.STRING),
    FORMAT(TtsConstants.FORMAT, Type.STRING),
    SAMPLE_RATE(TtsConstants.SAMPLE_RATE, Type.INTEGER),
    RATE(TtsConstants.RATE, Type.NUMBER),
    PITCH(TtsConstants.PITCH, Type.NUMBER),
    VOLUME(TtsConstants.VOLUME, Type.NUMBER),
    ENGINE(TtsConstants.ENGINE, Type.STRING),
    MODEL(TtsConstants.MODEL, Type.STRING),
    STYLE(TtsConstants.STYLE, Type.STRING),
    INSTRUCTIONS(TtsConstants.INSTRUCTIONS, Type.STRING),
    SEED(TtsConstants.SEED, Type.LONG),
    TEXT_TYPE(TtsConstants.TEXT_TYPE, Type.STRING),
    SPEAKER_REFERENCE(TtsConstants.SPEAKER_REFERENCE, Type.STRING),
    TENANT(TtsConstants.TENANT, Type.STRING),
    REQUEST_ID(TtsConstants.REQUEST_ID, Type.STRING),
    EXPIRY_HOURS(TtsConstants.EXPIRY_HOURS, Type.NUMBER),
    STORE(TtsConstants.STORE, Type.BOOLEAN);

    private final String header;
    private final Type type;

    JsonField(String header, Type type) {
        this.header = header;
        this.type = type;
    }

    /** The header that carries the field, empty for the text and the name. */
    Optional<String> header() {
        return Optional.ofNullable(header);
    }

    /** What values of the field are called in an error. */
    String typeName() {
        return type.label;
    }

    boolean accepts(JsonNode value) {
        return type.accepts(value);
    }

    Object value(JsonNode value) {
        return type.convert(value);
    }

    /** A value that is written without quotes, whatever its type; one that is not of its type stays a text. */
    JsonNode read(String text) {
        return type.read(text);
    }

    private enum Type {
        STRING("a text in quotes"),
        NAME_OR_NUMBER("a text in quotes or a whole number"),
        NUMBER("a number"),
        INTEGER("a whole number"),
        LONG("a whole number"),
        BOOLEAN("true or false");

        private final String label;

        Type(String label) {
            this.label = label;
        }

        boolean accepts(JsonNode value) {
            return switch (this) {
                case STRING -> value.isTextual();
                case NAME_OR_NUMBER -> value.isTextual() || value.isIntegralNumber();
                case NUMBER -> value.isNumber();
                case INTEGER -> value.isIntegralNumber() && value.canConvertToInt();
                case LONG -> value.isIntegralNumber() && value.canConvertToLong();
                case BOOLEAN -> value.isBoolean();
            };
        }

        JsonNode read(String text) {
            return switch (this) {
                case STRING, NAME_OR_NUMBER -> TextNode.valueOf(text);
                case BOOLEAN ->
                    switch (text.strip()) {
                        case "true" -> BooleanNode.TRUE;
                        case "false" -> BooleanNode.FALSE;
                        default -> TextNode.valueOf(text);
                    };
                case INTEGER, LONG, NUMBER -> number(text);
            };
        }

        private static JsonNode number(String text) {
            try {
                BigDecimal number = new BigDecimal(text.strip());
                return number.scale() == 0
                        ? BigIntegerNode.valueOf(number.toBigIntegerExact())
                        : DecimalNode.valueOf(number);
            } catch (NumberFormatException e) {
                return TextNode.valueOf(text);
            }
        }

        Object convert(JsonNode value) {
            return switch (this) {
                case STRING, NAME_OR_NUMBER -> value.asText();
                case NUMBER -> value.doubleValue();
                case INTEGER -> value.intValue();
                case LONG -> value.longValue();
                case BOOLEAN -> value.booleanValue();
            };
        }
    }
}

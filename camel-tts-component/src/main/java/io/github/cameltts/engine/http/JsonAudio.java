package io.github.cameltts.engine.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.async.ByteArrayFeeder;
import io.github.cameltts.spi.InvalidAudioException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** Audio in base64 within one JSON object, or within each of several that follow one another. */
public final class JsonAudio implements AudioDecoder {

    /** How long a string may be is decided by the bound on the whole answer. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private final String field;
    private final JsonParser parser;
    private int depth;

    /**
     * @param field the field of each object that holds audio; others are skipped
     */
    public JsonAudio(String field) {
        this.field = field;
        try {
            parser = JSON.createNonBlockingByteArrayParser();
        } catch (IOException e) {
            throw new IllegalStateException(e); // nothing is read yet
        }
    }

    @Override
    public byte[] decode(byte[] bytes) {
        try {
            ((ByteArrayFeeder) parser.getNonBlockingInputFeeder()).feedInput(bytes, 0, bytes.length);
            return read();
        } catch (IOException e) {
            throw unreadable();
        }
    }

    @Override
    public byte[] end() {
        try (parser) {
            parser.getNonBlockingInputFeeder().endOfInput();
            return read();
        } catch (IOException e) {
            throw unreadable();
        }
    }

    /** Without the cause, which quotes what was received: that may be the text. */
    private static InvalidAudioException unreadable() {
        return new InvalidAudioException("The service sent no JSON with audio that can be read to its end. Try again.");
    }

    private byte[] read() throws IOException {
        ByteArrayOutputStream audio = new ByteArrayOutputStream();
        for (JsonToken token = parser.nextToken();
                token != null && token != JsonToken.NOT_AVAILABLE;
                token = parser.nextToken()) {
            if (token.isStructStart()) {
                depth++;
            } else if (token.isStructEnd()) {
                depth--;
            } else if (token == JsonToken.VALUE_STRING && depth == 1 && field.equals(parser.currentName())) {
                audio.write(parser.getBinaryValue());
            }
        }
        return audio.toByteArray();
    }
}

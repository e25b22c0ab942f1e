package io.github.cameltts.internal;

import io.github.cameltts.spi.InvalidSpeechRequestException;
import java.util.Optional;
import org.apache.camel.Message;
import org.apache.camel.TypeConversionException;

/** The one place that knows: a header beats the endpoint, which has the component's value unless it sets its own. */
final class Setting {

    private Setting() {}

    /**
     * @param configured the endpoint's value, may be null
     * @return empty when neither says anything; a blank header says nothing
     * @throws InvalidSpeechRequestException when the header is not of the type
     */
    static <T> Optional<T> of(Message message, String header, Class<T> type, T configured) {
        return fromHeader(message, header, type).or(() -> Optional.ofNullable(configured));
    }

    /** @throws InvalidSpeechRequestException when the header is neither true nor false */
    static boolean flag(Message message, String header, boolean configured) {
        return of(message, header, Boolean.class, configured).orElseThrow();
    }

    static <T> Optional<T> fromHeader(Message message, String header, Class<T> type) {
        Object raw = message.getHeader(header);
        if (raw == null || (raw instanceof String text && text.isBlank())) {
            return Optional.empty();
        }
        if (type.isInstance(raw)) {
            return Optional.of(type.cast(raw));
        }
        try {
            return Optional.of(message.getExchange()
                    .getContext()
                    .getTypeConverter()
                    .mandatoryConvertTo(type, message.getExchange(), raw));
        } catch (org.apache.camel.NoTypeConversionAvailableException | TypeConversionException e) {
            throw new InvalidSpeechRequestException(
                    "The header " + header + " must be a value of type " + type.getSimpleName() + ".", e);
        }
    }
}

package io.github.cameltts.internal;

import io.github.cameltts.TtsConstants;
import io.github.cameltts.spi.Voice;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.Message;

/**
 * A number in brackets that begins a text, such as {@code [05] Good morning}, and names who speaks it.
 *
 * <p>It means something where the property {@code tts.speakers.05} names a voice, or where the engine's voices are
 * numbers; in any other text it is text. Thread-safe.
 */
public final class SpeakerTags {

    private static final Pattern TAG = Pattern.compile("\\[(\\d{1,3})\\]\\s*(?=\\S)");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    private final Function<String, Optional<String>> properties;

    /** @param properties the configuration by name */
    public SpeakerTags(Function<String, Optional<String>> properties) {
        this.properties = properties;
    }

    /**
     * Takes a tag that means something off the text, and asks for its speaker unless the message names a voice.
     *
     * @param engine the name of the engine that is to speak
     * @param voices those of an engine
     * @return what is to be spoken
     */
    String address(Message message, String text, Supplier<String> engine, Function<String, List<Voice>> voices) {
        Matcher tag = TAG.matcher(text);
        if (!tag.lookingAt()) {
            return text;
        }
        String number = tag.group(1);
        boolean isNamed =
                Setting.fromHeader(message, TtsConstants.VOICE, String.class).isPresent();
        Optional<String> configured = configured(number);
        if (configured.isPresent()) {
            if (!isNamed) {
                message.setHeader(TtsConstants.VOICE, configured.get());
            }
            return text.substring(tag.end());
        }
        String speaking = engine.get();
        Optional<String> numbered = numbered(number, voices.apply(speaking));
        if (numbered.isEmpty()) {
            return text;
        }
        if (!isNamed) {
            // The number belongs to this engine, also where only the endpoint's own voice led to it.
            message.setHeader(TtsConstants.ENGINE, speaking);
            message.setHeader(TtsConstants.VOICE, numbered.get());
        }
        return text.substring(tag.end());
    }

    private Optional<String> configured(String number) {
        return properties
                .apply("tts.speakers." + number)
                .or(() -> properties.apply("tts.speakers." + Integer.parseInt(number)))
                .map(String::strip)
                .filter(voice -> !voice.isEmpty());
    }

    private static Optional<String> numbered(String number, List<Voice> voices) {
        return voices.stream()
                .map(Voice::id)
                .filter(id -> NUMBER.matcher(id).matches() && Integer.parseInt(id) == Integer.parseInt(number))
                .findFirst();
    }
}

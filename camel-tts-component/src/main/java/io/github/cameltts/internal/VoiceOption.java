package io.github.cameltts.internal;

import io.github.cameltts.TtsConfiguration;
import io.github.cameltts.spi.TextType;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * An option of an endpoint that a voice of {@code tts.voices} may bring along.
 *
 * @param name as in the endpoint's URI
 * @param read makes a value of a text, or throws {@link IllegalArgumentException}
 */
record VoiceOption<T>(
        String name, Function<String, T> read, Function<TtsConfiguration, T> get, BiConsumer<TtsConfiguration, T> set) {

    static final String LANGUAGE = "language";

    private static final TtsConfiguration UNSET = new TtsConfiguration();

    private static final List<VoiceOption<?>> ALL = List.of(
            text("model", TtsConfiguration::getModel, TtsConfiguration::setModel),
            text(LANGUAGE, TtsConfiguration::getLanguage, TtsConfiguration::setLanguage),
            text("format", TtsConfiguration::getFormat, TtsConfiguration::setFormat),
            text("style", TtsConfiguration::getStyle, TtsConfiguration::setStyle),
            text("instructions", TtsConfiguration::getInstructions, TtsConfiguration::setInstructions),
            text("speakerReference", TtsConfiguration::getSpeakerReference, TtsConfiguration::setSpeakerReference),
            new VoiceOption<>("rate", Double::valueOf, TtsConfiguration::getRate, TtsConfiguration::setRate),
            new VoiceOption<>("pitch", Double::valueOf, TtsConfiguration::getPitch, TtsConfiguration::setPitch),
            new VoiceOption<>("volume", Double::valueOf, TtsConfiguration::getVolume, TtsConfiguration::setVolume),
            new VoiceOption<>("seed", Long::valueOf, TtsConfiguration::getSeed, TtsConfiguration::setSeed),
            new VoiceOption<>(
                    "sampleRate", Integer::valueOf, TtsConfiguration::getSampleRate, TtsConfiguration::setSampleRate),
            new VoiceOption<>(
                    "textType",
                    value -> TextType.valueOf(value.toUpperCase(Locale.ROOT)),
                    TtsConfiguration::getTextType,
                    TtsConfiguration::setTextType));

    /** An option with the value that a voice gives it. */
    record Value<T>(VoiceOption<T> option, T value) {

        /** Sets the option, unless the endpoint gives it a value of its own. */
        void fillIn(TtsConfiguration endpoint) {
            T own = option.get.apply(endpoint);
            if (own == null
                    || own.equals(option.get.apply(UNSET))
                    || own.toString().isBlank()) {
                option.set.accept(endpoint, value);
            }
        }
    }

    static Optional<VoiceOption<?>> named(String name) {
        for (VoiceOption<?> option : ALL) {
            if (option.name.equals(name)) {
                return Optional.of(option);
            }
        }
        return Optional.empty();
    }

    static List<String> names() {
        return ALL.stream().<String>map(VoiceOption::name).toList();
    }

    /** @throws IllegalArgumentException when the text is no value of this option */
    Value<T> value(String text) {
        return new Value<>(this, read.apply(text));
    }

    private static VoiceOption<String> text(
            String name, Function<TtsConfiguration, String> get, BiConsumer<TtsConfiguration, String> set) {
        return new VoiceOption<>(name, value -> value, get, set);
    }
}

package io.github.cameltts.spi;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What an engine can do. A request that asks for more is refused with an error, never silently simplified.
 *
 * @param id the engine's stable id, part of the key
 * @param formats what it can answer with, the default first, never empty
 * @param sampleRates hertz it can be asked for, the default first; empty when the engine alone decides
 * @param languages BCP 47 tags it speaks, the default first; empty when unknown or decided by the voice
 * @param textTypes {@link TextType#TEXT} and perhaps {@link TextType#SSML}
 * @param rate allowed factors on the speed
 * @param pitch allowed shift in semitones
 * @param volume allowed factors on the amplitude
 * @param controls which of the optional values of a request it honours
 * @param maxTextLength most characters (Unicode code points) of one request
 * @param options further values it understands
 * @param maxConcurrent most calls at once unless {@code tts.<engine>.maxConcurrent} says otherwise, 0 for any number
 */
public record EngineCapabilities(
        String id,
        List<AudioFormat> formats,
        List<Integer> sampleRates,
        List<String> languages,
        Set<TextType> textTypes,
        Range rate,
        Range pitch,
        Range volume,
        Set<Control> controls,
        int maxTextLength,
        List<EngineOption> options,
        int maxConcurrent) {

    /** Optional values of a request. */
    public enum Control {
        MODEL,
        STYLE,
        INSTRUCTIONS,
        SEED,
        SPEAKER_REFERENCE
    }

    /** A closed interval of numbers. */
    public record Range(double min, double max) {

        /** The neutral factor only: the engine cannot change this value. */
        public static final Range FIXED_FACTOR = new Range(1, 1);

        /** The neutral shift only: the engine cannot change this value. */
        public static final Range FIXED_SHIFT = new Range(0, 0);

        public boolean contains(double value) {
            return value >= min && value <= max;
        }
    }

    public EngineCapabilities {
        if (formats.isEmpty()) {
            throw new IllegalArgumentException("Engine " + id + " names no audio format");
        }
        formats = List.copyOf(formats);
        sampleRates = List.copyOf(sampleRates);
        languages = List.copyOf(languages);
        textTypes = Set.copyOf(textTypes);
        controls = Set.copyOf(controls);
        options = List.copyOf(options);
    }

    /** An engine that speaks plain text and can change nothing; refine it with the {@code with} methods. */
    public static EngineCapabilities of(String id, AudioFormat... formats) {
        return new EngineCapabilities(
                id,
                List.of(formats),
                List.of(),
                List.of(),
                Set.of(TextType.TEXT),
                Range.FIXED_FACTOR,
                Range.FIXED_SHIFT,
                Range.FIXED_FACTOR,
                Set.of(),
                Integer.MAX_VALUE,
                List.of(),
                0);
    }

    public EngineCapabilities withSampleRates(Integer... hertz) {
        return with(changed -> changed.sampleRates = List.of(hertz));
    }

    public EngineCapabilities withLanguages(String... tags) {
        return with(changed -> changed.languages = List.of(tags));
    }

    public EngineCapabilities withTextTypes(TextType... types) {
        return with(changed -> changed.textTypes = Set.of(types));
    }

    public EngineCapabilities withRate(double min, double max) {
        return with(changed -> changed.rate = new Range(min, max));
    }

    public EngineCapabilities withPitch(double min, double max) {
        return with(changed -> changed.pitch = new Range(min, max));
    }

    public EngineCapabilities withVolume(double min, double max) {
        return with(changed -> changed.volume = new Range(min, max));
    }

    public EngineCapabilities withControls(Control... honoured) {
        return with(changed -> changed.controls = Set.of(honoured));
    }

    public EngineCapabilities withMaxTextLength(int codePoints) {
        return with(changed -> changed.maxTextLength = codePoints);
    }

    public EngineCapabilities withOptions(EngineOption... known) {
        return with(changed -> changed.options = List.of(known));
    }

    public EngineCapabilities withMaxConcurrent(int calls) {
        return with(changed -> changed.maxConcurrent = calls);
    }

    private EngineCapabilities with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return new EngineCapabilities(
                id,
                formats,
                draft.sampleRates,
                draft.languages,
                draft.textTypes,
                draft.rate,
                draft.pitch,
                draft.volume,
                draft.controls,
                draft.maxTextLength,
                draft.options,
                draft.maxConcurrent);
    }

    /** The values that can be refined, while one of them changes. */
    private static final class Draft {
        private List<Integer> sampleRates;
        private List<String> languages;
        private Set<TextType> textTypes;
        private Range rate;
        private Range pitch;
        private Range volume;
        private Set<Control> controls;
        private int maxTextLength;
        private List<EngineOption> options;
        private int maxConcurrent;

        private Draft(EngineCapabilities from) {
            sampleRates = from.sampleRates;
            languages = from.languages;
            textTypes = from.textTypes;
            rate = from.rate;
            pitch = from.pitch;
            volume = from.volume;
            controls = from.controls;
            maxTextLength = from.maxTextLength;
            options = from.options;
            maxConcurrent = from.maxConcurrent;
        }
    }
}

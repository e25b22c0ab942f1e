package io.github.cameltts.engine.openai;

import io.github.cameltts.engine.http.HttpSpeechEngine;
import io.github.cameltts.internal.NearestNames;
import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.EngineCapabilities;
import io.github.cameltts.spi.EngineCapabilities.Control;
import io.github.cameltts.spi.SpeechRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a server understands beside the fields that all servers share. OpenAI itself refuses fields that it does not know,
 * so nothing is sent that was not asked for and is not known to be understood.
 */
@SuppressWarnings("ImmutableEnumChecker") // The capabilities are a record of copies.
enum Dialect {

    /** OpenAI, and any server of which nothing else is known. */
    OPENAI(allFormats().withControls(Control.MODEL, Control.INSTRUCTIONS)) {
        @Override
        void write(SpeechRequest request, Map<String, Object> fields) {
            request.instructions().ifPresent(instructions -> fields.put("instructions", instructions));
        }
    },

    /** Kokoro-FastAPI: a language beside the voice's own, and the volume. */
    KOKORO(allFormats().withVolume(0, 10).withControls(Control.MODEL)) {
        @Override
        void write(SpeechRequest request, Map<String, Object> fields) {
            if (!request.language().isEmpty()) {
                fields.put("lang_code", languageCode(request.language()));
            }
            if (request.prosody().volume() != 1) {
                fields.put("volume_multiplier", request.prosody().volume());
            }
        }

        @Override
        boolean readsLanguage() {
            return true;
        }
    },

    /** speaches: the sample rate, which otherwise depends on the model. */
    SPEACHES(allFormats()
            .withSampleRates(24000, 8000, 11025, 12000, 16000, 22050, 32000, 44100, 48000)
            .withControls(Control.MODEL)) {
        @Override
        void write(SpeechRequest request, Map<String, Object> fields) {
            if (request.sampleRate() != 0) {
                fields.put("sample_rate", request.sampleRate());
            }
        }
    },

    /** Dia-TTS-Server: a seed, two formats, and half to twice the speed. */
    DIA(engine(AudioFormat.OPUS, AudioFormat.WAV).withRate(0.5, 2).withControls(Control.MODEL, Control.SEED)) {
        @Override
        void write(SpeechRequest request, Map<String, Object> fields) {
            request.seed().ifPresent(seed -> fields.put("seed", seed));
        }

        /** A name that it does not know it takes for the first speaker, so it must never come to that. */
        @Override
        List<String> builtinVoices() {
            return List.of("S1", "S2", "dialogue");
        }

        @Override
        List<String> voiceLists() {
            return List.of("/get_predefined_voices", "/get_reference_files");
        }
    },

    /** Chatterbox-TTS-Server: a seed, and three formats. */
    CHATTERBOX(engine(AudioFormat.MP3, AudioFormat.OPUS, AudioFormat.WAV).withControls(Control.MODEL, Control.SEED)) {
        @Override
        void write(SpeechRequest request, Map<String, Object> fields) {
            request.seed().ifPresent(seed -> fields.put("seed", seed));
        }
    };

    private static final Map<String, String> KOKORO_LANGUAGES = Map.ofEntries(
            Map.entry("en", "a"),
            Map.entry("en-US", "a"),
            Map.entry("en-GB", "b"),
            Map.entry("es", "e"),
            Map.entry("fr", "f"),
            Map.entry("hi", "h"),
            Map.entry("it", "i"),
            Map.entry("ja", "j"),
            Map.entry("pt", "p"),
            Map.entry("zh", "z"));

    private final EngineCapabilities capabilities;

    Dialect(EngineCapabilities capabilities) {
        this.capabilities = capabilities;
    }

    /**
     * @throws io.github.cameltts.spi.UnknownNameException when there is no such dialect
     */
    static Dialect named(String name) {
        List<String> names = Arrays.stream(values())
                .map(dialect -> dialect.name().toLowerCase(Locale.ROOT))
                .toList();
        int found = names.indexOf(name.strip().toLowerCase(Locale.ROOT));
        if (found < 0) {
            throw NearestNames.unknown("dialect in tts.openai.dialect", name, names);
        }
        return values()[found];
    }

    /** Writes the fields that only this server has. */
    abstract void write(SpeechRequest request, Map<String, Object> fields);

    /** Whether the language of a request makes a difference. */
    boolean readsLanguage() {
        return false;
    }

    /** Voices that the server has and does not list. */
    List<String> builtinVoices() {
        return List.of();
    }

    /** Paths of JSON lists of voices. */
    List<String> voiceLists() {
        return List.of("/v1/audio/voices");
    }

    EngineCapabilities capabilities() {
        return capabilities;
    }

    private static EngineCapabilities allFormats() {
        return engine(
                AudioFormat.MP3, AudioFormat.OPUS, AudioFormat.AAC, AudioFormat.FLAC, AudioFormat.WAV, AudioFormat.PCM);
    }

    private static EngineCapabilities engine(AudioFormat... formats) {
        return EngineCapabilities.of("openai", formats)
                .withRate(0.25, 4)
                .withMaxTextLength(4096)
                .withMaxConcurrent(HttpSpeechEngine.CALLS_AT_ONCE);
    }

    /** The letter that begins the names of the language's voices. */
    private static String languageCode(String tag) {
        String code = KOKORO_LANGUAGES.getOrDefault(
                tag, KOKORO_LANGUAGES.get(Locale.forLanguageTag(tag).getLanguage()));
        if (code == null) {
            throw NearestNames.unknown("language of Kokoro", tag, new ArrayList<>(KOKORO_LANGUAGES.keySet()));
        }
        return code;
    }
}

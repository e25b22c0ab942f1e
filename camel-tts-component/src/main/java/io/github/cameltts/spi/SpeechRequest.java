package io.github.cameltts.spi;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One synthesis with every value decided: nothing in it is a default that an engine still has to fill in.
 *
 * @param text what to say: Unicode NFC, white space collapsed, never blank
 * @param textType plain text or SSML
 * @param voice the voice's id, empty only for engines that know no voices
 * @param language BCP 47, such as {@code en-US}, empty when neither the caller nor the voice tells
 * @param model the engine's model, empty for the only one
 * @param format the container and encoding of the audio
 * @param sampleRate hertz, 0 when the engine decides
 * @param prosody rate, pitch and volume
 * @param style speaking style, such as {@code cheerful}
 * @param instructions free text that tells a model how to speak
 * @param seed makes a sampling model repeatable
 * @param speakerReference reference audio of the voice to imitate
 * @param options other values of the engine, by option name, numbers in canonical form
 */
public record SpeechRequest(
        String text,
        TextType textType,
        String voice,
        String language,
        String model,
        AudioFormat format,
        int sampleRate,
        Prosody prosody,
        Optional<String> style,
        Optional<String> instructions,
        OptionalLong seed,
        Optional<SpeakerReference> speakerReference,
        SortedMap<String, String> options) {

    public SpeechRequest {
        if (text.isBlank()) {
            throw new InvalidSpeechRequestException("The text is empty. Send at least one word.");
        }
        if (sampleRate < 0) {
            throw new InvalidSpeechRequestException("The sample rate must be positive, not " + sampleRate + " Hz.");
        }
        options = Collections.unmodifiableSortedMap(new TreeMap<>(options));
    }

    /** A plain request, for tests and for callers that use an engine without Camel. */
    public static SpeechRequest of(String text, String voice, String language, AudioFormat format, int sampleRate) {
        return new SpeechRequest(
                text,
                TextType.TEXT,
                voice,
                language,
                "",
                format,
                sampleRate,
                Prosody.NEUTRAL,
                Optional.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                new TreeMap<>(Map.of()));
    }

    /** The same request for another text. */
    public SpeechRequest withText(String otherText) {
        return with(otherText, voice, language, format, sampleRate);
    }

    /** The same request in another language. */
    public SpeechRequest withLanguage(String tag) {
        return with(text, voice, tag, format, sampleRate);
    }

    /** The same request for another voice. */
    public SpeechRequest withVoice(String id) {
        return with(text, id, language, format, sampleRate);
    }

    /**
     * The same request for other audio.
     *
     * @param hertz 0 when the engine decides
     */
    public SpeechRequest withAudio(AudioFormat otherFormat, int hertz) {
        return with(text, voice, language, otherFormat, hertz);
    }

    private SpeechRequest with(String otherText, String id, String tag, AudioFormat otherFormat, int hertz) {
        return new SpeechRequest(
                otherText,
                textType,
                id,
                tag,
                model,
                otherFormat,
                hertz,
                prosody,
                style,
                instructions,
                seed,
                speakerReference,
                options);
    }
}

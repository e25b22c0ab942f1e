package io.github.cameltts.internal;

import io.github.cameltts.audio.codec.AudioEncoder;
import io.github.cameltts.audio.codec.PcmRecording;
import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.InvalidAudioException;
import io.github.cameltts.spi.Speech;
import io.github.cameltts.spi.SpeechRequest;
import io.github.cameltts.spi.SynthesisFailedException;
import java.util.Optional;

/**
 * What has to be done with an engine's audio so that it becomes what was asked for.
 *
 * @param from the format that the engine is asked for, one of {@link PcmRecording#READABLE}
 * @param fromRate hertz that the engine is asked for, 0 when it decides
 * @param encoder makes the format that was asked for
 */
record Conversion(AudioFormat from, int fromRate, AudioEncoder encoder) {

    /** Names all code that takes part, for the key. */
    String id() {
        return from.id() + "-" + fromRate + ">" + PcmRecording.VERSION + ">" + encoder.id();
    }

    /** The request as the engine gets it. */
    SpeechRequest spoken(SpeechRequest asked) {
        return asked.withAudio(from, fromRate);
    }

    /**
     * Converts the audio into what a request asks for.
     *
     * @param speech whole audio, as the engine answered to {@link #spoken}
     * @throws SynthesisFailedException when it cannot be: it is paid for, and could not be another time either
     */
    Speech answer(ResolvedRequest asked, Speech speech) {
        try {
            return convert(speech, asked.request().sampleRate());
        } catch (InvalidAudioException e) {
            throw new SynthesisFailedException(
                    "The audio of the engine '" + asked.engineName() + "' cannot be made "
                            + asked.request().format().id() + ": " + e.getMessage(),
                    e);
        }
    }

    /**
     * Converts the audio.
     *
     * @param speech whole audio, as the engine answered to {@link #spoken}
     * @param sampleRate hertz that were asked for, 0 when the engine's own decides
     * @throws InvalidAudioException when it does not tell its sample rate, or is in a form that cannot be read
     */
    Speech convert(Speech speech, int sampleRate) {
        PcmRecording recording = PcmRecording.of(speech);
        int hertz = sampleRate > 0 ? sampleRate : encoder.sampleRateFor(recording.sampleRate());
        byte[] audio = encoder.encode(recording.atRate(hertz).samples(), hertz);
        return new Speech(audio, encoder.format(), hertz, Optional.of(recording.duration()), speech.billedCharacters());
    }
}

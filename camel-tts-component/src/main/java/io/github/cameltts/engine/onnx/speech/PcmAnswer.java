package io.github.cameltts.engine.onnx.speech;

import io.github.cameltts.audio.SpokenPcm;
import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.AudioSink;
import io.github.cameltts.spi.InvalidAudioException;
import io.github.cameltts.spi.InvalidSpeechRequestException;
import io.github.cameltts.spi.Speech;
import io.github.cameltts.spi.TextTooLongException;

/** The answer to one request while its segments arrive. Not thread-safe. */
final class PcmAnswer {

    private static final long LONGEST_SECONDS = 3600;

    private final int sampleRate;
    private final SpokenPcm samples;
    private boolean hasSentence;
    private boolean isAudible;

    PcmAnswer(AudioFormat format, int sampleRate, AudioSink sink) {
        this.sampleRate = sampleRate;
        this.samples = new SpokenPcm(format, sink);
    }

    /**
     * Takes the samples of a segment, none where the model was silent.
     *
     * @throws TextTooLongException when it gets longer than an hour
     */
    void add(Segment segment, byte[] pcm) {
        boolean isSentence = segment instanceof Segment.Sentence;
        hasSentence |= isSentence;
        isAudible |= isSentence && pcm.length > 0;
        if (samples.bytes() + pcm.length > LONGEST_SECONDS * 2 * sampleRate) {
            throw new TextTooLongException(
                    "The audio is longer than an hour. Send the text in parts, or shorter breaks.");
        }
        samples.add(pcm);
    }

    /**
     * All of it; what was not handed on before goes to the sink now.
     *
     * @param voice the voice's name, for errors
     * @throws InvalidSpeechRequestException when there was no sentence
     * @throws InvalidAudioException when there were sentences, and no sound
     */
    Speech speech(String voice) {
        if (!hasSentence) {
            throw new InvalidSpeechRequestException("The text holds nothing that the voice " + voice
                    + " can say. Send words of its language, or use another engine or voice.");
        }
        if (!isAudible) {
            throw new InvalidAudioException("The voice " + voice + " gave silence. Use another voice.");
        }
        return samples.speech(sampleRate);
    }
}

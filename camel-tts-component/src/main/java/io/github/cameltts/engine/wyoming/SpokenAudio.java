package io.github.cameltts.engine.wyoming;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cameltts.audio.SpokenPcm;
import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.AudioSink;
import io.github.cameltts.spi.InvalidAudioException;
import io.github.cameltts.spi.Speech;

/** The samples of one answer, and what the server says about them. */
final class SpokenAudio {

    private final SpokenPcm samples;
    private int rate;

    SpokenAudio(AudioFormat format, AudioSink sink) {
        samples = new SpokenPcm(format, sink);
    }

    /**
     * Takes what {@code audio-start} and every {@code audio-chunk} say about the samples.
     *
     * @throws InvalidAudioException when they are not 16-bit mono, or change in the middle
     */
    void agree(ObjectNode said) {
        int nextRate = said.path("rate").asInt();
        int width = said.path("width").asInt(2);
        int channels = said.path("channels").asInt(1);
        if (nextRate <= 0 || width != 2 || channels != 1) {
            throw new InvalidAudioException("The Wyoming server speaks at " + nextRate + " Hz in " + channels
                    + " channels of " + width + " bytes. Let it answer with 16-bit mono.");
        }
        if (rate == 0) {
            rate = nextRate;
        } else if (rate != nextRate) {
            throw new InvalidAudioException("The Wyoming server changed from " + rate + " Hz to " + nextRate
                    + " Hz in the middle of its answer. Try again, or use another voice.");
        }
    }

    void add(byte[] chunk) {
        samples.add(chunk);
    }

    /**
     * All of it; what was not handed on before goes to the sink now.
     *
     * @throws InvalidAudioException when there is no sound, or half a sample
     */
    Speech speech() {
        if (samples.bytes() == 0) {
            throw new InvalidAudioException(
                    "The Wyoming server answered without audio. Send a text with words, and try again.");
        }
        if (samples.bytes() % 2 != 0) {
            throw new InvalidAudioException("The Wyoming server ended in the middle of a sample. Try again.");
        }
        return samples.speech(rate);
    }
}

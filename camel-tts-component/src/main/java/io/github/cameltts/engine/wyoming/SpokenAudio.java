package io.github.cameltts.engine.wyoming;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cameltts.audio.WavFile;
import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.AudioSink;
import io.github.cameltts.spi.InvalidAudioException;
import io.github.cameltts.spi.Speech;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The samples of one answer, kept until they are all there. PCM is handed on as it arrives; WAV when it is complete,
 * because its header tells how long it is.
 */
final class SpokenAudio {

    private final AudioFormat format;
    private final AudioSink sink;
    private final ByteArrayOutputStream samples = new ByteArrayOutputStream();
    private int rate;

    SpokenAudio(AudioFormat format, AudioSink sink) {
        this.format = format;
        this.sink = sink;
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
        samples.writeBytes(chunk);
        if (chunk.length > 0 && format != AudioFormat.WAV) {
            sink.accept(chunk);
        }
    }

    /**
     * All of it; what was not handed on before goes to the sink now.
     *
     * @throws InvalidAudioException when there is no sound, or half a sample
     */
    Speech speech() {
        byte[] pcm = samples.toByteArray();
        if (pcm.length == 0) {
            throw new InvalidAudioException(
                    "The Wyoming server answered without audio. Send a text with words, and try again.");
        }
        if (pcm.length % 2 != 0) {
            throw new InvalidAudioException("The Wyoming server ended in the middle of a sample. Try again.");
        }
        byte[] audio = pcm;
        if (format == AudioFormat.WAV) {
            audio = WavFile.wrap(pcm, rate);
            sink.accept(audio);
        }
        return new Speech(
                audio,
                format,
                rate,
                Optional.of(Duration.ofMillis(pcm.length / 2 * 1000L / rate)),
                OptionalLong.empty());
    }
}

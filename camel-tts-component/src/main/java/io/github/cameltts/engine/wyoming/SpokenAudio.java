package io.github.cameltts.engine.wyoming;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cameltts.audio.WavFile;
import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.AudioSink;
import io.github.cameltts.spi.InvalidAudioException;
import io.github.cameltts.spi.Speech;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The samples of one answer, handed on as they arrive and kept until they are all there. A WAV file tells its real sizes
 * where nobody listens before the end; a stream cannot know them.
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
        if (chunk.length == 0) {
            return;
        }
        if (samples.size() == 0 && format == AudioFormat.WAV) {
            sink.accept(WavFile.streamHeader(rate));
        }
        samples.writeBytes(chunk);
        sink.accept(chunk);
    }

    /**
     * All of it.
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
        return new Speech(
                format == AudioFormat.WAV ? wav(pcm) : pcm,
                format,
                rate,
                Optional.of(Duration.ofMillis(pcm.length / 2 * 1000L / rate)),
                OptionalLong.empty());
    }

    private byte[] wav(byte[] pcm) {
        if (sink == AudioSink.NONE) {
            return WavFile.wrap(pcm, rate);
        }
        byte[] header = WavFile.streamHeader(rate);
        return ByteBuffer.allocate(header.length + pcm.length)
                .put(header)
                .put(pcm)
                .array();
    }
}

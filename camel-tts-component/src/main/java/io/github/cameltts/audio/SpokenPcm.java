package io.github.cameltts.audio;

import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.AudioSink;
import io.github.cameltts.spi.Speech;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The samples of one speech, kept until they are all there. PCM is handed on as it arrives; WAV when it is complete, because
 * its header tells how long it is. Not thread-safe.
 */
public final class SpokenPcm {

    private final AudioFormat format;
    private final AudioSink sink;
    private final List<byte[]> pieces = new ArrayList<>();
    private long bytes;

    /** @param format {@link AudioFormat#WAV} or {@link AudioFormat#PCM} */
    public SpokenPcm(AudioFormat format, AudioSink sink) {
        this.format = format;
        this.sink = sink;
    }

    /** Takes samples of 16 bits, little-endian, mono; they must not be changed any more. */
    public void add(byte[] pcm) {
        if (pcm.length == 0) {
            return;
        }
        bytes += pcm.length;
        pieces.add(pcm);
        if (format != AudioFormat.WAV) {
            sink.accept(pcm);
        }
    }

    /** How many bytes of samples there are. */
    public long bytes() {
        return bytes;
    }

    /**
     * All of it, once; what was not handed on before goes to the sink now.
     *
     * @param sampleRate hertz
     */
    public Speech speech(int sampleRate) {
        byte[] pcm = joined();
        byte[] audio = pcm;
        if (format == AudioFormat.WAV) {
            audio = WavFile.wrap(pcm, sampleRate);
            sink.accept(audio);
        }
        Duration duration = Duration.ofNanos(pcm.length / 2 * 1_000_000_000L / sampleRate);
        return new Speech(audio, format, sampleRate, Optional.of(duration), OptionalLong.empty());
    }

    private byte[] joined() {
        byte[] pcm = new byte[Math.toIntExact(bytes)];
        int at = 0;
        for (byte[] piece : pieces) {
            System.arraycopy(piece, 0, pcm, at, piece.length);
            at += piece.length;
        }
        pieces.clear();
        return pcm;
    }
}

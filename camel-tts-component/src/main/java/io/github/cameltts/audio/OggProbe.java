package io.github.cameltts.audio;

import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.InvalidAudioException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Opus (RFC 7845) or Vorbis ("Vorbis I specification", Xiph.Org) in Ogg: every page is whole and the last one ends the
 * stream. Chained streams add up.
 */
final class OggProbe implements AudioProbe {

    private static final int OPUS_RATE = 48000;
    private static final int FIRST_PAYLOAD = 28;

    private final AudioFormat format;

    OggProbe(AudioFormat format) {
        this.format = format;
    }

    @Override
    public boolean recognizes(byte[] audio) {
        return Signature.at(audio, 0, "OggS") && Signature.at(audio, FIRST_PAYLOAD, magic());
    }

    private String magic() {
        return format == AudioFormat.OPUS ? "OpusHead" : "\u0001vorbis";
    }

    @Override
    public AudioInfo probe(byte[] audio, int sampleRate) {
        StreamHeader header = null;
        long samples = 0;
        long position = 0;
        boolean ended = false;
        for (int at = 0; at < audio.length; ) {
            OggPage page = OggPage.at(audio, at);
            if (page.first()) {
                header = header(audio, page);
                position = 0;
            }
            if (page.granule() > 0) {
                position = page.granule();
            }
            ended = page.last();
            if (ended && header != null) {
                samples += Math.max(0, position - header.preSkip());
            }
            at = page.end();
        }
        if (header == null || !ended) {
            throw OggPage.truncated();
        }
        return AudioInfo.ofSamples(format, header.sampleRate(), header.channels(), samples);
    }

    private record StreamHeader(int channels, int sampleRate, int preSkip) {}

    private StreamHeader header(byte[] audio, OggPage page) {
        int at = page.payload();
        if (!Signature.at(audio, at, magic()) || page.end() - at < 16) {
            throw new InvalidAudioException("The ogg audio does not contain "
                    + (format == AudioFormat.OPUS ? "Opus" : "Vorbis") + ". Correct the engine's format.");
        }
        ByteBuffer bytes = ByteBuffer.wrap(audio).order(ByteOrder.LITTLE_ENDIAN);
        StreamHeader header = format == AudioFormat.OPUS
                ? new StreamHeader(audio[at + 9] & 0xFF, OPUS_RATE, Short.toUnsignedInt(bytes.getShort(at + 10)))
                : new StreamHeader(audio[at + 11] & 0xFF, bytes.getInt(at + 12), 0);
        if (header.channels() == 0 || header.sampleRate() <= 0) {
            throw new InvalidAudioException("The ogg header names no channels or no sample rate. Try again.");
        }
        return header;
    }
}

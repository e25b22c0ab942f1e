package io.github.cameltts.audio;

import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.InvalidAudioException;
import java.nio.ByteBuffer;

/**
 * Native FLAC (RFC 9639): STREAMINFO tells the length, and the last frame must be whole and reach it. Frames have no
 * length field, so the last one is found from the end by its two checksums.
 */
final class FlacProbe implements AudioProbe {

    private static final int STREAMINFO_LENGTH = 34;
    private static final int FIRST_BLOCK = 4;
    private static final int LONGEST_UNANNOUNCED_FRAME = 256 * 1024;

    @Override
    public boolean recognizes(byte[] audio) {
        return Signature.at(audio, 0, "fLaC");
    }

    @Override
    public AudioInfo probe(byte[] audio, int sampleRate) {
        if (!recognizes(audio)) {
            throw new InvalidAudioException("The audio does not begin with a FLAC header.");
        }
        int frames = afterMetadata(audio);
        ByteBuffer info =
                ByteBuffer.wrap(audio, FIRST_BLOCK + 4, STREAMINFO_LENGTH).slice();
        long packed = info.getLong(10);
        int rate = (int) (packed >>> 44);
        int channels = (int) ((packed >>> 41) & 7) + 1;
        long total = packed & 0xF_FFFF_FFFFL;
        if (rate == 0) {
            throw new InvalidAudioException("The flac header names no sample rate. Try again.");
        }
        if (frames == audio.length) {
            return AudioInfo.ofSamples(AudioFormat.FLAC, rate, channels, 0);
        }
        int earliest = Math.max(frames, audio.length - longestFrame(info));
        long last = lastFrame(audio, earliest).endSample(Short.toUnsignedInt(info.getShort(0)));
        if (last < total) {
            throw truncated();
        }
        return AudioInfo.ofSamples(AudioFormat.FLAC, rate, channels, total == 0 ? last : total);
    }

    private static int afterMetadata(byte[] audio) {
        int at = FIRST_BLOCK;
        boolean last = false;
        while (!last) {
            if (audio.length - at < 4) {
                throw truncated();
            }
            int header = ByteBuffer.wrap(audio).getInt(at);
            int length = header & 0xFF_FFFF;
            last = header < 0;
            if (at == FIRST_BLOCK && (((header >>> 24) & 0x7F) != 0 || length != STREAMINFO_LENGTH)) {
                throw new InvalidAudioException("The flac audio does not begin with STREAMINFO. Try again.");
            }
            at += 4 + length;
            if (at > audio.length) {
                throw truncated();
            }
        }
        return at;
    }

    private static int longestFrame(ByteBuffer info) {
        int announced = info.getInt(6) & 0xFF_FFFF;
        return announced == 0 ? LONGEST_UNANNOUNCED_FRAME : announced;
    }

    private static FlacFrame lastFrame(byte[] audio, int earliest) {
        for (int at = audio.length - FlacFrame.LEAST_LENGTH; at >= earliest; at--) {
            if (FlacFrame.isSync(audio, at)) {
                FlacFrame frame = FlacFrame.at(audio, at).orElse(null);
                if (frame != null && FlacFrame.isWhole(audio, at, audio.length)) {
                    return frame;
                }
            }
        }
        throw truncated();
    }

    private static InvalidAudioException truncated() {
        return new InvalidAudioException("The flac audio ends before its last frame. Try again.");
    }
}

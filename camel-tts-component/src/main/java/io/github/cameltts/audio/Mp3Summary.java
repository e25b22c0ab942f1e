package io.github.cameltts.audio;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/**
 * A leading frame that has no sound but tells about the frames to come: {@code Xing} (variable bit rate) or {@code Info}
 * (constant) as LAME writes it, or {@code VBRI} of Fraunhofer.
 *
 * @param frames how many are to come, 0 when it does not tell
 * @param variable whether their bit rate varies, so that a player cannot know the duration without this
 */
record Mp3Summary(long frames, boolean variable) {

    private static final int VBRI_OFFSET = 36;
    private static final int HAS_FRAMES = 1;
    private static final int HAS_BYTES = 2;
    private static final int XING_LENGTH = 16;

    /** What the frame at an offset tells, empty when it is one with sound. */
    static Optional<Mp3Summary> in(byte[] audio, int at, Mp3Frame frame) {
        int tag = at + frame.sideInfoEnd();
        boolean xing = Signature.at(audio, tag, "Xing");
        if (xing || Signature.at(audio, tag, "Info")) {
            boolean counted = tag + 12 <= audio.length && (audio[tag + 7] & HAS_FRAMES) != 0;
            return Optional.of(new Mp3Summary(counted ? number(audio, tag + 8) : 0, xing));
        }
        int vbri = at + VBRI_OFFSET;
        if (Signature.at(audio, vbri, "VBRI")) {
            return Optional.of(new Mp3Summary(vbri + 18 <= audio.length ? number(audio, vbri + 14) : 0, true));
        }
        return Optional.empty();
    }

    /**
     * Writes a {@code Xing} frame to go before frames of a variable bit rate.
     *
     * @param sound begins with the first frame with sound, whose version, sample rate and channels it takes over
     * @param frames how many frames there are
     * @param length bytes of all of them
     */
    static byte[] xing(byte[] sound, long frames, long length) {
        byte[] header = Arrays.copyOf(sound, 4);
        header[1] |= 1; // no checksum
        Mp3Frame frame = null;
        for (int bitRate = 1; frame == null || frame.length() < frame.sideInfoEnd() + XING_LENGTH; bitRate++) {
            header[2] = (byte) ((bitRate << 4) | (header[2] & 0x0C));
            frame = Mp3Frame.at(header, 0).orElseThrow();
        }
        byte[] xing = Arrays.copyOf(header, frame.length());
        ByteBuffer.wrap(xing)
                .position(frame.sideInfoEnd())
                .put(new byte[] {'X', 'i', 'n', 'g'})
                .putInt(HAS_FRAMES | HAS_BYTES)
                .putInt((int) frames)
                .putInt((int) (length + xing.length));
        return xing;
    }

    private static long number(byte[] audio, int at) {
        return Integer.toUnsignedLong(ByteBuffer.wrap(audio).getInt(at));
    }
}

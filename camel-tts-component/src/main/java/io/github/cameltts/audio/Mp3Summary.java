package io.github.cameltts.audio;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * A leading frame that has no sound but tells about the frames to come: {@code Xing} (variable bit rate) or {@code Info}
 * (constant) as LAME writes it ("Mp3 Info Tag, revision 1", Gabriel Bouvigne), or {@code VBRI} of Fraunhofer.
 *
 * @param frames how many are to come, 0 when it does not tell
 * @param variable whether their bit rate varies, so that a player cannot know the duration without this
 * @param added samples that the encoder put before and behind the sound, 0 when it does not tell
 */
public record Mp3Summary(long frames, boolean variable, int added) {

    /** Of audio that tells nothing about itself. */
    static final Mp3Summary NOTHING = new Mp3Summary(0, false, 0);

    private static final int VBRI_OFFSET = 36;
    private static final int HAS_FRAMES = 1;
    private static final int HAS_BYTES = 2;
    private static final int HAS_TABLE = 4;
    private static final int HAS_QUALITY = 8;
    private static final int XING_LENGTH = 16;
    private static final int ENCODER_LENGTH = 36;
    private static final int ENCODER_DELAYS = 21;
    private static final int LAME_DELAY = 576;

    /** What the frame at an offset tells, empty when it is one with sound. */
    static Optional<Mp3Summary> in(byte[] audio, int at, Mp3Frame frame) {
        int tag = at + frame.sideInfoEnd();
        boolean xing = Signature.at(audio, tag, "Xing");
        if (xing || Signature.at(audio, tag, "Info")) {
            boolean counted = tag + 12 <= audio.length && (audio[tag + 7] & HAS_FRAMES) != 0;
            return Optional.of(new Mp3Summary(counted ? number(audio, tag + 8) : 0, xing, added(audio, tag)));
        }
        int vbri = at + VBRI_OFFSET;
        if (Signature.at(audio, vbri, "VBRI")) {
            return Optional.of(new Mp3Summary(vbri + 18 <= audio.length ? number(audio, vbri + 14) : 0, true, 0));
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

    /**
     * Fills the empty frame that LAME begins with, so that players show the right duration and leave out what the encoder
     * added to the sound. What begins otherwise stays as it is.
     *
     * @param mp3 of a constant bit rate; is changed
     * @param samples that were encoded
     */
    public static byte[] fillIn(byte[] mp3, int samples) {
        Mp3Frame first = Mp3Frame.at(mp3, 0).orElseThrow();
        int tag = first.sideInfoEnd();
        if (first.length() < tag + XING_LENGTH + ENCODER_LENGTH || !isEmpty(mp3, first.length())) {
            return mp3;
        }
        int frames = -1;
        for (int at = 0;
                at < mp3.length;
                at += Mp3Frame.at(mp3, at).orElseThrow().length()) {
            frames++;
        }
        int encoder = tag + XING_LENGTH;
        int padding = frames * first.samples() - samples - LAME_DELAY;
        ByteBuffer bytes = ByteBuffer.wrap(mp3);
        bytes.position(tag)
                .put(ascii("Info"))
                .putInt(HAS_FRAMES | HAS_BYTES)
                .putInt(frames)
                .putInt(mp3.length)
                .put(ascii("LAME3.98r"));
        bytes.putInt(encoder + ENCODER_DELAYS - 1, LAME_DELAY << 12 | Math.max(0, padding));
        bytes.putInt(encoder + ENCODER_LENGTH - 8, mp3.length);
        bytes.putShort(encoder + ENCODER_LENGTH - 2, (short) crc16(mp3, encoder + ENCODER_LENGTH - 2));
        return mp3;
    }

    private static boolean isEmpty(byte[] mp3, int length) {
        for (int i = 4; i < length; i++) {
            if (mp3[i] != 0) {
                return false;
            }
        }
        return true;
    }

    /** What an encoder behind the numbers of a Xing frame tells about itself. */
    private static int added(byte[] audio, int tag) {
        if (tag + 8 > audio.length) {
            return 0;
        }
        int flags = audio[tag + 7];
        int encoder = tag
                + 8
                + ((flags & HAS_FRAMES) != 0 ? 4 : 0)
                + ((flags & HAS_BYTES) != 0 ? 4 : 0)
                + ((flags & HAS_TABLE) != 0 ? 100 : 0)
                + ((flags & HAS_QUALITY) != 0 ? 4 : 0);
        boolean known = Signature.at(audio, encoder, "LAME") || Signature.at(audio, encoder, "Lav");
        if (!known || encoder + ENCODER_LENGTH > audio.length) {
            return 0;
        }
        int delays = ByteBuffer.wrap(audio).getInt(encoder + ENCODER_DELAYS - 1);
        return ((delays >> 12) & 0xFFF) + (delays & 0xFFF);
    }

    /** Polynomial x^16 + x^15 + x^2 + 1, reflected. */
    private static int crc16(byte[] audio, int to) {
        int crc = 0;
        for (int i = 0; i < to; i++) {
            crc ^= audio[i] & 0xFF;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc >>> 1) ^ ((crc & 1) != 0 ? 0xA001 : 0);
            }
        }
        return crc;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static long number(byte[] audio, int at) {
        return Integer.toUnsignedLong(ByteBuffer.wrap(audio).getInt(at));
    }
}

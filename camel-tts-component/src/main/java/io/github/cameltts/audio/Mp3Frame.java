package io.github.cameltts.audio;

import java.util.Optional;

/**
 * The header of one layer III frame (ISO/IEC 11172-3 section 2.4.2.3, 13818-3 section 2.4.2.3).
 *
 * @param length bytes with the header
 * @param samples per channel
 * @param sampleRate hertz
 * @param channels 1 or 2
 * @param sideInfoEnd offset of the main data in the frame
 */
public record Mp3Frame(int length, int samples, int sampleRate, int channels, int sideInfoEnd) {

    private static final int[] KILOBITS_MPEG1 = {0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320};
    private static final int[] KILOBITS_MPEG2 = {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160};
    private static final int[] RATES_MPEG1 = {44100, 48000, 32000};
    private static final int MPEG_2_5 = 0;
    private static final int RESERVED_VERSION = 1;
    private static final int MPEG_1 = 3;
    private static final int LAYER_3 = 1;
    private static final int MONO = 3;

    /** The frame that begins at an offset, empty when none does. */
    public static Optional<Mp3Frame> at(byte[] audio, int at) {
        if (audio.length - at < 4 || (audio[at] & 0xFF) != 0xFF || (audio[at + 1] & 0xE0) != 0xE0) {
            return Optional.empty();
        }
        int version = (audio[at + 1] >> 3) & 3;
        int layer = (audio[at + 1] >> 1) & 3;
        int bitrate = (audio[at + 2] >> 4) & 15;
        int rate = (audio[at + 2] >> 2) & 3;
        if (version == RESERVED_VERSION || layer != LAYER_3 || bitrate == 0 || bitrate == 15 || rate == 3) {
            return Optional.empty();
        }
        boolean mpeg1 = version == MPEG_1;
        int kilobits = (mpeg1 ? KILOBITS_MPEG1 : KILOBITS_MPEG2)[bitrate];
        int sampleRate = RATES_MPEG1[rate] / (mpeg1 ? 1 : version == MPEG_2_5 ? 4 : 2);
        boolean mono = ((audio[at + 3] >> 6) & 3) == MONO;
        int padding = (audio[at + 2] >> 1) & 1;
        int sideInfo = mpeg1 ? (mono ? 17 : 32) : mono ? 9 : 17;
        return Optional.of(new Mp3Frame(
                (mpeg1 ? 144 : 72) * kilobits * 1000 / sampleRate + padding,
                mpeg1 ? 1152 : 576,
                sampleRate,
                mono ? 1 : 2,
                4 + sideInfo));
    }
}

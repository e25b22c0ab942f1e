package io.github.cameltts.audio;

import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.InvalidAudioException;
import java.nio.ByteBuffer;

/**
 * MPEG-1, 2 and 2.5 layer III (ISO/IEC 11172-3, 13818-3), walked frame by frame. Tags are skipped: ID3v2 (id3.org,
 * version 2.4.0) anywhere between frames, ID3v1 and APEv2 at the end. A leading Xing or Info frame carries no sound but
 * the number of frames to come, which shows a loss at a frame's border.
 */
final class Mp3Probe implements AudioProbe {

    private static final int ID3V1_LENGTH = 128;

    @Override
    public boolean recognizes(byte[] audio) {
        if (Signature.at(audio, 0, "ID3")) {
            return true;
        }
        return Mp3Frame.at(audio, 0)
                .filter(first -> first.length() == audio.length
                        || Mp3Frame.at(audio, first.length()).isPresent())
                .isPresent();
    }

    @Override
    public AudioInfo probe(byte[] audio, int sampleRate) {
        int at = 0;
        Mp3Frame first = null;
        long announced = 0;
        long frames = 0;
        long samples = 0;
        while (at < audio.length && !endsWithTag(audio, at)) {
            if (Signature.at(audio, at, "ID3")) {
                at = afterId3v2(audio, at);
                continue;
            }
            int offset = at;
            Mp3Frame frame = Mp3Frame.at(audio, at)
                    .orElseThrow(() -> new InvalidAudioException(
                            "The mp3 audio has no frame at byte " + offset + " of " + audio.length + ". Try again."));
            if (frame.length() > audio.length - at) {
                throw new InvalidAudioException("The mp3 audio ends within its last frame. Try again.");
            }
            if (first == null) {
                first = frame;
                announced = announcedFrames(audio, at, frame);
            }
            if (at != 0 || announced == 0) {
                frames++;
                samples += frame.samples();
            }
            at += frame.length();
        }
        if (first == null || frames < announced) {
            throw new InvalidAudioException(
                    "The mp3 audio has " + frames + " frames, fewer than it should. Try again.");
        }
        return AudioInfo.ofSamples(AudioFormat.MP3, first.sampleRate(), first.channels(), samples);
    }

    /** Frames that a Xing or Info header promises, 0 without one. */
    private static long announcedFrames(byte[] audio, int at, Mp3Frame frame) {
        int tag = at + frame.sideInfoEnd();
        if ((Signature.at(audio, tag, "Xing") || Signature.at(audio, tag, "Info"))
                && tag + 12 <= audio.length
                && (audio[tag + 7] & 1) != 0) {
            return Integer.toUnsignedLong(ByteBuffer.wrap(audio).getInt(tag + 8));
        }
        return 0;
    }

    private static int afterId3v2(byte[] audio, int at) {
        if (audio.length - at < 10) {
            throw new InvalidAudioException("The mp3 audio ends within its ID3 tag. Try again.");
        }
        int size = 0;
        for (int i = 6; i < 10; i++) {
            size = size << 7 | (audio[at + i] & 0x7F);
        }
        boolean footer = (audio[at + 5] & 0x10) != 0;
        return (int) Math.min(audio.length, at + 10L + size + (footer ? 10 : 0));
    }

    private static boolean endsWithTag(byte[] audio, int at) {
        return Signature.at(audio, at, "APETAGEX")
                || (audio.length - at == ID3V1_LENGTH && Signature.at(audio, at, "TAG"));
    }
}

package io.github.cameltts.audio;

import io.github.cameltts.spi.AudioSink;
import io.github.cameltts.spi.InvalidAudioException;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * Lets the frames with sound through. The tags and the leading summary of a part tell about that part alone, so a player
 * that believed them would show a wrong duration. Frames of a variable bit rate are kept back and go out at the end,
 * behind a summary of them all.
 */
final class Mp3Seam implements Seam {

    private final AudioSink out;
    private final ByteArrayOutputStream variable = new ByteArrayOutputStream();
    private byte[] pending = {};
    private long toSkip;
    private boolean partBegins = true;
    private boolean isVariable;
    private long frames;

    Mp3Seam(AudioSink out) {
        this.out = out;
    }

    @Override
    public void accept(byte[] chunk) {
        byte[] bytes = Arrays.copyOf(pending, pending.length + chunk.length);
        System.arraycopy(chunk, 0, bytes, pending.length, chunk.length);
        ByteArrayOutputStream sound = new ByteArrayOutputStream(bytes.length);
        pending = Arrays.copyOfRange(bytes, walk(bytes, sound), bytes.length);
        if (isVariable) {
            variable.writeBytes(sound.toByteArray());
        } else if (sound.size() > 0) {
            out.accept(sound.toByteArray());
        }
    }

    /** @return where the first frame or tag begins that is not all there */
    private int walk(byte[] bytes, ByteArrayOutputStream sound) {
        int at = 0;
        while (true) {
            int skipped = (int) Math.min(toSkip, bytes.length - at);
            toSkip -= skipped;
            at += skipped;
            if (bytes.length - at < Mp3Tag.ID3V2_HEADER) {
                return at;
            }
            if (Mp3Tag.isId3v2(bytes, at)) {
                toSkip = Mp3Tag.id3v2Length(bytes, at);
            } else if (Mp3Tag.isLastBegun(bytes, at)) {
                toSkip = Long.MAX_VALUE;
            } else {
                Mp3Frame frame = Mp3Frame.at(bytes, at)
                        .orElseThrow(() -> new InvalidAudioException(
                                "The mp3 audio has something other than frames in it. Try again."));
                if (frame.length() > bytes.length - at) {
                    return at;
                }
                if (!isSummary(bytes, at, frame)) {
                    sound.write(bytes, at, frame.length());
                    frames++;
                }
                at += frame.length();
            }
        }
    }

    private boolean isSummary(byte[] bytes, int at, Mp3Frame frame) {
        if (!partBegins) {
            return false;
        }
        partBegins = false;
        Optional<Mp3Summary> summary = Mp3Summary.in(bytes, at, frame);
        if (frames == 0) {
            isVariable = summary.filter(Mp3Summary::variable).isPresent();
        }
        return summary.isPresent();
    }

    @Override
    public void endPart() {
        if (pending.length > 0) {
            throw new InvalidAudioException("The mp3 audio ends within its last frame. Try again.");
        }
        toSkip = 0;
        partBegins = true;
    }

    @Override
    public void end() {
        if (isVariable) {
            byte[] sound = variable.toByteArray();
            out.accept(Mp3Summary.xing(sound, frames, sound.length));
            out.accept(sound);
        }
    }
}

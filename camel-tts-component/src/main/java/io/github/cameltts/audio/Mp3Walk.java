package io.github.cameltts.audio;

import io.github.cameltts.spi.InvalidAudioException;
import java.util.Optional;

/**
 * Goes through MP3 audio from one frame with sound to the next. Tags are skipped: ID3v2 anywhere between frames, the others
 * at the end; so is a leading frame that only tells about the ones to come. Not thread-safe.
 */
public final class Mp3Walk {

    private final byte[] audio;
    private int at;
    private int offset;
    private boolean begun;
    private Mp3Summary summary = Mp3Summary.NOTHING;

    /** @param audio all bytes, which are not copied */
    public Mp3Walk(byte[] audio) {
        this.audio = audio;
    }

    /**
     * The next frame with sound, empty behind the last.
     *
     * @throws InvalidAudioException when something else follows, or the audio ends within it
     */
    public Optional<Mp3Frame> next() {
        while (at < audio.length && !Mp3Tag.isLast(audio, at)) {
            if (Mp3Tag.isId3v2(audio, at)) {
                at = afterId3v2();
                continue;
            }
            Mp3Frame frame = frame();
            Optional<Mp3Summary> told = begun ? Optional.empty() : Mp3Summary.in(audio, at, frame);
            begun = true;
            offset = at;
            at += frame.length();
            if (told.isEmpty()) {
                return Optional.of(frame);
            }
            summary = told.get();
        }
        return Optional.empty();
    }

    /** Where the frame begins that {@link #next} gave. */
    public int offset() {
        return offset;
    }

    /** What the audio tells about itself, known with the first frame. */
    Mp3Summary summary() {
        return summary;
    }

    private Mp3Frame frame() {
        Mp3Frame frame = Mp3Frame.at(audio, at)
                .orElseThrow(() -> new InvalidAudioException(
                        "The mp3 audio has no frame at byte " + at + " of " + audio.length + ". Try again."));
        if (frame.length() > audio.length - at) {
            throw new InvalidAudioException("The mp3 audio ends within its last frame. Try again.");
        }
        return frame;
    }

    private int afterId3v2() {
        if (audio.length - at < Mp3Tag.ID3V2_HEADER) {
            throw new InvalidAudioException("The mp3 audio ends within its ID3 tag. Try again.");
        }
        return (int) Math.min(audio.length, at + Mp3Tag.id3v2Length(audio, at));
    }
}

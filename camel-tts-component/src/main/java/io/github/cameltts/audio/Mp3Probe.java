package io.github.cameltts.audio;

import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.InvalidAudioException;
import java.util.Optional;

/**
 * MPEG-1, 2 and 2.5 layer III (ISO/IEC 11172-3, 13818-3), walked frame by frame. Tags are skipped: ID3v2 anywhere
 * between frames, the others at the end. A leading frame that summarizes the ones to come has no sound, but shows a loss
 * at a frame's border.
 */
final class Mp3Probe implements AudioProbe {

    @Override
    public boolean recognizes(byte[] audio) {
        if (Mp3Tag.isId3v2(audio, 0)) {
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
        long added = 0;
        long frames = 0;
        long samples = 0;
        while (at < audio.length && !Mp3Tag.isLast(audio, at)) {
            if (Mp3Tag.isId3v2(audio, at)) {
                at = afterId3v2(audio, at);
                continue;
            }
            Mp3Frame frame = frame(audio, at);
            Optional<Mp3Summary> summary = first == null ? Mp3Summary.in(audio, at, frame) : Optional.empty();
            if (summary.isPresent()) {
                announced = summary.get().frames();
                added = summary.get().added();
            } else {
                frames++;
                samples += frame.samples();
            }
            first = first == null ? frame : first;
            at += frame.length();
        }
        if (first == null || frames < announced) {
            throw new InvalidAudioException(
                    "The mp3 audio has " + frames + " frames, fewer than it should. Try again.");
        }
        long heard = added < samples ? samples - added : samples;
        return AudioInfo.ofSamples(AudioFormat.MP3, first.sampleRate(), first.channels(), heard);
    }

    private static Mp3Frame frame(byte[] audio, int at) {
        Mp3Frame frame = Mp3Frame.at(audio, at)
                .orElseThrow(() -> new InvalidAudioException(
                        "The mp3 audio has no frame at byte " + at + " of " + audio.length + ". Try again."));
        if (frame.length() > audio.length - at) {
            throw new InvalidAudioException("The mp3 audio ends within its last frame. Try again.");
        }
        return frame;
    }

    private static int afterId3v2(byte[] audio, int at) {
        if (audio.length - at < Mp3Tag.ID3V2_HEADER) {
            throw new InvalidAudioException("The mp3 audio ends within its ID3 tag. Try again.");
        }
        return (int) Math.min(audio.length, at + Mp3Tag.id3v2Length(audio, at));
    }
}

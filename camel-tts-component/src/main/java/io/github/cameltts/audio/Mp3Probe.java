package io.github.cameltts.audio;

import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.InvalidAudioException;
import java.util.Optional;

/**
 * MPEG-1, 2 and 2.5 layer III (ISO/IEC 11172-3, 13818-3), walked frame by frame. A leading frame
 * that summarizes the ones to come has no sound, but shows a loss at a frame's border.
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
        Mp3Walk walk = new Mp3Walk(audio);
        Optional<Mp3Frame> first = walk.next();
        long frames = 0;
        long samples = 0;
        for (Optional<Mp3Frame> frame = first; frame.isPresent(); frame = walk.next()) {
            frames++;
            samples += frame.get().samples();
        }
        long added = walk.summary().added();
        if (first.isEmpty() || frames < walk.summary().frames()) {
            throw new InvalidAudioException(
                    "The mp3 audio has " + frames + " frames, fewer than it should. Try again.");
        }
        long heard = added < samples ? samples - added : samples;
        return AudioInfo.ofSamples(
                AudioFormat.MP3, first.get().sampleRate(), first.get().channels(), heard);
    }
}

package io.github.cameltts.routes.mix;

import io.github.cameltts.audio.AudioInfo;
import io.github.cameltts.audio.AudioJoiner;
import io.github.cameltts.audio.WavFile;
import io.github.cameltts.spi.AudioSink;
import io.github.cameltts.spi.InvalidAudioException;
import io.github.cameltts.spi.InvalidSpeechRequestException;
import io.github.cameltts.spi.Speech;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One track after the other, with silence between them. WAV of another rate, or of more channels, becomes what the first
 * track is; of other formats all must be alike. Not thread-safe.
 */
final class TrackJoiner {

    private final Duration gap;
    private AudioJoiner joiner;
    private AudioInfo first;

    TrackJoiner(Duration gap) {
        this.gap = gap;
    }

    /** @throws InvalidAudioException when the track does not go with the first */
    void add(VoiceTrack track) {
        if (first == null) {
            first = track.info();
            joiner = new AudioJoiner(first.format(), AudioSink.NONE);
            requireGap(track);
        } else if (!gap.isZero()) {
            append(new WavFile(new float[silentFrames() * first.channels()], first.sampleRate(), first.channels())
                    .toBytes());
        }
        append(alike(track));
    }

    VoiceTrack end() {
        Speech joined = joiner.end();
        return new VoiceTrack(
                joined.audio(), new AudioInfo(first.format(), first.sampleRate(), first.channels(), joined.duration()));
    }

    private void append(byte[] audio) {
        joiner.accept(audio);
        joiner.endPart(new Speech(audio, first.format(), first.sampleRate(), Optional.empty(), OptionalLong.empty()));
    }

    private byte[] alike(VoiceTrack track) {
        if (track.info().format() != first.format()) {
            throw new InvalidAudioException(
                    "One part of the speech is " + first.format().id() + " and another "
                            + track.info().format().id() + ". Ask for one format, such as format=wav.");
        }
        boolean same =
                track.info().sampleRate() == first.sampleRate() && track.info().channels() == first.channels();
        if (same || !track.isWav()) {
            return track.audio();
        }
        WavFile wav = WavFile.decode(track.audio()).atRate(first.sampleRate());
        float[][] channels = new float[first.channels()][];
        for (int channel = 0; channel < channels.length; channel++) {
            channels[channel] = wav.mono();
        }
        return WavFile.ofChannels(channels, first.sampleRate()).toBytes();
    }

    private int silentFrames() {
        return Math.toIntExact(gap.toMillis() * first.sampleRate() / 1000);
    }

    private void requireGap(VoiceTrack track) {
        if (!gap.isZero() && !track.isWav()) {
            throw new InvalidSpeechRequestException("There can be a gap between parts of WAV only, and these are "
                    + first.format().id() + ". Ask for format=wav, or set gap=0.");
        }
    }
}

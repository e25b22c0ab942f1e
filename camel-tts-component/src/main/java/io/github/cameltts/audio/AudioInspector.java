package io.github.cameltts.audio;

import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.InvalidAudioException;
import io.github.cameltts.spi.Speech;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Admits audio only when it is whole, plays for some time and is what was promised. Safe for many threads. */
public final class AudioInspector {

    private static final Map<AudioFormat, AudioProbe> PROBES = new EnumMap<>(Map.of(
            AudioFormat.WAV, new WavProbe(),
            AudioFormat.PCM, new PcmProbe(),
            AudioFormat.MP3, new Mp3Probe(),
            AudioFormat.OPUS, new OggProbe(AudioFormat.OPUS),
            AudioFormat.OGG, new OggProbe(AudioFormat.OGG),
            AudioFormat.FLAC, new FlacProbe(),
            AudioFormat.AAC, new AacProbe(),
            AudioFormat.ULAW, new G711Probe(AudioFormat.ULAW),
            AudioFormat.ALAW, new G711Probe(AudioFormat.ALAW)));

    /** Bytes that tell any header, and text from samples of sound. */
    private static final int BEGINNING = 512;

    private AudioInspector() {}

    /**
     * Checks what an engine answered.
     *
     * @throws InvalidAudioException when the audio is empty, truncated, silent for lack of samples, or another format
     */
    public static AudioInfo inspect(Speech speech) {
        return inspect(speech.audio(), speech.format(), speech.sampleRate());
    }

    /** As {@link #inspect(byte[], AudioFormat, int)} with an unknown sample rate. */
    public static AudioInfo inspect(byte[] audio, AudioFormat expected) {
        return inspect(audio, expected, 0);
    }

    /**
     * Checks complete audio.
     *
     * @param audio all bytes
     * @param expected what the bytes were promised to be
     * @param sampleRate hertz, 0 when unknown; gives headerless audio its duration
     * @throws InvalidAudioException when the audio is empty, truncated, of zero duration or another format
     */
    public static AudioInfo inspect(byte[] audio, AudioFormat expected, int sampleRate) {
        if (audio.length == 0) {
            throw new InvalidAudioException("The engine answered with empty audio instead of " + expected.id() + ".");
        }
        AudioProbe probe = PROBES.get(expected);
        if (!probe.recognizes(audio)) {
            refuseOtherContent(audio, expected);
        }
        AudioInfo info = probe.probe(audio, sampleRate);
        if (info.duration().filter(duration -> duration.isZero()).isPresent()) {
            throw new InvalidAudioException("The " + expected.id() + " audio has a header but no sound in it.");
        }
        return info;
    }

    /**
     * Checks the beginning of audio whose end is not there yet.
     *
     * @param expected what the bytes were promised to be
     * @return whether this is enough to tell that nothing speaks against it
     * @throws InvalidAudioException when the bytes begin like something else
     */
    public static boolean inspectBeginning(byte[] beginning, AudioFormat expected) {
        if (PROBES.get(expected).recognizes(beginning)) {
            return true;
        }
        if (beginning.length < BEGINNING) {
            return false;
        }
        refuseOtherContent(beginning, expected);
        return true;
    }

    /** The self-describing format that the bytes begin like. */
    public static Optional<AudioFormat> detect(byte[] audio) {
        return PROBES.entrySet().stream()
                .filter(probe -> probe.getValue().recognizes(audio))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static void refuseOtherContent(byte[] audio, AudioFormat expected) {
        detect(audio).ifPresent(other -> {
            throw new InvalidAudioException("The engine promised " + expected.id() + " audio and sent " + other.id()
                    + ". Ask for format=" + other.id() + " or correct the engine's format.");
        });
        if (Signature.isText(audio)) {
            throw new InvalidAudioException("The engine promised " + expected.id()
                    + " audio and sent text, perhaps an error message. Look at the engine's own answer.");
        }
    }
}

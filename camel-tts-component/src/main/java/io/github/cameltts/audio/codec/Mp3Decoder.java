package io.github.cameltts.audio.codec;

import de.sciss.jump3r.mp3.VBRTag;
import de.sciss.jump3r.mpg.Common;
import de.sciss.jump3r.mpg.Interface;
import de.sciss.jump3r.mpg.MPGLib;
import io.github.cameltts.audio.Mp3Frame;
import io.github.cameltts.audio.Mp3Walk;
import io.github.cameltts.audio.WavFile;
import io.github.cameltts.spi.InvalidAudioException;
import io.github.cameltts.spi.InvalidSpeechRequestException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * MP3 to samples, by the decoder that the library of {@link Mp3Encoder} brings along. What encoders and decoders put before
 * the sound, some hundredths of a second, stays. The library writes a line to the standard error output for a frame that it
 * cannot decode, so files are refused as early as one can tell. Not thread-safe.
 */
public final class Mp3Decoder {

    private static final int MOST_SAMPLES = 1152;
    private static final float FULL_SCALE = 32768;
    private static final String UNDECODABLE = "The mp3 audio has a frame that cannot be decoded. Save it again.";

    /** The library holds back the first frame, and gives nothing for a frame that needs bytes of one that was cut off. */
    private static final int EMPTY_ANSWERS = 2;

    private final MPGLib library = new MPGLib();
    private final MPGLib.mpstr_tag stream;
    private final float[] left = new float[MOST_SAMPLES];
    private final float[] right = new float[MOST_SAMPLES];
    private final List<float[]> pieces = new ArrayList<>();
    private final Mp3Frame format;
    private int sent;
    private int heard;

    private Mp3Decoder(Mp3Frame format) {
        this.format = format;
        Common common = new Common();
        Interface decoding = new Interface();
        decoding.setModules(new VBRTag(), common);
        library.setModules(decoding, common);
        stream = library.hip_decode_init();
    }

    /**
     * Decodes the beginning.
     *
     * @param audio a whole MP3 file of one sample rate
     * @param mostFrames samples of each channel after which it stops
     * @throws InvalidAudioException when the bytes are something else, or damaged so that they cannot be decoded
     * @throws InvalidSpeechRequestException when the library was left out of the classpath
     */
    public static WavFile decode(byte[] audio, int mostFrames) {
        if (!Mp3Encoder.isInstalled()) {
            throw new InvalidSpeechRequestException(
                    "The decoder of mp3, " + Mp3Encoder.LIBRARY + ", is not on the classpath. Add it, or send WAV.");
        }
        Mp3Walk walk = new Mp3Walk(audio);
        Optional<Mp3Frame> next = walk.next();
        Mp3Decoder decoder = new Mp3Decoder(
                next.orElseThrow(() -> new InvalidAudioException("The mp3 audio has no frames. Save it again.")));
        while (next.isPresent() && decoder.sent < mostFrames) {
            decoder.add(
                    next.get(),
                    Arrays.copyOfRange(
                            audio, walk.offset(), walk.offset() + next.get().length()));
            next = walk.next();
        }
        return decoder.sound(mostFrames);
    }

    private void add(Mp3Frame frame, byte[] bytes) {
        if (frame.sampleRate() != format.sampleRate() || frame.channels() != format.channels()) {
            throw new InvalidAudioException(
                    "The mp3 audio changes its sample rate or its channels. Save it again with one of each.");
        }
        if (!Mp3SideInfo.isPossible(bytes, frame)) {
            throw new InvalidAudioException(UNDECODABLE);
        }
        sent += frame.samples();
        int samples = answer(bytes, bytes.length);
        for (int empty = 0; empty < EMPTY_ANSWERS; empty = samples == 0 ? empty + 1 : 0) {
            keep(samples);
            samples = answer(bytes, 0);
        }
        if (sent - heard > format.sampleRate()) {
            throw new InvalidAudioException("Over a second of the mp3 audio cannot be decoded. Save it again.");
        }
    }

    /** The library was C: where damaged frames let it read beyond an array, Java throws. */
    private int answer(byte[] bytes, int length) {
        try {
            return Math.max(0, library.hip_decode1_unclipped(stream, bytes, 0, length, left, right));
        } catch (RuntimeException e) {
            throw new InvalidAudioException(UNDECODABLE, e);
        }
    }

    private void keep(int samples) {
        float[] piece = new float[samples * format.channels()];
        for (int i = 0; i < piece.length; i++) {
            float[] channel = i % format.channels() == 0 ? left : right;
            piece[i] = channel[i / format.channels()] / FULL_SCALE;
        }
        pieces.add(piece);
        heard += samples;
    }

    private WavFile sound(int mostFrames) {
        int channels = format.channels();
        if (heard < sent / 2) {
            throw new InvalidAudioException("Most frames of the mp3 audio cannot be decoded. Save it again.");
        }
        float[] samples = new float[Math.min(heard, mostFrames) * channels];
        int at = 0;
        for (float[] piece : pieces) {
            int length = Math.min(piece.length, samples.length - at);
            System.arraycopy(piece, 0, samples, at, length);
            at += length;
        }
        return new WavFile(samples, format.sampleRate(), channels);
    }
}

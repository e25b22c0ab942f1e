package io.github.cameltts.audio.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.sciss.jump3r.lowlevel.LameEncoder;
import io.github.cameltts.audio.AudioFixtures;
import io.github.cameltts.audio.Mp3Frame;
import io.github.cameltts.audio.Mp3Walk;
import io.github.cameltts.audio.PcmSamples;
import io.github.cameltts.audio.WavFile;
import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.InvalidAudioException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class Mp3DecoderTest {

    /** LAME's own delay and the usual decoder's. */
    private static final int DELAY = 576 + 529;

    /** LAME's first, where nobody made a summary of it. */
    private static final int EMPTY_FRAME = 1152;

    private static final int FRAME_HEADER = 4;
    private static final int MINUTE = 60 * 48000;

    static List<Integer> sampleRates() {
        return AudioEncoders.SAMPLE_RATES;
    }

    @ParameterizedTest
    @MethodSource("sampleRates")
    void whatWasEncodedIsHeard(int rate) {
        short[] speech = Sounds.speech().atRate(rate).samples();

        WavFile decoded = Mp3Decoder.decode(mp3(speech, rate), MINUTE);

        assertThat(decoded.sampleRate()).isEqualTo(rate);
        assertThat(decoded.channels()).isOne();
        short[] heard = PcmSamples.toShorts(PcmSamples.toBytes(decoded.samples()));
        assertThat(Sounds.fidelity(speech, Arrays.copyOfRange(heard, DELAY, DELAY + speech.length)))
                .isGreaterThan(15);
    }

    @Test
    void theChannelsStayApart() {
        short[] tone = Sounds.tone(44100, 44100);

        WavFile decoded = Mp3Decoder.decode(mp3OfLeft(tone), MINUTE);

        assertThat(decoded.channels()).isEqualTo(2);
        short[] left = PcmSamples.toShorts(PcmSamples.toBytes(decoded.channel(0)));
        int from = DELAY + EMPTY_FRAME;
        assertThat(Sounds.fidelity(tone, Arrays.copyOfRange(left, from, from + tone.length)))
                .isGreaterThan(15);
        assertThat(decoded.channel(1)).hasSameSizeAs(decoded.channel(0));
        for (float sample : decoded.channel(1)) {
            assertThat(sample).isBetween(-0.01f, 0.01f);
        }
    }

    /** The same sound by ffmpeg, once with its summary of a variable bit rate. */
    @ParameterizedTest
    @ValueSource(strings = {"cbr.mp3", "vbr.mp3"})
    void filesOfOthersAreHeardToo(String file) throws IOException {
        WavFile decoded = Mp3Decoder.decode(resource(file), MINUTE);

        assertThat(decoded.sampleRate()).isEqualTo(24000);
        assertThat(decoded.frames()).isBetween(14_000, 16_500);
        double squares = 0;
        for (float sample : decoded.samples()) {
            squares += sample * sample;
        }
        assertThat(Math.sqrt(squares / decoded.samples().length)).isBetween(0.1, 0.2);
    }

    @Test
    void itStopsWhenItHeardEnough() {
        short[] tone = Sounds.tone(5 * 16000, 16000);

        float[] all = Mp3Decoder.decode(mp3(tone, 16000), MINUTE).samples();
        float[] beginning = Mp3Decoder.decode(mp3(tone, 16000), 16000).samples();

        assertThat(all).hasSizeGreaterThan(5 * 16000);
        assertThat(beginning).containsExactly(Arrays.copyOf(all, 16000));
    }

    @Test
    void aFileThatBeginsWithinItsSoundIsHeardFromThere() {
        byte[] whole = mp3(Sounds.speech().atRate(44100).samples(), 44100);
        Mp3Walk walk = new Mp3Walk(whole);
        for (int i = 0; i < 20; i++) {
            walk.next();
        }

        byte[] rest = Arrays.copyOfRange(whole, walk.offset(), whole.length);

        int all = Mp3Decoder.decode(whole, MINUTE).frames();
        assertThat(Mp3Decoder.decode(rest, MINUTE).frames()).isBetween(all - 25 * 1152, all - 19 * 1152);
    }

    @Test
    void aFileThatEndsWithinAFrameIsAnError() {
        byte[] whole = mp3(Sounds.tone(32000, 16000), 16000);

        assertRefused(Arrays.copyOf(whole, whole.length - 10), "ends within its last frame");
    }

    @Test
    void bytesThatAreNoMp3AreAnError() {
        assertRefused(new byte[0], "no frames");
        assertRefused(WavFile.encode(AudioFixtures.tone(16000, 16000), 16000), "no frame at byte 0");
    }

    @Test
    void aFileOfTwoSampleRatesIsAnError() {
        byte[] slow = mp3(Sounds.tone(16000, 16000), 16000);
        byte[] fast = mp3(Sounds.tone(48000, 48000), 48000);
        byte[] both = Arrays.copyOf(slow, slow.length + fast.length);
        System.arraycopy(fast, 0, both, slow.length, fast.length);

        assertRefused(both, "changes its sample rate");
    }

    /** Headers are whole, so that the frames are found, and within them is anything. */
    @ParameterizedTest
    @ValueSource(ints = {8000, 24000, 44100})
    void framesOfGarbageAreDecodedOrRefusedAndNothingElse(int rate) {
        byte[] whole = mp3(Sounds.speech().atRate(rate).samples(), rate);
        Random random = new Random(rate);
        int refused = 0;
        for (int round = 0; round < 40; round++) {
            byte[] damaged = withDamagedFrames(whole, random, round % 2 == 0 ? 1 : 0.1);
            try {
                for (float sample : Mp3Decoder.decode(damaged, MINUTE).samples()) {
                    assertThat(Float.isFinite(sample)).isTrue();
                }
            } catch (InvalidAudioException e) {
                assertThat(e).hasMessageContaining("cannot be decoded");
                refused++;
            }
        }

        assertThat(refused).isPositive();
    }

    /** The library writes to the standard error output for each of them. */
    @Test
    void valuesOutOfRangeAreRefusedBeforeTheLibrarySeesThem() {
        byte[] whole = mp3(Sounds.tone(60 * 44100, 44100), 44100);

        int bigValues = 18 + 12;
        int windowSwitching = bigValues + 9 + 8 + 4;
        for (byte[] damaged : List.of(
                withBits(whole, 1, bigValues, 9, 289),
                withBits(whole, 1, windowSwitching, 3, 0b100),
                withBits(whole, 1, 18, 12, 4095))) {
            assertThat(standardError(() -> assertRefused(damaged, "cannot be decoded")))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7})
    void asSoonAsASecondIsLostTheRestIsNotTried(int every) {
        byte[] whole = mp3(Sounds.tone(60 * 44100, 44100), 44100);

        String lines =
                standardError(() -> assertRefused(withBits(whole, every, 18, 12, 1), "Over a second of the mp3 audio"));

        assertThat(lines.lines().count()).isBetween(20L, 50L);
    }

    @Test
    void fewFramesWithTooFewBitsAreLeftOut() {
        byte[] whole = mp3(Sounds.tone(10 * 44100, 44100), 44100);

        int all = Mp3Decoder.decode(whole, MINUTE).frames();
        assertThat(Mp3Decoder.decode(withBits(whole, 100, 18, 12, 1), MINUTE).frames())
                .isBetween(all - 10 * 1152, all - 1);
    }

    /** In the second frame and some behind it. */
    private static byte[] withBits(byte[] whole, int every, int at, int width, int value) {
        byte[] changed = whole.clone();
        Mp3Walk walk = new Mp3Walk(whole);
        walk.next();
        for (int frame = 0; walk.next().isPresent(); frame++) {
            for (int i = 0; i < width && frame % every == 0; i++) {
                int bit = (walk.offset() + FRAME_HEADER) * 8 + at + i;
                int mask = 0x80 >> bit % 8;
                boolean one = ((value >> (width - 1 - i)) & 1) == 1;
                changed[bit / 8] = (byte) (one ? changed[bit / 8] | mask : changed[bit / 8] & ~mask);
            }
        }
        return changed;
    }

    private static String standardError(Runnable action) {
        PrintStream before = System.err;
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        System.setErr(new PrintStream(written, true, StandardCharsets.UTF_8));
        try {
            action.run();
        } finally {
            System.setErr(before);
        }
        return written.toString(StandardCharsets.UTF_8);
    }

    private static byte[] withDamagedFrames(byte[] whole, Random random, double share) {
        byte[] damaged = whole.clone();
        Mp3Walk walk = new Mp3Walk(whole);
        for (Optional<Mp3Frame> frame = walk.next(); frame.isPresent(); frame = walk.next()) {
            byte[] garbage = new byte[frame.get().length() - FRAME_HEADER];
            random.nextBytes(garbage);
            if (random.nextDouble() < share) {
                System.arraycopy(garbage, 0, damaged, walk.offset() + FRAME_HEADER, garbage.length);
            }
        }
        return damaged;
    }

    private static void assertRefused(byte[] audio, String why) {
        assertThatThrownBy(() -> Mp3Decoder.decode(audio, MINUTE))
                .isInstanceOf(InvalidAudioException.class)
                .hasMessageContaining(why);
    }

    private static byte[] mp3(short[] samples, int rate) {
        return AudioEncoders.of(AudioFormat.MP3).orElseThrow().encode(samples, rate);
    }

    /** With silence on the right. */
    private static byte[] mp3OfLeft(short[] samples) {
        short[] both = new short[2 * samples.length];
        for (int i = 0; i < samples.length; i++) {
            both[2 * i] = samples[i];
        }
        LameEncoder lame = new LameEncoder(
                new javax.sound.sampled.AudioFormat(44100, Short.SIZE, 2, true, false),
                128,
                LameEncoder.CHANNEL_MODE_STEREO,
                LameEncoder.QUALITY_MIDDLE,
                false);
        byte[] pcm = PcmSamples.toBytes(both);
        byte[] part = new byte[lame.getOutputBufferSize()];
        ByteArrayOutputStream mp3 = new ByteArrayOutputStream();
        for (int at = 0; at < pcm.length; at += lame.getPCMBufferSize()) {
            int length = Math.min(lame.getPCMBufferSize(), pcm.length - at);
            mp3.write(part, 0, lame.encodeBuffer(pcm, at, length, part));
        }
        mp3.write(part, 0, lame.encodeFinish(part));
        lame.close();
        return mp3.toByteArray();
    }

    private static byte[] resource(String file) throws IOException {
        try (InputStream in = Mp3DecoderTest.class.getResourceAsStream("/audio/" + file)) {
            return in.readAllBytes();
        }
    }
}

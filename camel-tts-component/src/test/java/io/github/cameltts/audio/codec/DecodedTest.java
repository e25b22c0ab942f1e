package io.github.cameltts.audio.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltts.audio.PcmSamples;
import io.github.cameltts.spi.AudioFormat;
import io.github.jaredmdobson.concentus.OpusDecoder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import javax.sound.sampled.AudioFormat.Encoding;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javazoom.jl.decoder.Bitstream;
import javazoom.jl.decoder.Decoder;
import javazoom.jl.decoder.Header;
import javazoom.jl.decoder.SampleBuffer;
import org.jflac.FLACDecoder;
import org.jflac.metadata.StreamInfo;
import org.jflac.util.ByteData;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Decoders that others wrote hear what was encoded. */
class DecodedTest {

    /** LAME's own delay and the usual decoder's. */
    private static final int MP3_DELAY = 576 + 529;

    static List<Integer> sampleRates() {
        return AudioEncoders.SAMPLE_RATES;
    }

    static Stream<short[]> difficultSounds() {
        Random random = new Random(11);
        short[] noise = new short[9000];
        short[] jumps = new short[4096];
        short[] lone = new short[8192];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (short) random.nextInt();
        }
        for (int i = 0; i < jumps.length; i++) {
            jumps[i] = i % 2 == 0 ? Short.MIN_VALUE : Short.MAX_VALUE;
        }
        lone[5000] = Short.MIN_VALUE;
        return Stream.of(
                noise,
                jumps,
                lone,
                new short[10_000],
                Sounds.tone(4095, 22050),
                Sounds.tone(4096, 22050),
                Sounds.tone(4097, 22050),
                Sounds.tone(4096 + 64, 22050),
                Sounds.tone(9_000_000, 22050), // frames with numbers of one, two and three bytes
                new short[] {-1},
                new short[] {1, -2},
                new short[] {3, 2, 1, 0, 7});
    }

    @ParameterizedTest
    @MethodSource("sampleRates")
    void mp3(int rate) throws Exception {
        short[] speech = Sounds.speech().atRate(rate).samples();

        short[] decoded = decodeMp3(encode(AudioFormat.MP3, speech, rate), rate);

        short[] heard = Arrays.copyOfRange(decoded, MP3_DELAY, MP3_DELAY + speech.length);
        assertThat(Sounds.fidelity(speech, heard)).isGreaterThan(15);
    }

    @ParameterizedTest
    @ValueSource(ints = {8000, 12000, 16000, 24000, 48000})
    void opus(int rate) throws Exception {
        short[] speech = Sounds.speech().atRate(rate).samples();

        short[] decoded = decodeOpus(encode(AudioFormat.OPUS, speech, rate), rate);

        assertThat(decoded).hasSameSizeAs(speech);
        assertThat(Sounds.fidelity(speech, decoded)).isGreaterThan(15);
    }

    @ParameterizedTest
    @MethodSource("sampleRates")
    void flac(int rate) throws Exception {
        short[] speech = Sounds.speech().atRate(rate).samples();
        byte[] encoded = encode(AudioFormat.FLAC, speech, rate);

        assertThat(decodeFlac(encoded, rate)).isEqualTo(speech);
        assertThat(encoded).hasSizeLessThan(speech.length * 2 * 3 / 4);
    }

    @ParameterizedTest
    @MethodSource("difficultSounds")
    void flacLosesNothing(short[] sound) throws Exception {
        byte[] encoded = encode(AudioFormat.FLAC, sound, 22050);

        assertThat(decodeFlac(encoded, 22050)).isEqualTo(sound);
        assertThat(encoded).hasSizeLessThan(sound.length * 2 + 42 + 20 * (1 + sound.length / 4096));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ULAW", "ALAW"})
    void telephone(AudioFormat format) throws Exception {
        short[] speech = Sounds.speech().atRate(8000).samples();
        Encoding encoding = format == AudioFormat.ULAW ? Encoding.ULAW : Encoding.ALAW;

        byte[] encoded = encode(format, speech, 8000);

        assertThat(Sounds.fidelity(speech, decodeTelephone(encoded, encoding))).isGreaterThan(30);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ULAW", "ALAW"})
    void telephoneNeverIsFartherOffThanHalfAStep(AudioFormat format) throws Exception {
        short[] all = new short[65536];
        for (int i = 0; i < all.length; i++) {
            all[i] = (short) (i - 32768);
        }
        Encoding encoding = format == AudioFormat.ULAW ? Encoding.ULAW : Encoding.ALAW;

        short[] decoded = decodeTelephone(encode(format, all, 8000), encoding);

        for (int i = 0; i < all.length; i++) {
            int magnitude = Math.abs((int) all[i]);
            int halfAStep = Math.max(8, Integer.highestOneBit(magnitude + 132) / 32);
            int clipped = Math.max(0, magnitude - 32635);
            assertThat(Math.abs(decoded[i] - all[i])).as("of %d", all[i]).isLessThanOrEqualTo(halfAStep + clipped);
        }
    }

    private static byte[] encode(AudioFormat format, short[] samples, int rate) {
        return AudioEncoders.of(format).orElseThrow().encode(samples, rate);
    }

    /** @return all frames, but the one that only tells about the others */
    private static short[] decodeMp3(byte[] mp3, int rate) throws Exception {
        Bitstream stream = new Bitstream(new ByteArrayInputStream(mp3));
        Decoder decoder = new Decoder();
        ByteArrayOutputStream pcm = new ByteArrayOutputStream();
        int skip = 0;
        for (Header header = stream.readFrame(); header != null; header = stream.readFrame()) {
            SampleBuffer frame = (SampleBuffer) decoder.decodeFrame(header, stream);
            assertThat(frame.getSampleFrequency()).isEqualTo(rate);
            assertThat(frame.getChannelCount()).isOne();
            skip = skip == 0 ? frame.getBufferLength() : skip;
            pcm.writeBytes(PcmSamples.toBytes(Arrays.copyOf(frame.getBuffer(), frame.getBufferLength())));
            stream.closeFrame();
        }
        short[] decoded = PcmSamples.toShorts(pcm.toByteArray());
        return Arrays.copyOfRange(decoded, skip, decoded.length);
    }

    private static short[] decodeFlac(byte[] flac, int rate) throws Exception {
        FLACDecoder decoder = new FLACDecoder(new ByteArrayInputStream(flac));
        StreamInfo info = decoder.readStreamInfo();
        assertThat(info.getSampleRate()).isEqualTo(rate);
        assertThat(info.getChannels()).isOne();
        ByteArrayOutputStream pcm = new ByteArrayOutputStream();
        ByteData buffer = null;
        for (var frame = decoder.readNextFrame(); frame != null; frame = decoder.readNextFrame()) {
            buffer = decoder.decodeFrame(frame, buffer);
            pcm.write(buffer.getData(), 0, buffer.getLen());
        }
        byte[] decoded = pcm.toByteArray();
        assertThat(MessageDigest.getInstance("MD5").digest(decoded)).isEqualTo(Arrays.copyOfRange(flac, 26, 42));
        return PcmSamples.toShorts(decoded);
    }

    /** Reads pages by RFC 3533 and header by RFC 7845, on its own, and lets concentus decode the packets. */
    private static short[] decodeOpus(byte[] ogg, int rate) throws Exception {
        ByteBuffer file = ByteBuffer.wrap(ogg).order(ByteOrder.LITTLE_ENDIAN);
        List<byte[]> packets = new ArrayList<>();
        long granule = 0;
        for (int number = 0; file.hasRemaining(); number++) {
            int at = file.position();
            granule = file.getLong(at + 6);
            assertThat(file.getInt(at + 18)).isEqualTo(number);
            int segments = ogg[at + 26] & 0xFF;
            int content = at + 27 + segments;
            int begin = content;
            for (int i = 0; i < segments; i++) {
                int length = ogg[at + 27 + i] & 0xFF;
                content += length;
                if (length < 255) {
                    packets.add(Arrays.copyOfRange(ogg, begin, content));
                    begin = content;
                }
            }
            assertThat((ogg[at + 5] & 2) != 0).isEqualTo(number == 0);
            assertThat((ogg[at + 5] & 4) != 0).isEqualTo(content == ogg.length);
            file.position(content);
        }
        assertThat(new String(packets.get(1), 0, 8, java.nio.charset.StandardCharsets.US_ASCII))
                .isEqualTo("OpusTags");
        int scale = 48000 / rate;
        int preSkip =
                ByteBuffer.wrap(packets.get(0)).order(ByteOrder.LITTLE_ENDIAN).getShort(10) / scale;
        OpusDecoder decoder = new OpusDecoder(rate, 1);
        short[] decoded = new short[packets.size() * rate / 50];
        int length = 0;
        for (byte[] packet : packets.subList(2, packets.size())) {
            length += decoder.decode(packet, 0, packet.length, decoded, length, rate / 50, false);
        }
        return Arrays.copyOfRange(decoded, preSkip, (int) (granule / scale));
    }

    private static short[] decodeTelephone(byte[] audio, Encoding encoding) throws Exception {
        var encoded = new javax.sound.sampled.AudioFormat(encoding, 8000, 8, 1, 1, 8000, false);
        var plain = new javax.sound.sampled.AudioFormat(8000, 16, 1, true, false);
        try (AudioInputStream stream = AudioSystem.getAudioInputStream(
                plain, new AudioInputStream(new ByteArrayInputStream(audio), encoded, audio.length))) {
            return PcmSamples.toShorts(stream.readAllBytes());
        }
    }
}

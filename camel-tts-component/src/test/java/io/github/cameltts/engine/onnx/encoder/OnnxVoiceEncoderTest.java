package io.github.cameltts.engine.onnx.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.github.cameltts.audio.AudioFixtures;
import io.github.cameltts.audio.Mp3Frame;
import io.github.cameltts.audio.PcmSamples;
import io.github.cameltts.audio.WavFile;
import io.github.cameltts.audio.codec.AudioEncoders;
import io.github.cameltts.engine.onnx.session.ExecutionProvider;
import io.github.cameltts.engine.onnx.session.SessionPool;
import io.github.cameltts.engine.onnx.session.SessionSettings;
import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.EngineUnavailableException;
import io.github.cameltts.spi.InvalidSpeechRequestException;
import io.github.cameltts.spi.SpeakerEmbedding;
import io.github.cameltts.spi.VoiceEncoder;
import io.github.cameltts.spi.VoiceEncoderContractTest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OnnxVoiceEncoderTest extends VoiceEncoderContractTest {

    private static final double ALIKE = 0.98;

    @TempDir
    private Path folder;

    private final SessionPool sessions =
            new SessionPool(new SessionSettings(1, ExecutionProvider.CPU, Duration.ofMillis(200), 8, false));
    private VoiceEncoder encoder;

    @Override
    protected VoiceEncoder encoder() {
        if (encoder == null) {
            encoder = standIn("wespeaker");
        }
        return encoder;
    }

    private VoiceEncoder standIn(String kind) {
        try {
            StandInEncoders.copy(kind + "-standin.onnx", folder);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return new OnnxVoiceEncoder(kind + "-standin", folder, sessions);
    }

    @AfterEach
    void close() {
        sessions.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"wespeaker", "3d-speaker", "nemo", "samples"})
    void oneVoiceInTwoSentencesIsMoreAlikeThanTwoVoices(String kind) throws Exception {
        encoder = standIn(kind);
        SpeakerEmbedding jo = encode(StandInEncoders.jo().toBytes());

        double same = jo.similarity(encode(StandInEncoders.joAgain().toBytes()));

        assertThat(jo.similarity(encode(StandInEncoders.stranger(1.3).toBytes())))
                .isLessThan(same - 0.05);
        assertThat(jo.similarity(encode(StandInEncoders.stranger(0.75).toBytes())))
                .isLessThan(same - 0.05);
    }

    @ParameterizedTest
    @ValueSource(ints = {16000, 24000, 44100, 48000})
    void theSampleRateOfTheRecordingDoesNotMatter(int sampleRate) throws Exception {
        WavFile jo = StandInEncoders.jo();

        assertThat(encode(jo.atRate(sampleRate).toBytes()).similarity(encode(jo.toBytes())))
                .isGreaterThan(ALIKE);
    }

    @ParameterizedTest
    @ValueSource(ints = {16000, 22050, 44100})
    void aRecordingMayBeMp3(int sampleRate) throws Exception {
        WavFile jo = StandInEncoders.jo();

        assertThat(encode(mp3(jo.atRate(sampleRate))).similarity(encode(jo.toBytes())))
                .isGreaterThan(0.95);
    }

    @Test
    void twoChannelsAreHeardAsOne() throws Exception {
        WavFile jo = StandInEncoders.jo();
        WavFile stereo = WavFile.ofChannels(new float[][] {jo.samples(), jo.samples()}, jo.sampleRate());

        assertThat(encode(stereo.toBytes()).similarity(encode(jo.toBytes()))).isGreaterThan(0.9999);
    }

    @ParameterizedTest
    @ValueSource(floats = {0.1f, 0.3f, 1.2f})
    void theVolumeOfTheRecordingDoesNotMatter(float factor) throws Exception {
        WavFile jo = StandInEncoders.jo();

        assertThat(encode(louder(jo, factor).toBytes()).similarity(encode(jo.toBytes())))
                .isGreaterThan(ALIKE);
    }

    @Test
    void theVectorHasLengthOneAndTheSizeOfTheModel() throws Exception {
        float[] vector = encode(audio()).vector();

        double squares = 0;
        for (float value : vector) {
            squares += value * value;
        }
        assertThat(vector).hasSize(32);
        assertThat(squares).isCloseTo(1, within(1e-5));
    }

    @Test
    void onlyTheFirstMinuteIsHeard() throws Exception {
        float[] minute = Arrays.copyOf(StandInEncoders.jo().atRate(16000).samples(), 60 * 16000);
        float[] longer = Arrays.copyOf(minute, 70 * 16000);
        Arrays.fill(longer, minute.length, longer.length, 0.5f);

        assertThat(encode(WavFile.encode(longer, 16000)).vector())
                .containsExactly(encode(WavFile.encode(minute, 16000)).vector());
    }

    @Test
    void twoModelsAndTwoKindsHaveTwoNames() {
        VoiceEncoder nemo = standIn("nemo");

        assertThat(encoder().encoderId())
                .startsWith("onnx/1/wespeaker-standin/")
                .contains("16000 Hz", "80 bins", "HAMMING", "60 s")
                .isNotEqualTo(nemo.encoderId());
    }

    @Test
    void aModelThatIsReplacedIsAnotherEncoder() throws Exception {
        String before = encoder().encoderId();
        float[] heard = encode(audio()).vector();
        Path other = StandInEncoders.copy("samples-standin.onnx", folder);

        Files.move(other, folder.resolve("wespeaker-standin.onnx"), StandardCopyOption.REPLACE_EXISTING);

        assertThat(encoder().encoderId()).isNotEqualTo(before);
        assertThat(encode(audio()).vector()).isNotEqualTo(heard);
    }

    @Test
    void itsModelIsLoadedByTheFirstWhoNeedsItAndUnloadedWhenIdle() throws Exception {
        encoder().encoderId();
        assertThat(sessions.loaded()).isEmpty();

        encode(audio());

        await().untilAsserted(() -> assertThat(sessions.loaded()).isEmpty());
        assertThat(encode(audio()).vector()).hasSize(32);
    }

    @Test
    void aPathIsTakenAsItIs() throws Exception {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Path model = StandInEncoders.copy("3d-speaker-standin.onnx", elsewhere);

        encoder = new OnnxVoiceEncoder(model.toString(), folder, sessions);

        assertThat(encode(audio()).vector()).hasSize(32);
    }

    @Test
    void aPathWithoutANameIsShownAsItIs() {
        VoiceEncoder missing = new OnnxVoiceEncoder("/", folder, sessions);

        assertThatThrownBy(missing::encoderId).hasMessageContaining("The voice encoder '/' is not there");
    }

    @Test
    void aMissingModelTellsWhereToPlaceIt() {
        VoiceEncoder missing = new OnnxVoiceEncoder("voxceleb", folder, sessions);

        assertThatThrownBy(missing::encoderId)
                .isInstanceOf(EngineUnavailableException.class)
                .hasMessageContaining("voxceleb.onnx into the folder of tts.models.dir")
                .hasMessageContaining("tts.onnx.encoder")
                .hasMessageNotContaining(folder.toString())
                .hasRootCauseMessage(folder.resolve("voxceleb.onnx").toString());
    }

    @Test
    void aModelThatIsCutOffIsAnErrorBeforeNativeCodeSeesIt() throws IOException {
        Path model = StandInEncoders.copy("wespeaker-standin.onnx", folder);
        byte[] content = Files.readAllBytes(model);
        Files.write(model, Arrays.copyOf(content, content.length / 2));
        VoiceEncoder broken = new OnnxVoiceEncoder("wespeaker-standin", folder, sessions);

        assertThat(broken.encode(audio()))
                .failsWithin(10, TimeUnit.SECONDS)
                .withThrowableThat()
                .withCauseInstanceOf(EngineUnavailableException.class);
        assertThat(sessions.loaded()).isEmpty();
    }

    @Test
    void audioOfLessThanASecondIsAnError() {
        assertRefused(WavFile.encode(AudioFixtures.tone(15000, 16000), 16000), "plays 937 ms");
    }

    @Test
    void silenceIsAnErrorAlsoWithTheOffsetOfAMicrophone() {
        float[] offset = new float[32000];
        Arrays.fill(offset, 0.25f);

        assertRefused(WavFile.encode(new float[32000], 16000), "silent");
        assertRefused(WavFile.encode(offset, 16000), "silent");
    }

    @Test
    void channelsThatCancelEachOtherOutAreSilence() {
        float[] tone = AudioFixtures.tone(32000, 16000);
        float[][] channels = {tone, louder(new WavFile(tone, 16000, 1), -1).samples()};

        assertRefused(WavFile.ofChannels(channels, 16000).toBytes(), "silent");
    }

    @Test
    void samplesThatAreNoNumbersAreAnError() {
        assertRefused(floatWav(Float.NaN), "not numbers");
        assertRefused(floatWav(Float.NEGATIVE_INFINITY), "not numbers");
    }

    @Test
    void otherAudioThanWavAndMp3IsToBeConverted() {
        assertRefused(
                AudioEncoders.of(AudioFormat.FLAC).orElseThrow().encode(new short[32000], 16000),
                "is flac. Convert it to WAV");
    }

    @Test
    void anMp3WithoutSoundIsSilent() {
        assertRefused(AudioFixtures.mp3(100), "silent");
    }

    @Test
    void anMp3ThatEndsEarlyIsAnError() {
        byte[] whole = mp3(StandInEncoders.jo());

        assertRefused(Arrays.copyOf(whole, whole.length - 10), "damaged or cut off mp3");
    }

    @Test
    void anMp3WhoseFramesAreGarbageIsAnError() {
        byte[] mp3 = mp3(StandInEncoders.jo());
        byte[] header = Arrays.copyOf(mp3, 4);
        byte[] frame = new byte[Mp3Frame.at(header, 0).orElseThrow().length()];
        new Random(3).nextBytes(frame);
        System.arraycopy(header, 0, frame, 0, header.length);
        ByteBuffer frames = ByteBuffer.allocate(100 * frame.length);
        while (frames.hasRemaining()) {
            frames.put(frame);
        }

        assertRefused(frames.array(), "cannot be read. Convert it to WAV of 16 bits");
    }

    @Test
    void bytesThatAreNoAudioAreAnError() {
        byte[] bytes = new byte[50_000];
        new Random(4).nextBytes(bytes);

        assertRefused(bytes, "not audio that is known here");
    }

    @Test
    void aWavThatEndsEarlyIsAnError() {
        byte[] whole = audio();

        assertRefused(Arrays.copyOf(whole, whole.length - 1000), "damaged or cut off");
    }

    private void assertRefused(byte[] audio, String reason) {
        assertThat(encoder().encode(audio))
                .failsWithin(30, TimeUnit.SECONDS)
                .withThrowableThat()
                .withCauseInstanceOf(InvalidSpeechRequestException.class)
                .withMessageContaining(reason);
        assertThat(sessions.loaded()).isEmpty();
    }

    private static byte[] mp3(WavFile recording) {
        short[] samples = PcmSamples.toShorts(PcmSamples.toBytes(recording.samples()));
        return AudioEncoders.of(AudioFormat.MP3).orElseThrow().encode(samples, recording.sampleRate());
    }

    private static WavFile louder(WavFile wav, float factor) {
        float[] samples = wav.samples().clone();
        for (int i = 0; i < samples.length; i++) {
            samples[i] *= factor;
        }
        return new WavFile(samples, wav.sampleRate(), wav.channels());
    }

    /** Two seconds of 32-bit floats with one odd among them. */
    private static byte[] floatWav(float odd) {
        float[] samples = AudioFixtures.tone(32000, 16000);
        samples[20000] = odd;
        ByteBuffer wav = ByteBuffer.allocate(44 + 4 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
        wav.put(WavFile.encode(new float[0], 16000));
        wav.putInt(4, wav.capacity() - 8)
                .putShort(20, (short) 3)
                .putInt(28, 4 * 16000)
                .putShort(32, (short) 4)
                .putShort(34, (short) 32)
                .putInt(40, 4 * samples.length);
        wav.position(44);
        for (float sample : samples) {
            wav.putFloat(sample);
        }
        return wav.array();
    }
}

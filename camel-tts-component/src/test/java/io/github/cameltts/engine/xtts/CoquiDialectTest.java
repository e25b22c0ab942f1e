package io.github.cameltts.engine.xtts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cameltts.MemoryEmbeddings;
import io.github.cameltts.audio.AudioFixtures;
import io.github.cameltts.audio.AudioInspector;
import io.github.cameltts.audio.WavFile;
import io.github.cameltts.engine.http.FakeApiServer;
import io.github.cameltts.engine.http.FakeBrokenServer;
import io.github.cameltts.engine.http.FakeStream;
import io.github.cameltts.engine.http.HttpEngineCase;
import io.github.cameltts.engine.http.HttpEngineCases;
import io.github.cameltts.engine.http.HttpEngineTestSupport;
import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.EngineUnavailableException;
import io.github.cameltts.spi.InvalidAudioException;
import io.github.cameltts.spi.InvalidSpeechRequestException;
import io.github.cameltts.spi.Prosody;
import io.github.cameltts.spi.RateLimitedException;
import io.github.cameltts.spi.ReferenceAudio;
import io.github.cameltts.spi.SpeakerReference;
import io.github.cameltts.spi.Speech;
import io.github.cameltts.spi.SpeechCancelledException;
import io.github.cameltts.spi.SpeechRequest;
import io.github.cameltts.spi.TextLimit;
import io.github.cameltts.spi.TextType;
import io.github.cameltts.spi.UnknownNameException;
import io.github.cameltts.spi.Voice;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CoquiDialectTest extends HttpEngineTestSupport {

    private static final byte[] EMPTY_WAV = WavFile.wrap(new byte[0], 24000);
    private static final byte[] SAMPLES = AudioFixtures.of(AudioFormat.PCM);

    @TempDir
    Path folder;

    private final MemoryEmbeddings embeddings = new MemoryEmbeddings(1 << 20, ForkJoinPool.commonPool());
    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();

    @Override
    protected HttpEngineCase engineCase() {
        return HttpEngineCases.COQUI;
    }

    @Test
    void sendsTheLatentsOfAStudioSpeakerWithTheText() throws Exception {
        engine.synthesize(request(TEXT));

        FakeApiServer.Call call = server.speechCalls().get(0);
        assertThat(call.target()).isEqualTo("/tts_stream");
        JsonNode body = call.json();
        assertThat(body.path("text").asText()).isEqualTo(TEXT);
        assertThat(body.path("language").asText()).isEqualTo("en");
        assertThat(body.path("add_wav_header").asBoolean()).isTrue();
        assertThat(body.path("stream_chunk_size").textValue()).isEqualTo("20");
        assertThat(body.path("speaker_embedding").path(511).asDouble()).isEqualTo(-0.5);
        assertThat(body.path("gpt_cond_latent").path(1).path(1023).asDouble()).isEqualTo(0.5);
        assertThat(body.size()).isEqualTo(6);
    }

    @Test
    void theServerIsAskedForItsSpeakersOnce() throws Exception {
        assertThat(engine.voices()).extracting(Voice::id).containsExactly(FakeCoquiServer.CLARIBEL, "Ana");
        engine.synthesize(request(TEXT));
        engine.synthesize(request(TEXT));

        assertThat(server.calls())
                .extracting(FakeApiServer.Call::target)
                .containsExactly("/studio_speakers", "/tts_stream", "/tts_stream");
    }

    @Test
    void referenceAudioIsClonedOnceHoweverManyAskForIt() throws Exception {
        Path file = Files.write(folder.resolve("anna.wav"), AudioFixtures.of(AudioFormat.WAV));
        List<CompletableFuture<Speech>> speaking = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            speaking.add(engine.synthesizeAsync(cloned(reference(file))));
        }
        for (CompletableFuture<Speech> speech : speaking) {
            assertThat(AudioInspector.inspect(speech.get())).isNotNull();
        }
        Path copy = Files.copy(file, folder.resolve("copy.wav"));
        engine.synthesize(cloned(reference(copy)));

        assertThat(clones()).hasSize(1);
        assertThat(server.speechCalls()).hasSize(21).allSatisfy(call -> assertThat(
                        call.json().path("speaker_embedding").path(0).asDouble())
                .isEqualTo(-0.125));
    }

    @Test
    void anotherContentOrAnotherServerIsClonedAnew() throws Exception {
        Path file = Files.write(folder.resolve("anna.wav"), AudioFixtures.of(AudioFormat.WAV));
        engine.synthesize(cloned(reference(file)));
        Files.write(file, WavFile.encode(AudioFixtures.tone(8000, 16000), 16000));
        engine.synthesize(cloned(reference(file)));

        assertThat(clones()).hasSize(2);
    }

    @Test
    void whoGivesUpDoesNotTakeTheCloneFromTheOthers() throws Exception {
        Path file = Files.write(folder.resolve("anna.wav"), AudioFixtures.of(AudioFormat.WAV));
        CompletableFuture<Speech> first = engine.synthesizeAsync(cloned(reference(file)));
        CompletableFuture<Speech> second = engine.synthesizeAsync(cloned(reference(file)));

        first.cancel(true);

        assertThat(AudioInspector.inspect(second.get())).isNotNull();
        assertThat(clones()).hasSize(1);
    }

    @Test
    void aCloneThatFailedIsTriedAgain() throws Exception {
        Path file = Files.write(folder.resolve("anna.wav"), AudioFixtures.of(AudioFormat.WAV));
        Path text = Files.writeString(folder.resolve("no.wav"), "no audio");

        assertThat(failure(InvalidSpeechRequestException.class, cloned(reference(text))))
                .hasMessageContaining("HTTP 422");
        failure(InvalidSpeechRequestException.class, cloned(reference(text)));
        assertThat(clones()).hasSize(2);
        assertThat(engine.synthesize(cloned(reference(file))).audio()).isNotEmpty();
    }

    @Test
    void referenceAudioThatChangesMeanwhileIsNotSpokenWith() throws Exception {
        Path file = Files.write(folder.resolve("anna.wav"), AudioFixtures.of(AudioFormat.WAV));
        SpeakerReference old = reference(file);
        Files.write(file, WavFile.encode(AudioFixtures.tone(8000, 16000), 16000));

        assertThat(failure(InvalidSpeechRequestException.class, cloned(old))).hasMessageContaining("changed");

        Files.delete(file);
        assertThat(failure(InvalidSpeechRequestException.class, cloned(old))).hasMessageContaining("cannot be read");
        assertThat(server.calls()).isEmpty();
    }

    @Test
    void theHeaderOfTheWholeAudioSaysHowLongItIs() throws Exception {
        FakeStream stream = server.streamByHand("audio/wav").send(EMPTY_WAV).send(SAMPLES);
        stream.end();

        Speech speech = engine.synthesizeAsync(request(TEXT), heard::writeBytes).get();

        assertThat(heard.size()).isEqualTo(EMPTY_WAV.length + SAMPLES.length);
        assertThat(speech.audio()).isEqualTo(WavFile.wrap(SAMPLES, 24000));
        assertThat(Arrays.copyOfRange(heard.toByteArray(), 44, heard.size())).isEqualTo(SAMPLES);
    }

    @Test
    void samplesAloneComeWithoutAHeader() throws Exception {
        Speech speech = engine.synthesize(request(TEXT, FakeCoquiServer.CLARIBEL, AudioFormat.PCM, 0, Map.of()));

        assertThat(server.speechCalls().get(0).json().path("add_wav_header").asBoolean(true))
                .isFalse();
        assertThat(speech.sampleRate()).isEqualTo(24000);
        assertThat(speech.duration().orElseThrow()).isEqualTo(Duration.ofMillis(speech.audio().length / 48));
    }

    @Test
    void audioIsHandedOnWhileTheServerIsStillSpeaking() throws Exception {
        FakeStream stream = server.streamByHand("audio/wav").send(SAMPLES);
        SpeechRequest pcm = request(TEXT, FakeCoquiServer.CLARIBEL, AudioFormat.PCM, 0, Map.of());
        CompletableFuture<Speech> speech = engine.synthesizeAsync(pcm, heard::writeBytes);

        await().until(() -> heard.size() == SAMPLES.length);
        assertThat(speech).isNotDone();
        stream.breakOff();

        assertThatThrownBy(speech::get).hasCauseInstanceOf(EngineUnavailableException.class);
    }

    @Test
    void aStallEndsWithTheTimeout() {
        engine.setResponseTimeout("300ms");
        server.streamByHand("audio/wav");
        assertThat(failure(EngineUnavailableException.class)).hasMessageContaining("no complete answer");

        server.streamByHand("audio/wav").send(EMPTY_WAV);
        assertThat(failure(EngineUnavailableException.class)).hasMessageContaining("no complete answer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"RESET", "CLOSE"})
    void aServerThatBreaksOffWhileItTellsItsSpeakersIsUnavailable(FakeBrokenServer.End end) throws Exception {
        String start = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{\"";
        try (FakeBrokenServer broken = new FakeBrokenServer(start, end)) {
            engine.setBaseUrl(broken.baseUrl());

            failure(EngineUnavailableException.class);
        }
    }

    @Test
    void everyDocumentedErrorIsOneOfTheFamily() {
        server.failWith(422, FakeCoquiServer.missing("language"));
        assertThat(failure(InvalidSpeechRequestException.class)).hasMessageContaining("Field required");

        server.failWith(500, "text/plain", "Internal Server Error".getBytes(StandardCharsets.UTF_8));
        assertThat(failure(EngineUnavailableException.class).retryable()).isTrue();

        server.failWith(429, "{}", "Retry-After", "3");
        assertThat(failure(RateLimitedException.class).retryAfter()).contains(Duration.ofSeconds(3));

        server.failWith(429, "{}");
        assertThat(failure(RateLimitedException.class).retryAfter()).isEmpty();
    }

    @Test
    void aSuccessWithoutAudioIsAnError() {
        server.failWith(200, "audio/wav", new byte[0]);
        assertThat(failure(InvalidAudioException.class)).hasMessageContaining("without audio");

        server.failWith(200, "{\"detail\":\"model is loading\"}");
        assertThat(failure(InvalidAudioException.class)).hasMessageContaining("model is loading");

        server.failWith(200, "text/html", "<html></html>".getBytes(StandardCharsets.UTF_8));
        assertThat(failure(InvalidAudioException.class)).hasMessageContaining("instead of audio");
    }

    @Test
    void aSpeakerWithoutLatentsIsAnError() {
        ((FakeCoquiServer) server).offer("{\"" + FakeCoquiServer.CLARIBEL + "\":{\"speaker_embedding\":[]}}");

        assertThat(failure(InvalidAudioException.class)).hasMessageContaining("latents");
        assertThat(server.speechCalls()).isEmpty();
    }

    @Test
    void anUnknownSpeakerNamesTheNearest() {
        assertThat(failure(UnknownNameException.class, request(TEXT, "Anna", AudioFormat.WAV, 0, Map.of())))
                .hasMessageContaining("Ana");
        assertThat(failure(InvalidSpeechRequestException.class, request(TEXT, "", AudioFormat.WAV, 0, Map.of())))
                .hasMessageContaining("voice=");
    }

    @Test
    void whoNamesNoSpeakerIsNotToBlameWhereTheServerDoesNotTellIts() {
        server.answerListsWith(500);
        assertThat(engine.voices()).isEmpty();

        assertThat(failure(EngineUnavailableException.class, request(TEXT, "", AudioFormat.WAV, 0, Map.of())))
                .hasMessageContaining("tts.xtts.voices");
    }

    @Test
    void theKeyIsMadeWithoutAskingTheServer() {
        assertThat(engine.identity(request(TEXT))).isNotNull();

        assertThat(server.calls()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"en,250", "de,253", "zh,82", "ja,71", "zh-CN,82", "hi,71", "'',250"})
    void oneCallTakesWhatTheModelSpeaksOfALanguage(String language, int characters) {
        SpeechRequest request = SpeechRequest.of(TEXT, FakeCoquiServer.CLARIBEL, language, AudioFormat.WAV, 0);

        assertThat(engine.textLimit(request)).isEqualTo(TextLimit.characters(characters));
    }

    @Test
    void textIsDataAndNeverStructure() throws Exception {
        String evil = "\",\"language\":\"x\"}\u0000\b</speak>\\u0022{{tts.key}}${header.a} \uD83D\uDE00";

        engine.synthesize(request(evil));

        assertThat(server.text(server.speechCalls().get(0))).isEqualTo(evil);
        assertThat(failure(InvalidSpeechRequestException.class, request("a \uD83D b")))
                .hasMessageContaining("surrogate");
    }

    @Test
    void aClosedEngineClonesNothing() throws Exception {
        Path file = Files.write(folder.resolve("anna.wav"), AudioFixtures.of(AudioFormat.WAV));
        engine.close();

        failure(SpeechCancelledException.class, cloned(reference(file)));
    }

    private List<FakeApiServer.Call> clones() {
        return ((FakeCoquiServer) server).clones();
    }

    private SpeakerReference reference(Path file) throws Exception {
        return new SpeakerReference(ReferenceAudio.of(Files.readAllBytes(file)), file, embeddings);
    }

    private static SpeechRequest cloned(SpeakerReference reference) {
        return new SpeechRequest(
                TEXT,
                TextType.TEXT,
                "",
                "en",
                "",
                AudioFormat.WAV,
                0,
                Prosody.NEUTRAL,
                Optional.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                Optional.of(reference),
                new TreeMap<>());
    }
}

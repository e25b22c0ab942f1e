package io.github.cameltts.routes.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.cameltts.FakeVoiceEncoder;
import io.github.cameltts.TtsConstants;
import io.github.cameltts.audio.AudioFixtures;
import io.github.cameltts.audio.WavFile;
import io.github.cameltts.engine.xtts.FakeCoquiServer;
import io.github.cameltts.routes.TestApp;
import io.github.cameltts.spi.EngineUnavailableException;
import io.github.cameltts.spi.InvalidSpeechRequestException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.AdviceWith;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Voices by reference audio, from the folder to the speech, with a server that clones them. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class VoicesTest {

    private static final String SPEAK = "direct:tts-speak";
    private static final String EMBED = "kamelet:tts-voice-embedding-action";
    private static final String LIST = "kamelet:tts-voices-action";
    private static final String ACTIVE = "kamelet:tts-active-voice-action";
    private static final String INFO = "kamelet:tts-embedding-info-action";
    private static final String CLEAR = "kamelet:tts-embedding-clear-action";
    private static final Map<String, Object> ANNA = Map.of(TtsConstants.SPEAKER_REFERENCE, "anna.wav");
    private static final Map<String, Object> BEN = Map.of(TtsConstants.SPEAKER_REFERENCE, "ben.wav");

    @TempDir
    private Path home;

    private final FakeCoquiServer server = new FakeCoquiServer();
    private final FakeVoiceEncoder encoder = new FakeVoiceEncoder();
    private TestApp app;

    @BeforeEach
    void start() throws IOException {
        record("anna.wav", 16000);
        record("ben.wav", 17000);
        app = application().start();
    }

    @AfterEach
    void stop() {
        app.close();
        server.close();
    }

    private TestApp application() {
        return TestApp.over(home)
                .with("tts.engine", "xtts")
                .with("tts.xtts.baseUrl", server.baseUrl())
                .with("tts.xtts.maxConcurrent", "50")
                .bind("encoder", encoder)
                .recipes("classpath:camel-tts/tts-speak.camel.yaml");
    }

    private void restart() {
        app.close();
        app = application().start();
    }

    @Test
    void fiftyWhoSpeakAsOneVoiceCloneItOnceAndNobodyDoesAfterARestart() throws Exception {
        List<Future<Exchange>> answers = IntStream.range(0, 50)
                .mapToObj(i -> app.context()
                        .createFluentProducerTemplate()
                        .withHeaders(new HashMap<>(ANNA))
                        .withBody("Sentence number " + i)
                        .to(SPEAK)
                        .asyncSend())
                .toList();
        for (Future<Exchange> answer : answers) {
            assertThat(answer.get().getException()).isNull();
        }
        assertThat(server.speechCalls()).hasSize(50);
        assertThat(server.clones()).hasSize(1);

        restart();
        app.ask(SPEAK, "A sentence after the restart.", ANNA);

        assertThat(server.speechCalls()).hasSize(51);
        assertThat(server.clones()).hasSize(1);
        assertThat(server.speechCalls().get(50).json().path("gpt_cond_latent"))
                .isEqualTo(server.speechCalls().get(0).json().path("gpt_cond_latent"));
    }

    @Test
    void touchedContentIsNotClonedAgainAndChangedContentIs() throws Exception {
        app.ask(SPEAK, "One.", ANNA);
        restart();
        Files.setLastModifiedTime(
                home.resolve("voices/anna.wav"), FileTime.from(Instant.parse("2020-02-02T02:02:02Z")));
        app.ask(SPEAK, "Two.", ANNA);
        assertThat(server.clones()).hasSize(1);

        record("anna.wav", 18000);
        app.ask(SPEAK, "Three.", ANNA);
        assertThat(server.clones()).hasSize(2);
    }

    @Test
    void anotherModelOfTheServerIsAnotherEncoder() {
        app.ask(SPEAK, "One.", ANNA);
        app.close();
        app = application().with("tts.xtts.model", "xtts_v2_long_conditioning").start();

        app.ask(SPEAK, "Two.", ANNA);

        assertThat(server.clones()).hasSize(2);
    }

    @Test
    void theEmbeddingStepTellsWhichTierAnswered() {
        String embed = EMBED + "?engine=encoder";

        Message first = app.ask(embed, "", ANNA);
        Message second = app.ask(embed, "", ANNA);
        restart();
        Message third = app.ask(embed, "", ANNA);

        assertThat(List.of(first, second, third))
                .extracting(message -> message.getHeader(TtsConstants.CACHE))
                .containsExactly("synthesized", "memory", "store");
        assertThat(third.getBody()).isEqualTo(first.getBody()).isInstanceOf(float[].class);
        assertThat(encoder.encoded()).isEqualTo(1);
    }

    @Test
    void audioThatComesAsBodyIsEncodedAndKeptToo() throws IOException {
        byte[] audio = Files.readAllBytes(home.resolve("voices/anna.wav"));

        app.ask(EMBED + "?engine=encoder", audio, Map.of());

        Message named = app.ask(EMBED + "?engine=encoder", "", ANNA);
        assertThat(named.getHeader(TtsConstants.CACHE)).isEqualTo("memory");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../tts.db", "/etc/hostname", "link.wav", "missing.wav", "text.wav"})
    void aReferenceThatIsNoneSaysWhyAndNotWhereItLies(String name) throws IOException {
        Files.writeString(home.resolve("voices/text.wav"), "no audio");
        Files.createSymbolicLink(home.resolve("voices/link.wav"), Path.of("/etc/hostname"));

        Exchange answer = app.send(SPEAK, "One.", Map.of(TtsConstants.SPEAKER_REFERENCE, name));

        assertThat(answer.getException())
                .isInstanceOf(InvalidSpeechRequestException.class)
                .hasMessageContaining("speaker reference")
                .hasMessageNotContaining(home.toString())
                .hasMessageNotContaining("/etc");
        assertThat(server.calls()).noneMatch(call -> call.target().equals("/clone_speaker"));
    }

    @Test
    void boundsAreThoseThatAreConfigured() throws IOException {
        app.close();
        Path elsewhere = Files.createDirectory(home.resolve("elsewhere"));
        Files.write(elsewhere.resolve("long.wav"), WavFile.encode(AudioFixtures.tone(48000, 16000), 16000));
        Files.write(elsewhere.resolve("large.wav"), WavFile.encode(AudioFixtures.tone(48000, 32000), 32000));
        app = application()
                .with("tts.voices.dir", elsewhere.toString())
                .with("tts.voices.maxDuration", "2s")
                .with("tts.voices.maxBytes", "90KiB")
                .start();

        assertThat(app.send(SPEAK, "One.", Map.of(TtsConstants.SPEAKER_REFERENCE, "large.wav"))
                        .getException())
                .hasMessageContaining("at most 92160 are allowed");
        assertThat(voices())
                .extracting(voice -> voice.get("name"), voice -> String.valueOf(voice.get("problem")))
                .satisfiesExactly(
                        large -> assertThat(large.toList().toString()).contains("large.wav", "at most 92160"),
                        length -> assertThat(length.toList().toString()).contains("long.wav", "at most 92160"));
    }

    @Test
    void theListTellsWhatIsThereAndWhatIsCached() throws IOException {
        Files.createDirectories(home.resolve("voices/team"));
        record("team/carl.wav", 8000);
        Files.writeString(home.resolve("voices/notes.txt"), "Anna is the one with the low voice.");
        app.ask(SPEAK, "One.", ANNA);
        app.ask(ACTIVE + "?operation=set", "", BEN);

        List<Map<String, Object>> voices = voices();

        assertThat(voices)
                .extracting(voice -> voice.get("name"))
                .containsExactly("anna.wav", "ben.wav", "team/carl.wav");
        Map<String, Object> anna = voices.get(0);
        assertThat(anna)
                .containsEntry("active", false)
                .containsEntry("embedding_cached", true)
                .containsEntry("format", "wav")
                .containsEntry("duration_ms", 1000L)
                .containsEntry("file_size", Files.size(home.resolve("voices/anna.wav")))
                .containsEntry("encoders", List.of("xtts/1/xtts_v2@" + server.baseUrl()))
                .doesNotContainKey("problem");
        assertThat(anna.get("cache_hash")).isEqualTo(anna.get("hash"));
        assertThat(voices.get(1))
                .containsEntry("active", true)
                .containsEntry("embedding_cached", false)
                .containsEntry("cache_hash", null);
        assertThat(voices.get(2).get("problem").toString()).contains("plays 500 ms");
    }

    @Test
    void theInfoTellsWhatIsCachedAlsoOfAudioThatIsGone() throws Exception {
        assertThat(app.ask(INFO, "", Map.of()).getBody())
                .isEqualTo(Map.of("embeddings", 0, "bytes", 0L, "entries", List.of()));
        app.ask(SPEAK, "One.", ANNA);
        Files.delete(home.resolve("voices/anna.wav"));

        Map<?, ?> info = app.ask(INFO, "", Map.of()).getBody(Map.class);

        assertThat(info.get("embeddings")).isEqualTo(1);
        assertThat(info.get("bytes")).isEqualTo(app.number("select bytes from tts_voice_embedding"));
        assertThat(info.get("entries").toString())
                .contains("path=anna.wav", "encoder=xtts/1/xtts_v2@", "cache_file=", ".safetensors");
    }

    @Test
    void aHomeWithoutVoicesHasAnEmptyList() throws IOException {
        app.close();
        app = application()
                .with("tts.voices.dir", home.resolve("nowhere").toString())
                .start();

        assertThat(voices()).isEmpty();
    }

    @Test
    void theActiveVoiceIsInTheKeyAndOutlivesTheProcess() {
        Message plain = app.speak("Good morning.");
        assertThat(active(ACTIVE, Map.of())).isNull();

        Object active = active(ACTIVE + "?operation=set", ANNA);
        Message asAnna = app.speak("Good morning.");
        restart();
        Message again = app.speak("Good morning.");

        assertThat(active).isEqualTo("anna.wav");
        assertThat(active(ACTIVE, Map.of())).isEqualTo("anna.wav");
        assertThat(asAnna.getHeader(TtsConstants.KEY)).isNotEqualTo(plain.getHeader(TtsConstants.KEY));
        assertThat(asAnna.getHeader(TtsConstants.CACHE)).isEqualTo("synthesized");
        assertThat(again.getHeader(TtsConstants.CACHE)).isEqualTo("store");
        assertThat(again.getHeader(TtsConstants.KEY)).isEqualTo(asAnna.getHeader(TtsConstants.KEY));

        assertThat(active(ACTIVE + "?operation=clear", Map.of())).isNull();
        assertThat(app.speak("Good morning.").getHeader(TtsConstants.KEY)).isEqualTo(plain.getHeader(TtsConstants.KEY));
    }

    @Test
    void whatAnotherProcessActivatesIsHeardSoon() throws SQLException {
        app.speak("Good morning.");
        app.execute("insert into tts_setting (name, value) values ('active_voice', 'anna.wav')");

        await().untilAsserted(() -> assertThat(app.speak("Good morning.").getHeader(TtsConstants.SPEAKER_REFERENCE))
                .isEqualTo("anna.wav"));
    }

    @Test
    void onlyAVoiceThatCanSpeakBecomesTheActiveOne() throws IOException {
        assertThat(app.send(ACTIVE + "?operation=set", "", Map.of()).getException())
                .isInstanceOf(InvalidSpeechRequestException.class)
                .hasMessageContaining(TtsConstants.SPEAKER_REFERENCE);
        assertThat(app.send(ACTIVE + "?operation=set", "", Map.of(TtsConstants.SPEAKER_REFERENCE, "../tts.db"))
                        .getException())
                .isInstanceOf(InvalidSpeechRequestException.class);

        app.ask(ACTIVE + "?operation=set", "", ANNA);
        Files.delete(home.resolve("voices/anna.wav"));

        assertThat(app.send(SPEAK, "One.", Map.of()).getException())
                .isInstanceOf(EngineUnavailableException.class)
                .hasMessageContaining("The active voice cannot speak");
    }

    @Test
    void oneVoiceOrAllOrTheUnusedAreCleared() throws SQLException {
        app.ask(SPEAK, "One.", ANNA);
        app.ask(SPEAK, "Two.", BEN);
        app.ask(EMBED + "?engine=encoder", "", BEN);

        assertThat(cleared(CLEAR, ANNA)).isEqualTo(1);
        assertThat(voices()).extracting(voice -> voice.get("embedding_cached")).containsExactly(false, true);
        app.ask(SPEAK, "Three.", ANNA);
        assertThat(server.clones()).hasSize(3);

        app.execute("update tts_voice_embedding set last_used_at = 1000 where encoder = '" + encoder.encoderId() + "'");
        assertThat(cleared(CLEAR + "?which=unused&unusedFor=30d", Map.of())).isEqualTo(1);
        assertThat(cleared(CLEAR + "?which=unused&unusedFor=30d", Map.of())).isZero();

        assertThat(cleared(CLEAR + "?which=all", Map.of())).isEqualTo(2);
        assertThat(home.resolve("embeddings")).isDirectoryNotContaining("glob:**.safetensors");
        assertThat(home.resolve("voices/anna.wav")).exists();
        app.ask(SPEAK, "Four.", BEN);
        assertThat(server.clones()).hasSize(4);
    }

    @Test
    void aVoiceWhoseFileIsGoneIsClearedByItsName() throws IOException {
        app.ask(SPEAK, "One.", ANNA);
        Files.delete(home.resolve("voices/anna.wav"));

        assertThat(cleared(CLEAR, ANNA)).isEqualTo(1);
        assertThat(cleared(CLEAR, ANNA)).isZero();
        assertThat(app.send(CLEAR, "", Map.of()).getException()).isInstanceOf(InvalidSpeechRequestException.class);
    }

    @Test
    void theSweepClearsWhatWasNotUsedForTheRetention() throws Exception {
        app.ask(SPEAK, "One.", ANNA);
        app.execute("update tts_voice_embedding set last_used_at = 1000");
        app.close();

        app = application()
                .with("tts.voices.retention", "90d")
                .recipes("classpath:camel-tts/tts-speak.camel.yaml", "classpath:camel-tts/tts-sweep.camel.yaml")
                .start();
        AdviceWith.adviceWith(app.context(), "tts-sweep-voices", route -> route.replaceFromWith("direct:sweep"));
        app.ask("direct:sweep", "", Map.of());

        assertThat(app.number("select count(*) from tts_voice_embedding")).isZero();
    }

    private Object active(String uri, Map<String, Object> headers) {
        return app.ask(uri, "", headers).getBody(Map.class).get("active");
    }

    private int cleared(String uri, Map<String, Object> headers) {
        Map<?, ?> answer = app.ask(uri, "", headers).getBody(Map.class);
        int cleared = (int) answer.get("cleared");
        assertThat((long) answer.get("bytes") > 0).isEqualTo(cleared > 0);
        return cleared;
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> voices() {
        return app.ask(LIST, "", Map.of()).getBody(List.class);
    }

    private void record(String name, int samples) throws IOException {
        Path file = home.resolve("voices").resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, WavFile.encode(AudioFixtures.tone(samples, 16000), 16000));
    }
}

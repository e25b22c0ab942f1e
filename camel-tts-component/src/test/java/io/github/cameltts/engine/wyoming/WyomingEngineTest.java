package io.github.cameltts.engine.wyoming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.github.cameltts.TtsConstants;
import io.github.cameltts.audio.WavFile;
import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.InvalidSpeechRequestException;
import io.github.cameltts.spi.Speech;
import io.github.cameltts.spi.SpeechRequest;
import io.github.cameltts.spi.UnknownNameException;
import io.github.cameltts.spi.Voice;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WyomingEngineTest {

    private static final byte[] FIRST = {1, 0, 2, 0, 3, 0};
    private static final byte[] SECOND = {4, 0, 5, 0};

    private final FakeWyomingServer server = new FakeWyomingServer();
    private final WyomingEngine engine = new WyomingEngine();

    @BeforeEach
    void configure() {
        engine.setHost("127.0.0.1");
        engine.setPort(server.port());
    }

    @AfterEach
    void close() {
        engine.close();
        server.close();
    }

    @Test
    void aWavFileHasTheSamplesOfTheServerAndItsRealSizes() throws Exception {
        server.answerWith((wire, question) -> {
            wire.start();
            wire.chunk(FIRST);
            wire.chunk(SECOND);
            wire.stop();
        });

        Speech speech = engine.synthesize(request("Hello", AudioFormat.WAV));

        byte[] samples = {1, 0, 2, 0, 3, 0, 4, 0, 5, 0};
        assertThat(speech.audio()).isEqualTo(WavFile.wrap(samples, FakeWyomingServer.RATE));
        assertThat(speech.sampleRate()).isEqualTo(FakeWyomingServer.RATE);
        assertThat(engine.synthesize(request("Hello", AudioFormat.PCM)).audio()).isEqualTo(samples);
    }

    @Test
    void samplesAreHandedOnWhileTheServerStillSpeaks() throws Exception {
        CountDownLatch heard = new CountDownLatch(1);
        server.answerWith((wire, question) -> {
            wire.start();
            wire.chunk(FIRST);
            heard.await();
            wire.chunk(SECOND);
            wire.stop();
        });
        ByteArrayOutputStream stream = new ByteArrayOutputStream();

        CompletableFuture<Speech> speech = engine.synthesizeAsync(request("Hello", AudioFormat.PCM), chunk -> {
            stream.writeBytes(chunk);
            if (stream.size() == FIRST.length) {
                heard.countDown();
            }
        });

        byte[] whole = speech.get(10, TimeUnit.SECONDS).audio();
        assertThat(whole).hasSize(FIRST.length + SECOND.length).isEqualTo(stream.toByteArray());
    }

    @Test
    void aWavFileIsHandedOnWholeBecauseItsHeaderTellsItsLength() throws Exception {
        server.answerWith((wire, question) -> {
            wire.start();
            wire.chunk(FIRST);
            wire.chunk(SECOND);
            wire.stop();
        });
        List<byte[]> heard = new ArrayList<>();

        byte[] whole = engine.synthesizeAsync(request("Hello", AudioFormat.WAV), heard::add)
                .get(10, TimeUnit.SECONDS)
                .audio();

        byte[] samples = {1, 0, 2, 0, 3, 0, 4, 0, 5, 0};
        assertThat(whole).isEqualTo(WavFile.wrap(samples, FakeWyomingServer.RATE));
        assertThat(heard).containsExactly(whole);
    }

    @Test
    void theServersOwnChoiceHasOneKeyWhetherItsVoicesAreKnownOrNot() {
        assertThat(engine.audible(request("Hello", "", "de")))
                .isEqualTo(engine.audible(request("Hello", "default", "de")));
        assertThat(engine.audible(request("Hello", "vctk#p239", "")).voice()).isEqualTo("vctk#p239");
    }

    @Test
    void asksForTheVoiceAndItsSpeakerByTheirNames() throws Exception {
        engine.voices();
        for (String voice : List.of("de_DE-thorsten-medium", "en_GB-vctk-medium#p 236", "default", "")) {
            engine.synthesize(request("Hello", voice, ""));
        }
        engine.synthesize(request("Hello", "default", "de"));

        assertThat(server.questions("synthesize"))
                .extracting(question -> question.path("data").path("voice").toString())
                .containsExactly(
                        "{\"name\":\"de_DE-thorsten-medium\"}",
                        "{\"name\":\"en_GB-vctk-medium\",\"speaker\":\"p 236\"}",
                        "",
                        "",
                        "{\"language\":\"de\"}");
    }

    @Test
    void takesTheSpeakerOutOfAnIdThatNoServerExplained() throws Exception {
        server.describeWith((wire, question) -> wire.reset());

        engine.synthesize(request("Hello", "vctk#p239", ""));

        assertThat(server.questions("synthesize")
                        .get(0)
                        .path("data")
                        .path("voice")
                        .toString())
                .isEqualTo("{\"name\":\"vctk\",\"speaker\":\"p239\"}");
    }

    @Test
    void everyInstalledSpeakerIsAVoiceAndTheServersOwnChoiceComesFirst() {
        assertThat(engine.voices())
                .containsExactly(
                        new Voice("default", "The server's own choice", ""),
                        new Voice("de_DE-thorsten-medium", "Thorsten (medium)", "de-DE"),
                        new Voice("en_GB-vctk-medium#p239", "en_GB-vctk-medium, p239", "en-GB"),
                        new Voice("en_GB-vctk-medium#p 236", "en_GB-vctk-medium, p 236", "en-GB"));
    }

    @Test
    void theServerIsAskedForItsVoicesOnceAndNotAtAllWhereTheyAreConfigured() {
        engine.voices();
        engine.voices();
        assertThat(server.questions("describe")).hasSize(1);

        WyomingEngine configured = new WyomingEngine();
        configured.setUri("tcp://127.0.0.1:" + server.port());
        configured.setVoices("default, vctk#p239");
        assertThat(configured.voices()).extracting(Voice::id).containsExactly("default", "vctk#p239");
        assertThat(server.questions("describe")).hasSize(1);
    }

    @Test
    void aServerThatIsDownHasNoVoicesAndBreaksNothing() {
        server.close();

        assertThat(engine.voices()).isEmpty();
        assertThat(engine.identity(request("Hello", "any", "")).model()).isEqualTo("tcp://127.0.0.1:" + server.port());
    }

    @Test
    void aServerThatDoesNotTellItsVoicesHoldsNobodyUp() {
        CountDownLatch never = new CountDownLatch(1);
        server.describeWith((wire, question) -> never.await());

        assertThat(engine.voices()).isEmpty();
        assertThat(engine.voices()).isEmpty();
        assertThat(server.questions("describe")).hasSize(1);
    }

    @Test
    void voicesAreKnownAsSoonAsASlowServerHasToldThem() {
        CountDownLatch told = new CountDownLatch(1);
        server.describeWith((wire, question) -> {
            told.await();
            wire.send("info", FakeWyomingServer.INFO, new byte[0]);
        });
        assertThat(engine.voices()).isEmpty();

        told.countDown();

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(engine.voices()).hasSize(4));
    }

    @Test
    void refusesALanguageThatNoVoiceSpeaks() {
        engine.voices();

        assertThatThrownBy(() -> engine.identity(request("Bonjour", "default", "fr-FR")))
                .isInstanceOf(UnknownNameException.class)
                .hasMessageContaining("de-DE");
    }

    @Test
    void takesTheFormatFromTheFirstChunkWhenNoStartIsSent() throws Exception {
        server.answerWith((wire, question) -> {
            wire.send("pong", "{\"text\": \"later\"}", new byte[0]);
            wire.chunk(FIRST);
            wire.chunk(new byte[0]);
            wire.stop();
        });

        assertThat(engine.synthesize(request("Hello", AudioFormat.PCM)).audio()).isEqualTo(FIRST);
    }

    @Test
    void textIsDataAndNeverStructure() throws Exception {
        String evil = "\",\"voice\":\"x\"}\n{\"type\":\"describe\"}\n\u0000\\u0022 \uD83D\uDE00";

        engine.synthesize(request(evil, "", ""));

        assertThat(server.questions("synthesize")).hasSize(1);
        assertThat(server.questions("synthesize")
                        .get(0)
                        .path("data")
                        .path("text")
                        .asText())
                .isEqualTo(evil);
        assertThat(server.questions("describe")).isEmpty();
    }

    @Test
    void halfACharacterIsRefusedBeforeAnythingIsAsked() {
        for (String half : List.of("a \uD83D b", "a \uDE00")) {
            SpeechRequest request = request(half, "", "");

            assertThatThrownBy(() -> engine.identity(request)).isInstanceOf(InvalidSpeechRequestException.class);
            assertThatThrownBy(() -> engine.synthesize(request))
                    .isInstanceOf(InvalidSpeechRequestException.class)
                    .hasMessageContaining("surrogate");
        }
        assertThat(server.questions("synthesize")).isEmpty();
    }

    @Test
    void manySlowAnswersShareTwoThreads() throws Exception {
        int calls = 100;
        CountDownLatch asked = new CountDownLatch(calls);
        CountDownLatch goOn = new CountDownLatch(1);
        server.answerWith((wire, question) -> {
            wire.start();
            wire.chunk(FIRST);
            asked.countDown();
            goOn.await();
            wire.stop();
        });
        List<CompletableFuture<Speech>> answers = new ArrayList<>();
        for (int i = 0; i < calls; i++) {
            answers.add(engine.synthesizeAsync(request("Number " + i, AudioFormat.PCM)));
        }

        asked.await();
        long threads = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().endsWith("TtsWyoming"))
                .count();
        goOn.countDown();

        assertThat(threads).isEqualTo(2);
        for (CompletableFuture<Speech> answer : answers) {
            assertThat(answer.get(10, TimeUnit.SECONDS).audio()).isEqualTo(FIRST);
        }
    }

    @Test
    void isFoundAndConfiguredByTheTtsComponent() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.getPropertiesComponent().addInitialProperty("tts.wyoming.uri", "tcp://127.0.0.1:" + server.port());
            context.getPropertiesComponent().addInitialProperty("tts.wyoming.responseTimeout", "5s");
            context.start();

            Exchange answer = context.createProducerTemplate()
                    .request(
                            "tts:wyoming?voice=en_GB-vctk-medium%23p239",
                            exchange -> exchange.getMessage().setBody("Hello"));

            assertThat(answer.getException()).isNull();
            assertThat(answer.getMessage().getBody()).isInstanceOf(byte[].class);
            assertThat(answer.getMessage().getHeader(TtsConstants.SAMPLE_RATE)).isEqualTo(FakeWyomingServer.RATE);
            assertThat(server.questions("synthesize")
                            .get(0)
                            .path("data")
                            .path("voice")
                            .toString())
                    .isEqualTo("{\"name\":\"en_GB-vctk-medium\",\"speaker\":\"p239\"}");
        }
    }

    @Test
    void twoServersNeverShareAKey() {
        Object one = engine.identity(request("Hello", "", ""));
        engine.setUri("tcp://[::1]:10201");

        assertThat(engine.identity(request("Hello", "", ""))).isNotEqualTo(one);
        assertThat(engine.identity(request("Hello", "", "")).model()).isEqualTo("tcp://[::1]:10201");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://host:1", "tcp://", "tcp://user:pw@host", "host:10200", "not a uri", "tcp://host:99999"})
    void aWrongAddressIsRefusedAtOnce(String uri) {
        assertThat(catchThrowableOfType(InvalidSpeechRequestException.class, () -> engine.setUri(uri)))
                .hasMessageContaining("tts.wyoming.")
                .hasMessageNotContaining("pw");
    }

    @Test
    void anEmptyHostIsRefusedAtOnce() {
        assertThatThrownBy(() -> engine.setHost(" ")).hasMessageContaining("tts.wyoming.host");
    }

    private static SpeechRequest request(String text, AudioFormat format) {
        return SpeechRequest.of(text, "default", "", format, 0);
    }

    private static SpeechRequest request(String text, String voice, String language) {
        return SpeechRequest.of(text, voice, language, AudioFormat.WAV, 0);
    }
}

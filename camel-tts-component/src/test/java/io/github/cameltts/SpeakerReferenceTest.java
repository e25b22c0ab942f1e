package io.github.cameltts;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltts.audio.AudioFixtures;
import io.github.cameltts.audio.ReferenceRules;
import io.github.cameltts.audio.SpeakerFolder;
import io.github.cameltts.audio.WavFile;
import io.github.cameltts.engine.xtts.FakeCoquiServer;
import io.github.cameltts.spi.EngineUnavailableException;
import io.github.cameltts.spi.InvalidSpeechRequestException;
import io.github.cameltts.spi.SpeakerLibrary;
import io.github.cameltts.spi.SpeakerReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Speaking with reference audio, by a server that clones it, and with the active voice. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SpeakerReferenceTest {

    private static final Map<String, Object> AS_ANNA = Map.of(TtsConstants.SPEAKER_REFERENCE, "anna.wav");

    @TempDir
    Path folder;

    private final FakeCoquiServer server = new FakeCoquiServer();
    private final FakeSpeechEngine fake = new FakeSpeechEngine();
    private final FakeVoiceEncoder encoder = new FakeVoiceEncoder();
    private final AtomicReference<String> active = new AtomicReference<>("");
    private final DefaultCamelContext context = new DefaultCamelContext();

    /** The folder, and the active voice that the test says. */
    private final class Library implements SpeakerLibrary {

        private final SpeakerFolder files = new SpeakerFolder(folder, ReferenceRules.DEFAULT);

        @Override
        public SpeakerReference find(String name) {
            return files.find(name);
        }

        @Override
        public Optional<String> active() {
            return Optional.of(active.get()).filter(name -> !name.isEmpty());
        }
    }

    @BeforeEach
    void start() throws IOException {
        record("anna.wav", 16000);
        record("ben.wav", 17000);
        TtsComponent component = new TtsComponent();
        component.setSpeakers(folder.toString());
        context.addComponent("tts", component);
        context.getRegistry().bind("fake", fake);
        context.getRegistry().bind("encoder", encoder);
        context.getRegistry().bind("library", new Library());
        context.getPropertiesComponent().addInitialProperty("tts.xtts.baseUrl", server.baseUrl());
        context.start();
    }

    @AfterEach
    void stop() {
        context.stop();
        server.close();
    }

    @Test
    void fiftyWhoSpeakWithOneReferenceCloneItOnce() {
        context.getPropertiesComponent().addInitialProperty("tts.xtts.maxConcurrent", "50");
        var answers = IntStream.range(0, 50)
                .mapToObj(i -> context.createFluentProducerTemplate()
                        .withHeaders(new HashMap<>(AS_ANNA))
                        .withBody("Sentence number " + i)
                        .to("tts:xtts")
                        .asyncSend())
                .toList();

        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.get().getException()).isNull());
        assertThat(server.speechCalls()).hasSize(50);
        assertThat(server.clones()).hasSize(1);
    }

    @Test
    void changedContentIsClonedAnewAndTouchedContentIsNot() throws IOException {
        Object before = spoken("tts:xtts", AS_ANNA).getHeader(TtsConstants.KEY);

        Files.setLastModifiedTime(folder.resolve("anna.wav"), FileTime.from(Instant.parse("2021-01-01T00:00:00Z")));
        assertThat(spoken("tts:xtts", AS_ANNA).getHeader(TtsConstants.KEY)).isEqualTo(before);
        assertThat(server.clones()).hasSize(1);

        record("anna.wav", 18000);
        assertThat(spoken("tts:xtts", AS_ANNA).getHeader(TtsConstants.KEY)).isNotEqualTo(before);
        assertThat(server.clones()).hasSize(2);
    }

    @Test
    void whichVoiceWouldBeTheDefaultIsNotInTheKeyOfAReference() {
        Object before = resolved("tts:xtts", AS_ANNA).getHeader(TtsConstants.KEY);

        assertThat(resolved("tts:xtts?voice=Ana", AS_ANNA).getHeader(TtsConstants.KEY))
                .isEqualTo(before);
    }

    @Test
    void theActiveVoiceSpeaksWhereTheRequestNamesNone() {
        Object before = resolved("tts:xtts?voice=Ana", Map.of()).getHeader(TtsConstants.KEY);
        active.set("anna.wav");

        Message asAnna = spoken("tts:xtts?voice=Ana", Map.of());
        active.set("ben.wav");
        Message asBen = resolved("tts:xtts?voice=Ana", Map.of());

        assertThat(asAnna.getHeader(TtsConstants.SPEAKER_REFERENCE)).isEqualTo("anna.wav");
        assertThat(server.clones()).hasSize(1);
        assertThat(asAnna.getHeader(TtsConstants.KEY))
                .isNotEqualTo(before)
                .isNotEqualTo(asBen.getHeader(TtsConstants.KEY))
                .isEqualTo(resolved("tts:xtts", AS_ANNA).getHeader(TtsConstants.KEY));
    }

    @Test
    void whoNamesAVoiceGetsThatVoice() {
        active.set("anna.wav");

        assertThat(resolved("tts:xtts", Map.of(TtsConstants.VOICE, "Ana")).getHeader(TtsConstants.SPEAKER_REFERENCE))
                .isNull();
        assertThat(resolved("tts:xtts", Map.of(TtsConstants.SPEAKER_REFERENCE, "ben.wav"))
                        .getHeader(TtsConstants.SPEAKER_REFERENCE))
                .isEqualTo("ben.wav");
    }

    @Test
    void aSubstituteSpeaksAsTheActiveVoiceWhereAVoiceOfAnotherEngineWasAsked() {
        active.set("anna.wav");

        Message substitute =
                resolved("tts:xtts", Map.of(TtsConstants.VOICE, "Rachel", TtsConstants.SUBSTITUTE_FOR, "elevenlabs"));

        assertThat(substitute.getHeader(TtsConstants.SPEAKER_REFERENCE)).isEqualTo("anna.wav");
    }

    @Test
    void anEngineThatImitatesNobodyKnowsNoActiveVoice() {
        active.set("anna.wav");

        assertThat(resolved("tts:builtin", Map.of()).getHeader(TtsConstants.SPEAKER_REFERENCE))
                .isNull();
    }

    @Test
    void aChangeOfTheActiveVoiceTouchesNoRequestThatWasResolved() throws Exception {
        active.set("anna.wav");
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:later")
                        .to("tts:fake?operation=resolve&speakerLibrary=#library")
                        .process(exchange -> active.set("ben.wav"))
                        .to("tts:fake?speakerLibrary=#library");
            }
        });
        Object key = resolved("tts:fake", Map.of()).getHeader(TtsConstants.KEY);

        Message spoken = send("direct:later", Map.of()).getMessage();

        assertThat(spoken.getHeader(TtsConstants.KEY)).isEqualTo(key);
        assertThat(spoken.getHeader(TtsConstants.SPEAKER_REFERENCE)).isEqualTo("anna.wav");
    }

    @Test
    void anActiveVoiceThatIsGoneIsAFailureAndNotAnotherVoice() {
        active.set("carl.wav");

        assertThat(send("tts:fake?speakerLibrary=#library", Map.of()).getException())
                .isInstanceOf(EngineUnavailableException.class)
                .hasMessageContaining("The active voice cannot speak")
                .hasMessageContaining("carl.wav");
        assertThat(fake.calls()).isZero();
    }

    @Test
    void anEmbeddingIsComputedOnceAndItsHeaderTellsWhereItCameFrom() throws IOException {
        Exchange first = send("tts:encoder?operation=embed", AS_ANNA);
        Exchange second = send("tts:encoder?operation=embed", AS_ANNA);

        assertThat(first.getMessage().getHeader(TtsConstants.CACHE)).isEqualTo("synthesized");
        assertThat(second.getMessage().getHeader(TtsConstants.CACHE)).isEqualTo("memory");
        assertThat(second.getMessage().getBody(float[].class))
                .containsExactly((float) Files.size(folder.resolve("anna.wav")), (float) 'R');

        encoder.encodingAs("fake-encoder/1?seconds=6");
        send("tts:encoder?operation=embed", AS_ANNA);
        assertThat(encoder.encoded()).isEqualTo(2);
    }

    @Test
    void whoWantsNothingKeptLeavesNoEmbedding() {
        Map<String, Object> kept = new HashMap<>(AS_ANNA);
        kept.put(TtsConstants.NO_STORE, true);

        assertThat(send("tts:encoder?operation=embed", kept).getMessage().getHeader(TtsConstants.CACHE))
                .isEqualTo("bypass");
        send("tts:encoder?operation=embed", AS_ANNA);

        assertThat(encoder.encoded()).isEqualTo(2);
    }

    @Test
    void aBodyThatIsNoAudioIsRefused() {
        assertThat(send("tts:encoder?operation=embed", Map.of()).getException())
                .isInstanceOf(InvalidSpeechRequestException.class)
                .hasMessageContaining("The reference audio is not audio that is known here");
        assertThat(encoder.encoded()).isZero();
    }

    @Test
    void aServerThatClonesNothingMakesNoEmbedding() {
        context.getPropertiesComponent().addInitialProperty("tts.xtts.dialect", "api-server");

        assertThat(send("tts:xtts?operation=embed", AS_ANNA).getException())
                .isInstanceOf(InvalidSpeechRequestException.class)
                .hasMessageContaining("tts.xtts.dialect");
    }

    private Message spoken(String uri, Map<String, Object> headers) {
        Exchange exchange = send(uri + (uri.contains("?") ? "&" : "?") + "speakerLibrary=#library", headers);
        assertThat(exchange.getException()).isNull();
        return exchange.getMessage();
    }

    private Message resolved(String uri, Map<String, Object> headers) {
        return spoken(uri + (uri.contains("?") ? "&" : "?") + "operation=resolve", headers);
    }

    private Exchange send(String uri, Map<String, Object> headers) {
        return context.createFluentProducerTemplate()
                .withHeaders(new HashMap<>(headers))
                .withBody("Good morning to all of you.")
                .to(uri)
                .send();
    }

    private void record(String name, int samples) throws IOException {
        Files.write(folder.resolve(name), WavFile.encode(AudioFixtures.tone(samples, 16000), 16000));
    }
}

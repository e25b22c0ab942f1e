package io.github.cameltts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cameltts.audio.AudioFixtures;
import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.EngineCapabilities;
import io.github.cameltts.spi.InvalidAudioException;
import io.github.cameltts.spi.InvalidSpeechRequestException;
import io.github.cameltts.spi.Speech;
import io.github.cameltts.spi.SpeechException;
import io.github.cameltts.spi.SpeechRequest;
import io.github.cameltts.spi.SynthesisFailedException;
import io.github.cameltts.spi.UnknownNameException;
import io.github.cameltts.spi.Voice;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.Exchange;
import org.apache.camel.FailedToStartRouteException;
import org.apache.camel.ResolveEndpointFailedException;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.Registry;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TtsComponentTest extends CamelTestSupport {

    private final FakeSpeechEngine engine = new FakeSpeechEngine();
    private final FakeSpeechEngine other = new FakeVoiceEncoder();

    @Override
    protected void bindToRegistry(Registry registry) {
        registry.bind("fake", engine);
        registry.bind("other", other);
        registry.bind("abrupt", new FakeAbruptEngine());
        registry.bind("plain", new FakePlainEngine());
    }

    @Test
    void speaksTheBody() {
        Exchange answer = send("tts:fake", "Hello", Map.of());

        assertThat(answer.getMessage().getBody(byte[].class)).startsWith("RIFF".getBytes(StandardCharsets.US_ASCII));
        assertThat(answer.getMessage().getHeaders())
                .containsEntry(Exchange.CONTENT_TYPE, "audio/wav")
                .containsEntry(TtsConstants.VOICE, "alice")
                .containsEntry(TtsConstants.LANGUAGE, "en-US")
                .containsEntry(TtsConstants.FORMAT, "wav")
                .containsEntry(TtsConstants.SAMPLE_RATE, 8000)
                .containsEntry(TtsConstants.CHARACTERS, 5)
                .containsEntry(TtsConstants.DURATION, 250L)
                .containsEntry(TtsConstants.CACHE, "synthesized")
                .containsKey(TtsConstants.KEY);
    }

    @Test
    void resolveSetsEveryValueAndLeavesTheBody() {
        Exchange answer = send("tts:fake?operation=resolve&voice=bruno", "  Guten\nTag ", Map.of());

        assertThat(answer.getMessage().getBody()).isEqualTo("  Guten\nTag ");
        assertThat(answer.getMessage().getHeaders())
                .containsEntry(TtsConstants.ENGINE, "fake")
                .containsEntry(TtsConstants.VOICE, "bruno")
                .containsEntry(TtsConstants.LANGUAGE, "de-DE")
                .containsEntry(TtsConstants.TEXT, "Guten Tag")
                .containsEntry(TtsConstants.RATE, 1.0)
                .containsEntry(TtsConstants.TENANT, "")
                .containsEntry(TtsConstants.CONTENT_TYPE, "audio/wav");
        assertThat(engine.calls()).isZero();
    }

    @Test
    void headerBeatsEndpointBeatsComponent() {
        context.getComponent("tts", TtsComponent.class).getConfiguration().setVoice("bruno");

        assertThat(voiceOf("tts:fake", Map.of())).isEqualTo("bruno");
        assertThat(voiceOf("tts:fake?voice=chloe", Map.of())).isEqualTo("chloe");
        assertThat(voiceOf("tts:fake?voice=chloe", Map.of(TtsConstants.VOICE, "alice")))
                .isEqualTo("alice");
    }

    @Test
    void languageChoosesTheVoiceWhenNoneIsNamed() {
        assertThat(voiceOf("tts:fake?language=fr", Map.of())).isEqualTo("chloe");
    }

    @Test
    void headerChoosesTheEngineWithoutTheOtherEnginesVoice() {
        Exchange answer =
                send("tts:fake?voice=chloe", "Hello", Map.of(TtsConstants.ENGINE, "other", TtsConstants.FORMAT, "wav"));

        assertThat(answer.getException()).isNull();
        assertThat(answer.getMessage().getHeader(TtsConstants.VOICE)).isEqualTo("alice");
        assertThat(other.calls()).isEqualTo(1);
        assertThat(engine.calls()).isZero();
    }

    @Test
    void engineGetsWhatWasResolved() {
        AtomicReference<SpeechRequest> got = new AtomicReference<>();
        engine.speaking(request -> {
            got.set(request);
            return FakeSpeechEngine.wav(request);
        });

        send("tts:fake?rate=1.5&engine.stability=0.50&style=calm", "Hello   there", Map.of(TtsConstants.SEED, "7"));

        assertThat(got.get().text()).isEqualTo("Hello there");
        assertThat(got.get().prosody().rate()).isEqualTo(1.5);
        assertThat(got.get().options()).containsExactly(Map.entry("stability", "0.5"));
        assertThat(got.get().style()).contains("calm");
        assertThat(got.get().seed()).hasValue(7);
    }

    @Test
    void changedBodyAfterResolveIsResolvedAnew() {
        Exchange exchange = template.request(
                "tts:fake?operation=resolve", e -> e.getMessage().setBody("First"));
        String firstKey = exchange.getMessage().getHeader(TtsConstants.KEY, String.class);
        exchange.getMessage().setBody("Second");

        template.send("tts:fake", exchange);

        assertThat(exchange.getMessage().getHeader(TtsConstants.TEXT)).isEqualTo("Second");
        assertThat(exchange.getMessage().getHeader(TtsConstants.KEY)).isNotEqualTo(firstKey);
    }

    @ParameterizedTest
    @CsvSource({"CamelTtsStyle, calm", "CamelTtsSeed, 7", "CamelTtsInstructions, Whisper", "CamelTtsVoice, alice"})
    void changedHeaderAfterResolveIsResolvedAnew(String header, String value) {
        Exchange exchange = template.request("tts:fake?operation=resolve&style=sad", e -> {
            e.getMessage().setBody("Text");
            e.getMessage().setHeader(TtsConstants.VOICE, "ALICE");
        });
        String firstKey = exchange.getMessage().getHeader(TtsConstants.KEY, String.class);
        exchange.getMessage().setHeader(header, value);

        template.send("tts:fake?style=sad", exchange);

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getHeader(TtsConstants.KEY).equals(firstKey))
                .isEqualTo(header.equals(TtsConstants.VOICE));
    }

    @Test
    void headerThatChoosesTheEngineKeepsFormatAndProsodyOfTheEndpoint() {
        Exchange answer = send(
                "tts:fake?format=mp3&rate=2&voice=chloe&operation=resolve",
                "Hello",
                Map.of(TtsConstants.ENGINE, "other"));

        assertThat(answer.getMessage().getHeaders())
                .containsEntry(TtsConstants.FORMAT, "mp3")
                .containsEntry(TtsConstants.RATE, 2.0)
                .containsEntry(TtsConstants.VOICE, "alice");
    }

    @Test
    void audioThatNobodyStoresIsStillSaidToBeSynthesized() {
        Exchange answer = send("tts:fake", "Hello", Map.of(TtsConstants.STORE, false));

        assertThat(answer.getMessage().getHeader(TtsConstants.CACHE)).isEqualTo("synthesized");
    }

    @Test
    void optionsOfTheEngineOnEndpointAndComponentAddUp() {
        TtsComponent component = context.getComponent("tts", TtsComponent.class);
        component.getConfiguration().setEngineOptions(Map.of("stability", "0.5", "boost", "true"));
        AtomicReference<SpeechRequest> got = new AtomicReference<>();
        engine.speaking(request -> {
            got.set(request);
            return FakeSpeechEngine.wav(request);
        });

        send("tts:fake?engine.stability=0.7", "Hello", Map.of());

        assertThat(got.get().options()).containsOnly(Map.entry("stability", "0.7"), Map.entry("boost", "true"));
    }

    @Test
    void optionsOfTheEngineInTheHeaderBeatThoseOfTheEndpoint() {
        AtomicReference<SpeechRequest> got = new AtomicReference<>();
        engine.speaking(request -> {
            got.set(request);
            return FakeSpeechEngine.wav(request);
        });
        Map<String, Object> header = Map.of(TtsConstants.ENGINE_OPTIONS, Map.of("stability", 0.3));

        send("tts:fake?engine.stability=0.7&engine.boost=true", "Hello", header);

        assertThat(got.get().options()).containsOnly(Map.entry("stability", "0.3"), Map.entry("boost", "true"));
    }

    @Test
    void optionThatTheEngineDoesNotKnowIsRefusedInTheHeaderToo() {
        Map<String, Object> header = Map.of(TtsConstants.ENGINE_OPTIONS, Map.of("stabilty", 0.3));

        assertThat(send("tts:fake", "Hello", header).getException()).hasMessageContaining("Did you mean stability");
    }

    @Test
    void tellsWhatAnEngineCanDo() {
        Object own = template.requestBody("tts:fake?operation=capabilities", (Object) null);
        Object named =
                template.requestBodyAndHeader("tts:fake?operation=capabilities", null, TtsConstants.ENGINE, "builtin");

        assertThat(own).isEqualTo(engine.capabilities());
        assertThat(named).isInstanceOfSatisfying(EngineCapabilities.class, can -> assertThat(can.id())
                .isEqualTo("builtin"));
    }

    @Test
    void listsVoices() {
        List<?> voices = template.requestBody("tts:fake?operation=voices", null, List.class);

        assertThat(voices).hasSize(3).first().isEqualTo(new Voice("alice", "Alice", "en-US"));
    }

    @Test
    void encodesReferenceAudioWithAnEngineThatCan() {
        byte[] audio = AudioFixtures.of(AudioFormat.WAV);

        float[] embedding = template.requestBody("tts:other?operation=embed", audio, float[].class);

        assertThat(embedding).containsExactly(audio.length, 'R');
        assertThat(send("tts:fake?operation=embed", new byte[] {1}, Map.of()).getException())
                .isInstanceOf(InvalidSpeechRequestException.class)
                .hasMessageContaining("no voice encoder");
        assertThat(send("tts:other?operation=embed", "", Map.of()).getException())
                .isInstanceOf(InvalidSpeechRequestException.class)
                .hasMessageContaining("Send the reference audio");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        tts:fake                           | ''            | The text is empty
        tts:fake                           | ' \n\t '      | The text is empty
        tts:fake?maxTextLength=5           | Hello!        | The text has 6 characters, and at most 5
        tts:fake?voice=alise               | Hello         | Unknown voice 'alise'. Did you mean alice
        tts:fake?language=es               | Hello         | Unknown language 'es'
        tts:fake?format=opsu               | Hello         | Unknown format 'opsu'. Did you mean opus
        tts:fake?format=aac                | Hello         | cannot answer with aac, and nothing here can make it of its audio. Ask for one of wav, mp3, pcm, opus, flac, ulaw, alaw.
        tts:fake?sampleRate=44000          | Hello         | cannot answer at 44000 Hz. It can: [8000, 11025, 12000, 16000,
        tts:fake?format=ulaw&sampleRate=16000 | Hello      | cannot answer at 16000 Hz. It can: [8000].
        tts:fake?rate=9                    | Hello         | The rate 9.0 is outside
        tts:fake?pitch=13                  | Hello         | The pitch 13.0 is outside
        tts:fake?volume=-1                 | Hello         | The volume must be
        tts:fake?engine.stabilty=1         | Hello         | Unknown option of engine 'fake' 'stabilty'. Did you mean stability
        tts:fake?engine.stability=much     | Hello         | must be a number
        tts:fake?engine.boost=much         | Hello         | must be true or false
        tts:fake?textType=ssml             | <speak>Oops   | SSML
        tts:fake?textType=ssml             | <speak/>      | The SSML document has no text
        tts:fake?textType=ssml             | Hello         | SSML
        tts:fake?speakerReference=a.wav    | Hello         | Speaker references are switched off
        """)
    void badRequestSaysWhatToDo(String uri, String text, String message) {
        Exchange answer = send(uri, text.replace("\\n", "\n").replace("\\t", "\t"), Map.of());

        assertThat(answer.getException())
                .isInstanceOf(InvalidSpeechRequestException.class)
                .hasMessageContaining(message);
        assertThat(((SpeechException) answer.getException()).retryable()).isFalse();
        assertThat(engine.calls()).isZero();
        assertThat(send("tts:fake", "Still alive", Map.of()).getException()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "CamelTtsRate, fast, must be a value of type Double",
        "CamelTtsEngine, fak, Unknown engine 'fak'. Did you mean fake",
        "CamelTtsOperation, sythesize, Unknown operation 'sythesize'. Did you mean synthesize",
        "CamelTtsTextType, smml, Unknown text type 'smml'",
        "CamelTtsVoice, brno, Unknown voice 'brno'. Did you mean bruno",
    })
    void badHeaderSaysWhatToDo(String header, String value, String message) {
        assertThat(send("tts:fake", "Hello", Map.of(header, value)).getException())
                .isInstanceOf(InvalidSpeechRequestException.class)
                .hasMessageContaining(message);
    }

    @Test
    void halfASurrogatePairIsRefused() {
        assertThat(send("tts:fake", "Broken \uD83D emoji", Map.of()).getException())
                .isInstanceOf(InvalidSpeechRequestException.class)
                .hasMessageContaining("not valid Unicode");
        assertThat(send("tts:fake", "Whole \uD83D\uDE00 emoji", Map.of()).getException())
                .isNull();
    }

    @Test
    void controlCharactersAreLeftOut() {
        Exchange answer = send("tts:fake?operation=resolve", "He\u0000llo\u0007 the\u001Bre", Map.of());

        assertThat(answer.getMessage().getHeader(TtsConstants.TEXT)).isEqualTo("Hello there");
    }

    @Test
    void undecodedBodyIsRefused() {
        assertThat(send("tts:fake", new byte[] {1, 2}, Map.of()).getException())
                .isInstanceOf(InvalidSpeechRequestException.class)
                .hasMessageContaining("convertBodyTo");
    }

    @Test
    void unknownEngineStopsTheRouteFromStarting() {
        assertThatThrownBy(() -> context.addRoutes(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("direct:typo").to("tts:fakee");
                    }
                }))
                .isInstanceOf(FailedToStartRouteException.class)
                .hasRootCauseInstanceOf(UnknownNameException.class)
                .rootCause()
                .hasMessageStartingWith("Unknown engine 'fakee'. Did you mean fake,");
    }

    @Test
    void unknownOptionNamesTheNearest() {
        assertThatThrownBy(() -> context.getEndpoint("tts:fake?voise=alice"))
                .isInstanceOf(ResolveEndpointFailedException.class)
                .hasMessageContaining("Unknown option 'voise'. Did you mean voice");
    }

    @Test
    void engineThatReturnsNothingIsAnErrorAndTheNextRequestWorks() {
        engine.speaking(request -> null);
        assertThat(send("tts:fake", "One", Map.of()).getException()).isInstanceOf(InvalidAudioException.class);

        engine.speaking(request -> new Speech(new byte[0], AudioFormat.WAV, 8000));
        assertThat(send("tts:fake", "One", Map.of()).getException()).isInstanceOf(InvalidAudioException.class);

        engine.speaking(FakeSpeechEngine::wav);
        assertThat(send("tts:fake", "One", Map.of()).getException()).isNull();
    }

    @Test
    void engineThatAnswersInAnotherFormatIsAnError() {
        engine.speaking(request -> new Speech(new byte[] {1, 2}, AudioFormat.PCM, 8000));

        assertThat(send("tts:fake", "One", Map.of()).getException())
                .isInstanceOf(InvalidAudioException.class)
                .hasMessageContaining("pcm instead of wav");
    }

    @Test
    void unexpectedFailureOfAnEngineJoinsTheFamily() {
        engine.speaking(request -> {
            throw new IllegalStateException("secret text");
        });

        assertThat(send("tts:fake", "One", Map.of()).getException())
                .isInstanceOf(SynthesisFailedException.class)
                .hasMessageNotContaining("secret text")
                .hasCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void asyncEngineThatFailsBeforeItReturnsJoinsTheFamily() {
        assertThat(send("tts:abrupt", "One", Map.of()).getException())
                .isInstanceOf(SynthesisFailedException.class)
                .hasCauseInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tts:plain", "tts:fake", "tts:builtin"})
    void anExchangeMaySpeakOneTextTwice(String uri) {
        Exchange exchange = send(uri, "Hello", Map.of());
        Object key = exchange.getMessage().getHeader(TtsConstants.KEY);
        exchange.getMessage().setBody("Hello");

        Exchange again = template.send(uri, exchange);

        assertThat(again.getException()).isNull();
        assertThat(again.getMessage().getHeader(TtsConstants.KEY)).isEqualTo(key);
    }

    @Test
    void consumerIsRefusedWithAdvice() {
        assertThatThrownBy(() -> context.getEndpoint("tts:fake").createConsumer(e -> {}))
                .hasMessageContaining("Start it with another component");
    }

    private String voiceOf(String uri, Map<String, Object> headers) {
        return send(uri, "Hello", headers).getMessage().getHeader(TtsConstants.VOICE, String.class);
    }

    private Exchange send(String uri, Object body, Map<String, Object> headers) {
        return template.request(uri, e -> {
            e.getMessage().setBody(body);
            e.getMessage().setHeaders(new java.util.HashMap<>(headers));
        });
    }
}

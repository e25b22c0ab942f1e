package io.github.cameltts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cameltts.spi.InvalidSpeechRequestException;
import io.github.cameltts.spi.SpeechRequest;
import io.github.cameltts.spi.UnknownNameException;
import io.github.cameltts.spi.Voice;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Voices by names of one's own, {@code tts.voices.<name>}. */
class VoiceAliasTest {

    private static final String NARRATOR =
            "fake/bruno?stability=0.40&rate=0.9&style=calm%20%26%20low,plain/chloe?rate=1";

    private final FakeSpeechEngine engine = new FakeSpeechEngine();
    private final FakeSpeechEngine other = new FakeVoiceEncoder();
    private CamelContext context;

    @BeforeEach
    void start() {
        context = contextWith(Map.of("tts.voices.narrator", NARRATOR, "tts.voices.guest", "other/chloe"));
        context.start();
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    @Test
    void nameMeansEngineVoiceAndOptions() {
        AtomicReference<SpeechRequest> got = new AtomicReference<>();
        engine.speaking(request -> {
            got.set(request);
            return FakeSpeechEngine.wav(request);
        });

        Message spoken = ask("tts:fake?voice=narrator", Map.of());

        assertThat(spoken.getHeader(TtsConstants.VOICE)).isEqualTo("bruno");
        assertThat(spoken.getHeader(TtsConstants.VOICE_ALIAS)).isEqualTo("narrator");
        assertThat(got.get().prosody().rate()).isEqualTo(0.9);
        assertThat(got.get().style()).contains("calm & low");
        assertThat(got.get().options()).containsEntry("stability", "0.4");
    }

    @Test
    void settingsOfTheFolderOfReferencesAreNoVoices() {
        CamelContext settings = contextWith(Map.of(
                "tts.voices.dir", "/no/such/folder", "tts.voices.maxBytes", "1MiB", "tts.voices.max-duration", "1m"));
        settings.start();

        Object voices = settings.createProducerTemplate().requestBody("tts:fake?operation=voices", (Object) null);

        assertThat(voices).isEqualTo(engine.voices());
        settings.stop();
    }

    @Test
    void keyIsThatOfTheSameValuesWithoutTheName() {
        Message aliased = resolve("tts:fake?voice=narrator", Map.of());
        Message spelledOut =
                resolve("tts:fake?voice=bruno&engine.stability=0.4&rate=0.9&style=RAW(calm & low)", Map.of());

        assertThat(key(aliased)).isEqualTo(key(spelledOut));
        assertThat(spelledOut.getHeader(TtsConstants.VOICE_ALIAS)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "fake/alice?stability=0.40&rate=0.9",
        "fake/bruno?stability=0.41&rate=0.9",
        "fake/bruno?stability=0.40&rate=1.1",
        "fake/chloe?stability=0.40&rate=0.9",
    })
    void anotherMappingIsAnotherKey(String mapping) {
        CamelContext changed =
                contextWith(Map.of("tts.voices.one", "fake/bruno?stability=0.40&rate=0.9", "tts.voices.two", mapping));
        changed.start();
        try {
            Message one = send(changed, "tts:fake?voice=one&operation=resolve", Map.of())
                    .getMessage();
            Message two = send(changed, "tts:fake?voice=two&operation=resolve", Map.of())
                    .getMessage();

            assertThat(key(one)).isNotNull().isNotEqualTo(key(two));
        } finally {
            changed.stop();
        }
    }

    @Test
    void headerAsksForItToo() {
        Message resolved = resolve("tts:fake", Map.of(TtsConstants.VOICE, "guest"));

        assertThat(resolved.getHeader(TtsConstants.ENGINE)).isEqualTo("other");
        assertThat(resolved.getHeader(TtsConstants.VOICE)).isEqualTo("chloe");
    }

    @Test
    void engineThatIsAskedForFindsItsOwnVoice() {
        assertThat(resolve("tts:plain?voice=narrator", Map.of()).getHeader(TtsConstants.ENGINE))
                .isEqualTo("plain");
        assertThat(resolve("tts:fake", Map.of(TtsConstants.VOICE, "narrator", TtsConstants.ENGINE, "plain"))
                        .getHeader(TtsConstants.VOICE))
                .isEqualTo("chloe");
        assertThat(resolve("tts:other?voice=narrator", Map.of()).getHeader(TtsConstants.ENGINE))
                .as("the first entry, where the engine has none")
                .isEqualTo("fake");
    }

    @Test
    void engineWithoutAnEntryIsRefusedWithThoseThatHaveOne() {
        Map<String, Object> headers = Map.of(TtsConstants.VOICE, "narrator", TtsConstants.ENGINE, "other");

        assertThat(send(context, "tts:fake", headers).getException())
                .isInstanceOf(InvalidSpeechRequestException.class)
                .hasMessageContainingAll("'narrator'", "'other'", "fake, plain", "tts.voices.narrator");
    }

    @Test
    void configuredVoiceIsNotAskedOfAnotherEngine() {
        Message resolved = resolve("tts:fake?voice=narrator", Map.of(TtsConstants.ENGINE, "other"));

        assertThat(resolved.getHeader(TtsConstants.VOICE)).isEqualTo("alice");
        assertThat(resolved.getHeader(TtsConstants.VOICE_ALIAS)).isNull();
    }

    @Test
    void whatIsSaidExplicitlyBeatsTheOptionsOfTheName() {
        assertThat(resolve("tts:fake?voice=narrator", Map.of(TtsConstants.RATE, 1.5))
                        .getHeader(TtsConstants.RATE))
                .isEqualTo(1.5);
        assertThat(resolve("tts:fake?voice=narrator&rate=2", Map.of()).getHeader(TtsConstants.RATE))
                .isEqualTo(2.0);
        assertThat(key(resolve("tts:fake?voice=narrator&engine.stability=0.7", Map.of())))
                .isNotEqualTo(key(resolve("tts:fake?voice=narrator", Map.of())))
                .isEqualTo(key(
                        resolve("tts:fake?voice=bruno&rate=0.9&style=RAW(calm & low)&engine.stability=0.7", Map.of())));
    }

    @ParameterizedTest
    @CsvSource({"tts:fake?operation=resolve", "tts:other?operation=resolve", "tts:fake?operation=resolve&voice=alice"})
    void resolvingAgainChangesNothing(String again) {
        Exchange exchange = send(context, "tts:fake?operation=resolve", Map.of(TtsConstants.VOICE, "narrator"));
        Map<String, Object> once = new HashMap<>(exchange.getMessage().getHeaders());

        context.createProducerTemplate().send(again, exchange);

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getHeaders()).isEqualTo(once);
    }

    @ParameterizedTest
    @CsvSource({"one, bruno", ",alice"})
    void resolvingAgainTakesNoVoiceForAnAliasOfTheSameName(String asked, String voice) {
        CamelContext namesakes = contextWith(Map.of(
                "tts.voices.one", "fake/bruno?rate=0.9",
                "tts.voices.bruno", "fake/chloe,plain/chloe",
                "tts.voices.alice", "other/chloe"));
        namesakes.start();
        try {
            Exchange exchange = send(
                    namesakes,
                    "tts:fake?operation=resolve",
                    asked == null ? Map.of() : Map.of(TtsConstants.VOICE, asked));
            Map<String, Object> once = new HashMap<>(exchange.getMessage().getHeaders());

            namesakes.createProducerTemplate().send("tts:fake?operation=resolve", exchange);

            assertThat(once).containsEntry(TtsConstants.VOICE, voice);
            assertThat(exchange.getException()).isNull();
            assertThat(exchange.getMessage().getHeaders()).isEqualTo(once);
        } finally {
            namesakes.stop();
        }
    }

    @Test
    void anotherVoiceLeavesTheOptionsOfTheNameBehind() {
        Exchange exchange = send(context, "tts:fake?operation=resolve", Map.of(TtsConstants.VOICE, "narrator"));
        exchange.getMessage().setHeader(TtsConstants.VOICE, "chloe");
        exchange.getMessage().removeHeader(TtsConstants.LANGUAGE);
        exchange.getMessage().removeHeader(TtsConstants.RATE);

        context.createProducerTemplate().send("tts:fake?operation=resolve", exchange);

        assertThat(key(exchange.getMessage())).isEqualTo(key(resolve("tts:fake?voice=chloe", Map.of())));
        assertThat(exchange.getMessage().getHeader(TtsConstants.VOICE_ALIAS)).isNull();
    }

    @Test
    void substituteGetsItsOwnEntryOrItsDefaultVoice() {
        Map<String, Object> narrator = Map.of(
                TtsConstants.VOICE, "narrator", TtsConstants.ENGINE, "plain", TtsConstants.SUBSTITUTE_FOR, "fake");
        Map<String, Object> strangers = Map.of(
                TtsConstants.VOICE, "21m00Tcm4TlvDq8ikWAM",
                TtsConstants.ENGINE, "other",
                TtsConstants.SUBSTITUTE_FOR, "fake");

        assertThat(resolve("tts:fake", narrator).getHeader(TtsConstants.VOICE)).isEqualTo("chloe");
        assertThat(resolve("tts:fake", strangers).getHeader(TtsConstants.VOICE)).isEqualTo("alice");
    }

    @Test
    void namesAreListedBehindTheEnginesVoices() {
        assertThat(voices("tts:fake", Map.of()))
                .extracting(Voice::id)
                .containsExactly("alice", "bruno", "chloe", "guest", "narrator");
        assertThat(voices("tts:fake", Map.of(TtsConstants.ENGINE, "other")))
                .extracting(Voice::id)
                .containsExactly("alice", "bruno", "chloe", "guest");
    }

    @Test
    void nearlyRightNameIsCorrected() {
        assertThat(send(context, "tts:fake?voice=narator", Map.of()).getException())
                .isInstanceOf(UnknownNameException.class)
                .hasMessageContaining("Did you mean narrator");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            fake                   | 'fake' is not <engine>/<voice>
            /alice                 | is not <engine>/<voice>
            fake/                  | is not <engine>/<voice>
            fake/alice,            | '' is not <engine>/<voice>
            fake/alice?rate        | 'rate' is not option=value
            fake/alice?rate=fast   | 'fast' is no value for rate
            fake/alice?textType=x  | 'x' is no value for textType
            fake/alice?style=%zz   | '%zz' is not URL-encoded
            fake/alice,fake/bruno  | names an engine twice
            fak/alice              | Unknown engine in tts.voices.broken 'fak'. Did you mean fake
            """)
    void malformedMappingStopsTheStartAndNamesItsProperty(String mapping, String message) {
        CamelContext broken = contextWith(Map.of("tts.voices.broken", mapping));
        broken.start();

        assertThatThrownBy(() -> broken.getEndpoint("tts:fake"))
                .hasStackTraceContaining("tts.voices.broken")
                .hasStackTraceContaining(message);
        broken.stop();
    }

    @Test
    void unknownOptionNamesTheNearestOfEndpointAndEngine() {
        CamelContext broken = contextWith(
                Map.of("tts.voices.one", "fake/alice?stabilty=1", "tts.voices.two", "fake/alice?instruction=Slowly"));
        broken.start();

        assertThat(send(broken, "tts:fake?voice=one", Map.of()).getException())
                .isInstanceOf(UnknownNameException.class)
                .hasMessageContaining("Unknown option in tts.voices.one 'stabilty'. Did you mean stability");
        assertThat(send(broken, "tts:fake?voice=two", Map.of()).getException())
                .hasMessageContaining("Did you mean instructions");
        broken.stop();
    }

    private CamelContext contextWith(Map<String, String> properties) {
        DefaultCamelContext made = new DefaultCamelContext();
        made.getRegistry().bind("fake", engine);
        made.getRegistry().bind("other", other);
        made.getRegistry().bind("plain", new FakePlainEngine());
        properties.forEach(made.getPropertiesComponent()::addInitialProperty);
        return made;
    }

    private List<Voice> voices(String uri, Map<String, Object> headers) {
        List<?> voices =
                send(context, uri + "?operation=voices", headers).getMessage().getBody(List.class);
        return voices.stream().map(Voice.class::cast).toList();
    }

    private Message resolve(String uri, Map<String, Object> headers) {
        return ask(uri + (uri.contains("?") ? "&" : "?") + "operation=resolve", headers);
    }

    private Message ask(String uri, Map<String, Object> headers) {
        Exchange exchange = send(context, uri, headers);
        assertThat(exchange.getException()).isNull();
        return exchange.getMessage();
    }

    private static Exchange send(CamelContext context, String uri, Map<String, Object> headers) {
        return context.createProducerTemplate().request(uri, exchange -> {
            exchange.getMessage().setBody("Hello");
            exchange.getMessage().setHeaders(new HashMap<>(headers));
        });
    }

    private static Object key(Message message) {
        return message.getHeader(TtsConstants.KEY);
    }
}

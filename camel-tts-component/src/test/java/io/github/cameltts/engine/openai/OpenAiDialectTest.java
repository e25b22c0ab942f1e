package io.github.cameltts.engine.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cameltts.engine.http.HttpEngineCase;
import io.github.cameltts.engine.http.HttpEngineCases;
import io.github.cameltts.engine.http.HttpEngineTestSupport;
import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.InvalidSpeechRequestException;
import io.github.cameltts.spi.Prosody;
import io.github.cameltts.spi.Speech;
import io.github.cameltts.spi.SpeechRequest;
import io.github.cameltts.spi.TextType;
import io.github.cameltts.spi.UnknownNameException;
import io.github.cameltts.spi.Voice;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.apache.camel.CamelExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that speak OpenAI's interface and more. */
class OpenAiDialectTest extends HttpEngineTestSupport {

    @Override
    protected HttpEngineCase engineCase() {
        return HttpEngineCases.OPENAI;
    }

    @ParameterizedTest
    @CsvSource({"en-US,a", "en-GB,b", "fr-FR,f", "pt-BR,p", "zh-CN,z", "en-AU,a"})
    void kokoroIsToldTheLanguage(String language, String code) throws Exception {
        speakAs("kokoro", "lang_code");

        assertThat(spoken(request(TEXT).withLanguage(language))
                        .path("lang_code")
                        .asText())
                .isEqualTo(code);
    }

    @Test
    void kokoroChoosesTheLanguageOfTheVoiceWhereNoneIsAskedFor() throws Exception {
        speakAs("kokoro");

        assertThat(spoken(request(TEXT)).has("lang_code")).isFalse();
    }

    @Test
    void aLanguageThatKokoroDoesNotSpeakIsRefusedBeforeTheCall() {
        speakAs("kokoro", "lang_code");

        assertThat(failure(UnknownNameException.class, request(TEXT).withLanguage("de")))
                .hasMessageContaining("'de'");
        assertThat(server.speechCalls()).isEmpty();
    }

    @Test
    void kokoroIsToldTheVolume() throws Exception {
        speakAs("kokoro", "volume_multiplier");

        assertThat(spoken(with(new Prosody(1, 0, 2), OptionalLong.empty(), 0, AudioFormat.MP3))
                        .path("volume_multiplier")
                        .asDouble())
                .isEqualTo(2);
    }

    @Test
    void speachesAnswersAtTheSampleRateThatIsAskedFor() throws Exception {
        speakAs("speaches", "sample_rate");

        SpeechRequest request = with(Prosody.NEUTRAL, OptionalLong.empty(), 8000, AudioFormat.PCM);
        Speech speech = engine.synthesize(request);

        assertThat(server.speechCalls().get(0).json().path("sample_rate").asInt())
                .isEqualTo(8000);
        assertThat(speech.sampleRate()).isEqualTo(8000);
        assertThat(speech.duration()).contains(Duration.ofMillis(speech.audio().length / 16));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dia", "chatterbox"})
    void aSamplingServerIsToldTheSeed(String dialect) throws Exception {
        speakAs(dialect, "seed");

        assertThat(spoken(with(Prosody.NEUTRAL, OptionalLong.of(42), 0, AudioFormat.WAV))
                        .path("seed")
                        .asInt())
                .isEqualTo(42);
    }

    @Test
    void diaListsItsVoicesWhereNobodyElseDoes() {
        speakAs("dia");
        FakeOpenAiServer dia = (FakeOpenAiServer) server;
        dia.put("/get_predefined_voices", "[{\"display_name\":\"Alex\",\"filename\":\"alex.wav\"}]");
        dia.put("/get_reference_files", "[\"me.wav\"]");

        assertThat(engine.voices()).extracting(Voice::id).containsExactly("S1", "S2", "dialogue", "alex.wav", "me.wav");
    }

    @ParameterizedTest
    @CsvSource({"openai,OPENAI,mp3 opus aac flac wav pcm", "dia,DIA,opus wav", "Chatterbox,CHATTERBOX,mp3 opus wav"})
    void aDialectDecidesTheFormats(String name, Dialect dialect, String formats) {
        speakAs(name);

        assertThat(Dialect.named(name)).isEqualTo(dialect);
        assertThat(engine.capabilities().formats()).extracting(AudioFormat::id).containsExactly(formats.split(" "));
    }

    @Test
    void anUnknownDialectNamesTheNearest() {
        assertThatThrownBy(() -> speakAs("kokkoro"))
                .isInstanceOf(UnknownNameException.class)
                .hasMessageContaining("kokoro");
    }

    @Test
    void aLanguageThatIsNotSentIsNoPartOfTheKey() {
        assertThat(key("de")).isEqualTo(key("fr")).isEqualTo(key("")).isNotNull();
    }

    @Test
    void aLanguageThatIsSentIsPartOfTheKey() {
        context.getPropertiesComponent().addInitialProperty("tts.openai.dialect", "kokoro");

        assertThat(key("es")).isNotEqualTo(key("fr")).isNotNull();
    }

    @Test
    void voicesCanBeMixed() {
        assertThat(speak("af_bella(2)+af_sky")).isInstanceOf(byte[].class);
        assertThat(speak("af_bella(2.5)-af_sky(1)")).isInstanceOf(byte[].class);

        assertThat(server.speechCalls().get(0).json().path("voice").asText()).isEqualTo("af_bella(2)+af_sky");
    }

    @ParameterizedTest
    @ValueSource(strings = {"af_bella+af_skye", "af_bella+", "af_bella(x)+af_sky", "+", "af_bella(2)("})
    void aMixOfUnknownVoicesIsRefusedBeforeTheCall(String voice) {
        assertThatThrownBy(() -> speak(voice))
                .isInstanceOf(CamelExecutionException.class)
                .hasCauseInstanceOf(UnknownNameException.class);
        assertThat(server.speechCalls()).isEmpty();
    }

    @Test
    void openAiItselfMixesNothing() {
        assertThat(newEngine().unlistedVoice("alloy+echo")).isEmpty();
    }

    @Test
    void aVoiceOfOnesOwnIsNamedByItsId() {
        speak("voice_123");

        assertThat(server.speechCalls().get(0).json().path("voice").path("id").asText())
                .isEqualTo("voice_123");
    }

    @Test
    void audioMayComeAsEvents() throws Exception {
        ((OpenAiEngine) engine).setStreamFormat("sse");

        Speech speech = engine.synthesize(request(TEXT));

        assertThat(server.speechCalls().get(0).json().path("stream_format").asText())
                .isEqualTo("sse");
        assertThat(speech.audio()).startsWith(0xFF, 0xF3);
        assertThat(failure(InvalidSpeechRequestException.class, ofModel("tts-1-hd")))
                .hasMessageContaining("streamFormat");
        assertThatThrownBy(() -> ((OpenAiEngine) engine).setStreamFormat("websocket"))
                .isInstanceOf(UnknownNameException.class);
    }

    private void speakAs(String dialect, String... fields) {
        ((OpenAiEngine) engine).setDialect(dialect);
        ((FakeOpenAiServer) server).understand(fields);
    }

    private JsonNode spoken(SpeechRequest request) throws Exception {
        assertThat(engine.synthesize(request).audio()).isNotEmpty();
        return server.speechCalls().get(0).json();
    }

    private Object speak(String voice) {
        configure();
        return context.createProducerTemplate().requestBodyAndHeader("tts:openai", TEXT, "CamelTtsVoice", voice);
    }

    private Object key(String language) {
        configure();
        return context.createProducerTemplate()
                .request("tts:openai?operation=resolve&voice=af_sky", exchange -> {
                    exchange.getMessage().setBody(TEXT);
                    exchange.getMessage().setHeader("CamelTtsLanguage", language);
                })
                .getMessage()
                .getHeader("CamelTtsKey");
    }

    private void configure() {
        context.getPropertiesComponent().addInitialProperty("tts.openai.baseUrl", server.baseUrl());
    }

    private SpeechRequest with(Prosody prosody, OptionalLong seed, int sampleRate, AudioFormat format) {
        return request(prosody, seed, sampleRate, format, "");
    }

    private SpeechRequest ofModel(String model) {
        return request(Prosody.NEUTRAL, OptionalLong.empty(), 0, AudioFormat.MP3, model);
    }

    private static SpeechRequest request(
            Prosody prosody, OptionalLong seed, int sampleRate, AudioFormat format, String model) {
        return new SpeechRequest(
                TEXT,
                TextType.TEXT,
                "af_sky",
                "",
                model,
                format,
                sampleRate,
                prosody,
                Optional.empty(),
                Optional.empty(),
                seed,
                Optional.empty(),
                new TreeMap<>(Map.of()));
    }
}

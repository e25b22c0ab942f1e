package io.github.cameltts.engine.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltts.TtsConstants;
import io.github.cameltts.audio.AudioFixtures;
import io.github.cameltts.audio.AudioInspector;
import io.github.cameltts.engine.http.FakeApiServer;
import io.github.cameltts.engine.http.FakeBrokenServer;
import io.github.cameltts.internal.EngineRegistry;
import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.EngineUnavailableException;
import io.github.cameltts.spi.InvalidAudioException;
import io.github.cameltts.spi.InvalidSpeechRequestException;
import io.github.cameltts.spi.RateLimitedException;
import io.github.cameltts.spi.Speech;
import io.github.cameltts.spi.SpeechEngine;
import io.github.cameltts.spi.SpeechException;
import io.github.cameltts.spi.SpeechRequest;
import io.github.cameltts.spi.TextType;
import io.github.cameltts.spi.UnknownNameException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.aws2.polly.Polly2Component;
import org.apache.camel.component.aws2.polly.Polly2Configuration;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PropertyBindingSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Amazon Polly by Camel's own component, configured as the reference page says, against a server of Polly's wire. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PollyTest {

    private static final String TEXT = "The launch code is forty two.";
    private static final String SECRET = "wJalrXUtnFEMI-K7MDENG-bPxRfiCYEXAMPLEKEY";

    private final FakePollyServer server = new FakePollyServer();
    private final DefaultCamelContext context = new DefaultCamelContext();
    private final Polly2Configuration polly = new Polly2Configuration();

    @BeforeAll
    static void retryInOnePlaceOnly() {
        System.setProperty("aws.maxAttempts", "1");
    }

    @AfterAll
    static void restoreRetries() {
        System.clearProperty("aws.maxAttempts");
    }

    @BeforeEach
    void start() throws IOException {
        Polly2Component component = new Polly2Component();
        component.setConfiguration(polly);
        context.addComponent("aws2-polly", component);
        Properties documented = documented();
        documented.stringPropertyNames().stream()
                .filter(name -> name.startsWith("tts."))
                .forEach(name ->
                        context.getPropertiesComponent().addInitialProperty(name, documented.getProperty(name)));
        context.getPropertiesComponent().addInitialProperty("tts.endpoint.maxAttempts", "1");
        PropertyBindingSupport.build()
                .withCamelContext(context)
                .withTarget(polly)
                .withOptionPrefix("camel.component.aws2-polly.")
                .withProperties(new TreeMap<>(Map.of(
                        "camel.component.aws2-polly.region", documented.get("camel.component.aws2-polly.region"))))
                .bind();
        polly.setAccessKey("AKIAIOSFODNN7EXAMPLE");
        polly.setSecretKey(SECRET);
        sendTo(server.baseUrl());
        context.start();
    }

    @AfterEach
    void stop() {
        context.stop();
        server.close();
    }

    @Test
    void theReferencePageShowsThisConfiguration() throws IOException {
        assertThat(Files.readString(Path.of("src/main/docs/tts-component.adoc")))
                .contains(Files.readString(Path.of("src/test/resources/polly.properties")));
    }

    @Test
    void speaksWithTheVoiceThatWasAskedForAndSignsTheCall() {
        Exchange answer = speak("tts:endpoint?voice=Vicki", TEXT);

        AudioInspector.inspect(answer.getMessage().getBody(byte[].class), AudioFormat.MP3);
        FakeApiServer.Call call = server.speechCalls().get(0);
        assertThat(call.json().toString())
                .isEqualTo("{\"Engine\":\"neural\",\"OutputFormat\":\"mp3\",\"Text\":\"" + TEXT
                        + "\",\"TextType\":\"text\",\"VoiceId\":\"Vicki\"}");
        assertThat(call.header("Authorization")).contains("/eu-central-1/polly/aws4_request");
        assertThat(call.headers().toString()).doesNotContain(SECRET);
    }

    @Test
    void toldOfLanguageModelAndSampleRateItPassesThemOn() {
        String headers = "CamelAwsPollyVoiceId=${voice},CamelAwsPollyEngine=${model},"
                + "CamelAwsPollyLanguageCode=${language},CamelAwsPollySampleRate=${sampleRate}";
        context.getPropertiesComponent().addOverrideProperty("tts.endpoint.headers", headers);
        context.getPropertiesComponent().addOverrideProperty("tts.endpoint.uri", "aws2-polly:speech");
        context.getPropertiesComponent().addOverrideProperty("tts.endpoint.sampleRate", "16000");

        speak("tts:endpoint?voice=Joanna&model=long-form&language=en-GB", TEXT);

        assertThat(server.speechCalls().get(0).json().toString())
                .contains("\"Engine\":\"long-form\"", "\"LanguageCode\":\"en-GB\"", "\"SampleRate\":\"16000\"");
    }

    @Test
    void anotherFormatIsAnotherEndpoint() throws Exception {
        SpeechRequest pcm = request("aws2-polly:speech?outputFormat=pcm&sampleRate=16000", AudioFormat.PCM);

        assertThat(engine().synthesize(pcm).audio()).isEqualTo(AudioFixtures.of(AudioFormat.PCM));
        assertThat(server.speechCalls().get(0).json().path("OutputFormat").asText())
                .isEqualTo("pcm");
    }

    @Test
    void aRouteChoosesTheTextTypeAndMarkupIsNotBilled() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:polly")
                        .choice()
                        .when(simple("${header.CamelTtsTextType} == 'ssml'"))
                        .to("aws2-polly:speech?engine=neural&textType=ssml")
                        .otherwise()
                        .to("aws2-polly:speech?engine=neural");
            }
        });
        context.getPropertiesComponent().addOverrideProperty("tts.endpoint.uri", "direct:polly");
        context.getPropertiesComponent().addOverrideProperty("tts.endpoint.ssml", "true");

        Exchange marked = speak("tts:endpoint?textType=ssml", "<speak>Hello <break time=\"1s\"/>world</speak>");
        speak("tts:endpoint", "Hello world");

        assertThat(marked.getException()).isNull();
        assertThat(server.speechCalls())
                .extracting(call -> call.json().path("TextType").asText())
                .containsExactly("ssml", "text");
        assertThat(marked.getMessage().getHeader(TtsConstants.BILLED_CHARACTERS))
                .isEqualTo(11L);
        assertThat(server.billedCharacters()).isEqualTo(22);
    }

    @Test
    void whatPollyCountedIsWhatIsBilled() throws Exception {
        Speech speech = engine().synthesize(request("aws2-polly:speech?textType=ssml", AudioFormat.MP3));

        assertThat(speech.billedCharacters()).hasValue(TEXT.length());
        assertThat(server.billedCharacters()).isEqualTo(TEXT.length());
    }

    @ParameterizedTest
    @CsvSource({
        "400, ThrottlingException, RateLimitedException",
        "400, TooManyRequestsException, RateLimitedException",
        "429, Whatever, RateLimitedException",
        "400, InvalidSsmlException, InvalidSpeechRequestException",
        "400, TextLengthExceededException, InvalidSpeechRequestException",
        "400, EngineNotSupportedException, InvalidSpeechRequestException",
        "404, LexiconNotFoundException, InvalidSpeechRequestException",
        "403, UnrecognizedClientException, SynthesisFailedException",
        "403, InvalidSignatureException, SynthesisFailedException",
        "403, AccessDeniedException, SynthesisFailedException",
        "500, ServiceFailureException, EngineUnavailableException",
        "503, ServiceUnavailableException, EngineUnavailableException",
    })
    void everyErrorAnswerIsOneOfTheFamily(int status, String type, String expected) {
        server.failWithError(status, type, "no: " + TEXT + " " + SECRET);

        SpeechException failure = failure(SpeechException.class, "tts:endpoint");

        assertThat(failure.getClass().getSimpleName()).isEqualTo(expected);
        assertThat(failure.retryable())
                .isEqualTo(failure instanceof RateLimitedException || failure instanceof EngineUnavailableException);
        assertThat(failure)
                .hasMessageContaining("aws2-polly:speech")
                .hasMessageContaining("HTTP " + (failure instanceof RateLimitedException ? 429 : status))
                .hasMessageNotContainingAny(TEXT, SECRET);
        assertThat(server.speechCalls()).as("asked once").hasSize(1);
    }

    @Test
    void anUnknownVoiceIsNamedBeforeAnythingIsBought() {
        assertThat(failure(UnknownNameException.class, "tts:endpoint?voice=Johanna"))
                .hasMessageContaining("Joanna");
        assertThat(server.calls()).isEmpty();
    }

    @Test
    void aVoiceThatTheComponentDoesNotKnowIsAWrongRequest() {
        context.getPropertiesComponent().addOverrideProperty("tts.endpoint.voices", "Nobody");

        assertThat(failure(InvalidSpeechRequestException.class, "tts:endpoint")).hasMessageContaining("VoiceId");
        assertThat(server.calls()).isEmpty();
    }

    @Test
    void aLongTextIsCutToWhatPollyTakes() {
        String sentence = "The early train takes all parcels to the coast. ";

        Exchange answer = speak("tts:endpoint", sentence.repeat(100));

        assertThat(answer.getException()).isNull();
        assertThat(server.speechCalls()).hasSize(2).allSatisfy(call -> assertThat(server.text(call))
                .hasSizeLessThanOrEqualTo(3000)
                .endsWith("coast."));
        assertThat(answer.getMessage().getHeader(TtsConstants.BILLED_CHARACTERS))
                .isEqualTo(server.billedCharacters());
    }

    @Test
    void missingCredentialsAreNamed() {
        polly.setAccessKey(null);

        assertThat(failure(EngineUnavailableException.class, "tts:endpoint"))
                .hasMessageContaining("aws2-polly:speech")
                .hasMessageNotContaining(SECRET);
    }

    @ParameterizedTest
    @EnumSource(
            value = FakeBrokenServer.End.class,
            names = {"RESET", "CLOSE"})
    void anAnswerThatBreaksOffIsNeverAudio(FakeBrokenServer.End end) throws Exception {
        String start = "HTTP/1.1 200 OK\r\nContent-Type: audio/mpeg\r\nx-amzn-RequestCharacters: 29\r\n"
                + "Content-Length: 100000\r\n\r\n"
                + new String(AudioFixtures.of(AudioFormat.MP3), StandardCharsets.ISO_8859_1);
        try (FakeBrokenServer broken = new FakeBrokenServer(start, end)) {
            sendTo(broken.baseUrl());

            failure(EngineUnavailableException.class, "tts:endpoint");

            assertThat(broken.connections()).as("bought once").isEqualTo(1);
        }
    }

    @Test
    void anEndlessAnswerIsCutOffAtTheBound() {
        context.getPropertiesComponent().addOverrideProperty("tts.endpoint.maxResponseBytes", "100000");
        server.failWith(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "audio/mpeg");
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream endless = exchange.getResponseBody()) {
                while (true) {
                    endless.write(AudioFixtures.of(AudioFormat.MP3));
                }
            }
        });

        assertThat(failure(InvalidAudioException.class, "tts:endpoint")).hasMessageContaining("maxResponseBytes");
    }

    @Test
    void everyVoiceAndEngineHasAKeyOfItsOwn() {
        Object joanna = speak("tts:endpoint?voice=Joanna", TEXT).getMessage().getHeader(TtsConstants.KEY);
        Object matthew = speak("tts:endpoint?voice=Matthew", TEXT).getMessage().getHeader(TtsConstants.KEY);
        Object standard = speak("tts:endpoint?voice=Joanna&engine.uri=RAW(aws2-polly:speech?engine=standard)", TEXT)
                .getMessage()
                .getHeader(TtsConstants.KEY);

        assertThat(joanna).isNotNull().isNotEqualTo(matthew).isNotEqualTo(standard);
        assertThat(speak("tts:endpoint?voice=Joanna", TEXT).getMessage().getHeader(TtsConstants.KEY))
                .isEqualTo(joanna);
    }

    private SpeechEngine engine() {
        return new EngineRegistry(context).find("endpoint");
    }

    private void sendTo(String url) {
        polly.setOverrideEndpoint(true);
        polly.setUriEndpointOverride(url);
    }

    private Exchange speak(String uri, String text) {
        return context.createProducerTemplate()
                .request(uri, exchange -> exchange.getMessage().setBody(text));
    }

    private <T extends SpeechException> T failure(Class<T> type, String uri) {
        return failure(type, uri, TEXT);
    }

    private <T extends SpeechException> T failure(Class<T> type, String uri, String text) {
        Exception failure = speak(uri, text).getException();
        assertThat(failure).isInstanceOf(type).isNotInstanceOf(CamelExecutionException.class);
        return type.cast(failure);
    }

    private static Properties documented() throws IOException {
        Properties documented = new Properties();
        try (InputStream file = PollyTest.class.getResourceAsStream("/polly.properties")) {
            documented.load(file);
        }
        return documented;
    }

    private static SpeechRequest request(String uri, AudioFormat format) {
        SpeechRequest plain = SpeechRequest.of(TEXT, "Joanna", "", format, 0);
        return new SpeechRequest(
                plain.text(),
                TextType.TEXT,
                plain.voice(),
                plain.language(),
                plain.model(),
                plain.format(),
                plain.sampleRate(),
                plain.prosody(),
                plain.style(),
                plain.instructions(),
                plain.seed(),
                plain.speakerReference(),
                new TreeMap<>(Map.of("uri", uri)));
    }
}

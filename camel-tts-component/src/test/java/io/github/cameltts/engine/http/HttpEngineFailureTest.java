package io.github.cameltts.engine.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.cameltts.audio.AudioFixtures;
import io.github.cameltts.engine.http.FakeBrokenServer.End;
import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.EngineUnavailableException;
import io.github.cameltts.spi.InvalidAudioException;
import io.github.cameltts.spi.InvalidSpeechRequestException;
import io.github.cameltts.spi.Prosody;
import io.github.cameltts.spi.RateLimitedException;
import io.github.cameltts.spi.Speech;
import io.github.cameltts.spi.SpeechException;
import io.github.cameltts.spi.SpeechRequest;
import io.github.cameltts.spi.SynthesisFailedException;
import io.github.cameltts.spi.TextType;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.LogEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every engine behind HTTP does when its service or the network misbehaves. */
@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public abstract class HttpEngineFailureTest {

    protected static final String KEY = "sk-very-secret-key-0123456789";
    protected static final String TEXT = "The launch code is forty two.";
    private static final byte[] MP3 = AudioFixtures.of(AudioFormat.MP3);

    protected final DefaultCamelContext context = new DefaultCamelContext();
    protected HttpSpeechEngine engine;
    private FakeApiServer fake;

    /** The engine, without any setting. */
    protected abstract HttpSpeechEngine newEngine();

    protected abstract FakeApiServer newServer();

    /** A voice that the service has. */
    protected abstract String voice();

    @BeforeEach
    final void open() {
        context.start();
        fake = newServer();
        engine = newEngine();
        engine.setCamelContext(context);
        engine.setApiKey(KEY);
        engine.setBaseUrl(fake.baseUrl());
    }

    @AfterEach
    final void close() {
        engine.close();
        fake.close();
        context.stop();
    }

    @Test
    void speaksWithTheKeyAndWithoutCompression() throws Exception {
        assertThat(engine.synthesize(request(TEXT)).audio()).isNotEmpty();

        FakeApiServer.Call call = fake.speechCalls().get(0);
        assertThat(call.headers().toString()).contains(KEY);
        assertThat(call.header("Accept-Encoding")).isEqualTo("identity");
        assertThat(call.header("Content-Type")).isEqualTo("application/json");
        assertThat(call.headers().keySet()).noneMatch(name -> name.startsWith("Camel"));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 413, 415, 422})
    void aRefusedRequestIsNotWorthRepeating(int status) {
        fake.failWith(status, "{}");

        assertThat(failure(SpeechException.class))
                .isInstanceOf(InvalidSpeechRequestException.class)
                .hasMessageContaining("HTTP " + status);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void aWrongKeyIsNamedAndNotShown(int status) {
        fake.failWith(status, "{\"error\":{\"message\":\"Incorrect API key provided: sk-very*****\"}}");

        assertThat(failure(SynthesisFailedException.class))
                .hasMessageContaining("apiKey")
                .hasMessageNotContaining("sk-very");
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 500, 502, 503, 504})
    void anOutageIsWorthRepeating(int status) {
        fake.failWith(status, "text/html", "<h1>oops</h1>".getBytes(StandardCharsets.UTF_8));

        assertThat(failure(EngineUnavailableException.class).retryable()).isTrue();
    }

    @Test
    void tooManyRequestsTellsHowLongToWait() {
        fake.failWith(429, "{}", "Retry-After", "7");
        assertThat(failure(RateLimitedException.class).retryAfter()).contains(Duration.ofSeconds(7));

        fake.failWith(
                429,
                "{}",
                "Retry-After",
                ZonedDateTime.now(ZoneOffset.UTC).plusMinutes(2).format(DateTimeFormatter.RFC_1123_DATE_TIME));
        assertThat(failure(RateLimitedException.class).retryAfter())
                .hasValueSatisfying(wait -> assertThat(wait).isBetween(Duration.ofSeconds(90), Duration.ofMinutes(2)));

        fake.failWith(429, "{}", "Retry-After", "soon");
        assertThat(failure(RateLimitedException.class).retryAfter()).isEmpty();

        fake.failWith(429, "{}");
        assertThat(failure(RateLimitedException.class).retryAfter()).isEmpty();
    }

    @Test
    void oneRequestIsOneCallWhateverHappens() {
        fake.failWith(503, "{}", "Retry-After", "0");

        failure(EngineUnavailableException.class);

        assertThat(fake.speechCalls()).hasSize(1);
    }

    @Test
    void aRedirectIsNotFollowed() {
        try (FakeApiServer other = newServer()) {
            fake.failWith(307, "", "Location", other.baseUrl() + "/elsewhere");

            assertThat(failure(SynthesisFailedException.class)).hasMessageContaining("baseUrl");

            assertThat(other.calls()).isEmpty();
        }
    }

    @Test
    void aSuccessWithoutAudioIsAnError() {
        fake.failWith(200, "audio/mpeg", new byte[0]);
        assertThat(failure(InvalidAudioException.class)).hasMessageContaining("without audio");

        fake.failWith(200, "{\"error\":{\"message\":\"model is loading\"}}");
        assertThat(failure(InvalidAudioException.class)).hasMessageContaining("model is loading");

        fake.failWith(200, "audio/mpeg", "{\"detail\":\"no voice\"}".getBytes(StandardCharsets.UTF_8));
        assertThat(failure(InvalidAudioException.class)).hasMessageContaining("no voice");

        fake.failWith(200, "text/html", "<html></html>".getBytes(StandardCharsets.UTF_8));
        assertThat(failure(InvalidAudioException.class)).hasMessageContaining("instead of audio");

        fake.failWith(200, "audio/mpeg", MP3, "Content-Encoding", "gzip");
        assertThat(failure(InvalidAudioException.class)).hasMessageContaining("packed");
    }

    @Test
    void anAnswerOverTheBoundIsRefusedWithAndWithoutALength() {
        engine.setMaxResponseBytes(1000);

        fake.failWith(200, "audio/mpeg", MP3);
        assertThat(failure(InvalidAudioException.class)).hasMessageContaining("1000 bytes");

        CountDownLatch gone = new CountDownLatch(1);
        fake.failWith(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "audio/mpeg");
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream endless = exchange.getResponseBody()) {
                while (true) {
                    endless.write(MP3);
                }
            } finally {
                gone.countDown();
            }
        });
        assertThat(failure(InvalidAudioException.class)).hasMessageContaining("1000 bytes");
        assertThat(gone).satisfies(latch -> assertThat(latch.await(10, TimeUnit.SECONDS))
                .as("the connection is closed instead of read to its end")
                .isTrue());
    }

    @Test
    void aSlowFirstByteAndAStallEndWithTheTimeout() throws Exception {
        engine.setResponseTimeout("300ms");
        for (String start : new String[] {"", chunkedStart()}) {
            try (FakeBrokenServer broken = new FakeBrokenServer(start, End.STALL)) {
                engine.setBaseUrl(broken.baseUrl());

                assertThat(failure(EngineUnavailableException.class)).hasMessageContaining("no complete answer");
            }
            engine.close();
            engine = newEngine();
            engine.setCamelContext(context);
            engine.setResponseTimeout("300ms");
        }
    }

    @ParameterizedTest
    @CsvSource({"RESET,true", "CLOSE,true", "RESET,false", "CLOSE,false"})
    void aConnectionThatBreaksOffIsNeverAudio(End end, boolean chunked) throws Exception {
        String length = "HTTP/1.1 200 OK\r\nContent-Type: audio/mpeg\r\nContent-Length: 100000\r\n\r\n";
        try (FakeBrokenServer broken = new FakeBrokenServer(chunked ? chunkedStart() : length + latin(MP3), end)) {
            engine.setBaseUrl(broken.baseUrl());

            failure(EngineUnavailableException.class);

            assertThat(broken.connections()).as("bought once").isEqualTo(1);
        }
    }

    @Test
    void aServiceThatIsNotThereIsNamed() {
        engine.setBaseUrl(fake.baseUrl());
        fake.close();

        assertThat(failure(EngineUnavailableException.class)).hasMessageContaining(fake.baseUrl());
    }

    @Test
    void cancellingEndsTheCall() {
        CountDownLatch gone = new CountDownLatch(1);
        CountDownLatch began = new CountDownLatch(1);
        fake.failWith(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "audio/mpeg");
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream endless = exchange.getResponseBody()) {
                while (true) {
                    endless.write(MP3);
                    began.countDown();
                }
            } finally {
                gone.countDown();
            }
        });
        CompletableFuture<Speech> speech = engine.synthesizeAsync(request(TEXT));
        assertThat(began).satisfies(latch -> assertThat(latch.await(10, TimeUnit.SECONDS))
                .isTrue());

        speech.cancel(true);

        assertThat(gone).satisfies(latch -> assertThat(latch.await(10, TimeUnit.SECONDS))
                .isTrue());
    }

    @Test
    void textIsDataAndNeverStructure() throws Exception {
        String evil = "\",\"voice\":\"x\"}\u0000\b</speak>\\u0022{{tts.key}}${header.a} \uD83D\uDE00";

        engine.synthesize(request(evil));

        FakeApiServer.Call call = fake.speechCalls().get(0);
        assertThat(
                        call.json().findValuesAsText("input").isEmpty()
                                ? call.json().findValuesAsText("text")
                                : call.json().findValuesAsText("input"))
                .containsExactly(evil);
    }

    @Test
    void halfACharacterIsRefused() {
        assertThat(catchThrowableOfType(
                        InvalidSpeechRequestException.class, () -> engine.synthesize(request("a \uD83D b"))))
                .hasMessageContaining("surrogate");
        assertThat(fake.speechCalls()).isEmpty();
    }

    @Test
    void aVendorsWordsAreQuotedShortAndWithoutTheText() {
        fake.failWith(400, "{\"error\":{\"message\":\"" + "long words ".repeat(100) + "\"}}");
        assertThat(failure(InvalidSpeechRequestException.class).getMessage())
                .contains("It says: long words")
                .hasSizeLessThan(450);

        fake.failWith(400, "{\"error\":{\"message\":\"cannot speak 'launch code is forty' sorry\"}}");
        assertThat(failure(InvalidSpeechRequestException.class)).hasMessageNotContaining("launch");
    }

    @Test
    void theKeyIsShownNowhere() {
        try (LogCapture log = LogCapture.open()) {
            fake.failWith(400, "{\"error\":{\"message\":\"your key " + KEY + " is fine, your text is not\"}}");
            SpeechException refused = failure(SpeechException.class);
            fake.close();
            SpeechException unreachable = failure(SpeechException.class);

            for (Throwable shown : new Throwable[] {refused, unreachable}) {
                for (Throwable cause = shown; cause != null; cause = cause.getCause()) {
                    assertThat(cause.toString()).doesNotContain(KEY, TEXT);
                }
            }
            assertThat(engine.toString()).doesNotContain(KEY);
            assertThat(log.events())
                    .filteredOn(event -> event.getLevel().isMoreSpecificThan(Level.INFO))
                    .extracting(LogEvent::getMessage)
                    .allSatisfy(
                            message -> assertThat(message.getFormattedMessage()).doesNotContain(KEY, TEXT));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://host", "https://user:pw@host", "https://host/?key=1", "not a url", "", "https://"})
    void aWrongBaseUrlIsRefusedAtOnce(String url) {
        assertThat(catchThrowableOfType(InvalidSpeechRequestException.class, () -> engine.setBaseUrl(url)))
                .hasMessageContaining("baseUrl")
                .hasMessageNotContaining("pw");
    }

    @Test
    void twoServersNeverShareAKey() {
        Object one = engine.identity(request(TEXT));
        engine.setBaseUrl("http://127.0.0.1:1");

        assertThat(engine.identity(request(TEXT))).isNotEqualTo(one);
        assertThat(one.toString()).doesNotContain(KEY);
    }

    @Test
    void isFoundAndConfiguredByTheTtsComponent() {
        String name = engine.capabilities().id();
        context.getPropertiesComponent().addInitialProperty("tts." + name + ".baseUrl", fake.baseUrl());
        context.getPropertiesComponent().addInitialProperty("tts." + name + ".apiKey", KEY);
        context.getPropertiesComponent().addInitialProperty("tts." + name + ".responseTimeout", "5s");

        Object audio = context.createProducerTemplate().requestBody("tts:" + name + "?voice=" + voice(), TEXT);

        assertThat(audio).isInstanceOf(byte[].class);
        assertThat(fake.speechCalls().get(0).headers().toString()).contains(KEY);
    }

    protected final <T extends SpeechException> T failure(Class<T> type) {
        return failure(type, request(TEXT));
    }

    protected final <T extends SpeechException> T failure(Class<T> type, SpeechRequest request) {
        T failure = catchThrowableOfType(type, () -> engine.synthesize(request));
        assertThat(failure).isNotNull();
        return failure;
    }

    protected final SpeechRequest request(String text) {
        return request(text, voice(), AudioFormat.MP3, 0, Map.of());
    }

    protected static SpeechRequest request(
            String text, String voice, AudioFormat format, int sampleRate, Map<String, String> options) {
        return new SpeechRequest(
                text,
                TextType.TEXT,
                voice,
                "",
                "",
                format,
                sampleRate,
                Prosody.NEUTRAL,
                Optional.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                new TreeMap<>(options));
    }

    private static String chunkedStart() {
        return "HTTP/1.1 200 OK\r\nContent-Type: audio/mpeg\r\nTransfer-Encoding: chunked\r\n\r\n"
                + Integer.toHexString(MP3.length) + "\r\n" + latin(MP3) + "\r\n";
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}

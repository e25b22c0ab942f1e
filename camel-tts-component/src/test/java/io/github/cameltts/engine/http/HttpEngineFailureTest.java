package io.github.cameltts.engine.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltts.spi.EngineUnavailableException;
import io.github.cameltts.spi.InvalidAudioException;
import io.github.cameltts.spi.InvalidSpeechRequestException;
import io.github.cameltts.spi.QuotaExceededException;
import io.github.cameltts.spi.RateLimitedException;
import io.github.cameltts.spi.SpeechException;
import io.github.cameltts.spi.SynthesisFailedException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an answer means that is no audio. */
class HttpEngineFailureTest extends AnyHttpEngineTest {

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 413, 415, 422})
    void aRefusedRequestIsNotWorthRepeating(int status) {
        server.failWith(status, "{}");

        assertThat(failure(SpeechException.class))
                .isInstanceOf(InvalidSpeechRequestException.class)
                .hasMessageContaining("HTTP " + status);
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 500, 502, 503, 504})
    void anOutageIsWorthRepeating(int status) {
        server.failWith(status, "text/html", "<h1>oops</h1>".getBytes(StandardCharsets.UTF_8));

        assertThat(failure(EngineUnavailableException.class).retryable()).isTrue();
    }

    @Test
    void tooManyRequestsTellsHowLongToWait() {
        server.failWith(429, "{}", "Retry-After", "7");
        assertThat(failure(RateLimitedException.class).retryAfter()).contains(Duration.ofSeconds(7));

        server.failWith(
                429,
                "{}",
                "Retry-After",
                ZonedDateTime.now(ZoneOffset.UTC).plusMinutes(2).format(DateTimeFormatter.RFC_1123_DATE_TIME));
        assertThat(failure(RateLimitedException.class).retryAfter())
                .hasValueSatisfying(wait -> assertThat(wait).isBetween(Duration.ofSeconds(90), Duration.ofMinutes(2)));

        server.failWith(429, "{}", "Retry-After", "soon");
        assertThat(failure(RateLimitedException.class).retryAfter()).isEmpty();

        server.failWith(429, "{}");
        assertThat(failure(RateLimitedException.class).retryAfter()).isEmpty();

        server.failWith(503, "{}", "Retry-After", "7");
        assertThat(failure(EngineUnavailableException.class).retryAfter()).contains(Duration.ofSeconds(7));
    }

    @Test
    void oneRequestIsOneCallWhateverHappens() {
        server.failWith(503, "{}", "Retry-After", "0");

        failure(EngineUnavailableException.class);

        assertThat(server.speechCalls()).hasSize(1);
    }

    @Test
    void aRedirectIsNotFollowed() {
        try (FakeApiServer other = engineCase.newServer().get()) {
            server.failWith(307, "", "Location", other.baseUrl() + "/elsewhere");

            assertThat(failure(SynthesisFailedException.class)).hasMessageContaining("baseUrl");

            assertThat(other.calls()).isEmpty();
        }
    }

    @Test
    void aSuccessWithoutAudioIsAnError() {
        server.failWith(200, "audio/mpeg", new byte[0]);
        assertThat(failure(InvalidAudioException.class)).hasMessageContaining("without audio");

        server.failWith(200, "{\"error\":{\"message\":\"model is loading\"}}");
        assertThat(failure(InvalidAudioException.class)).hasMessageContaining("model is loading");

        server.failWith(200, "audio/mpeg", "{\"detail\":\"no voice\"}".getBytes(StandardCharsets.UTF_8));
        assertThat(failure(InvalidAudioException.class)).hasMessageContaining("no voice");

        server.failWith(200, "text/html", "<html></html>".getBytes(StandardCharsets.UTF_8));
        assertThat(failure(InvalidAudioException.class)).hasMessageContaining("instead of audio");

        server.failWith(200, "audio/mpeg", MP3, "Content-Encoding", "gzip");
        assertThat(failure(InvalidAudioException.class)).hasMessageContaining("packed");
    }

    @Test
    void aSuccessThatNamesAFailureIsThatFailure() {
        for (String type : new String[] {"application/json", "audio/mpeg"}) {
            server.failWith(200, type, error("insufficient_quota"));
            assertThat(failure(QuotaExceededException.class))
                    .hasMessageContaining("used up")
                    .hasMessageContaining("HTTP 200");

            server.failWith(200, type, error("system_busy"), "Retry-After", "7");
            assertThat(failure(RateLimitedException.class).retryAfter()).contains(Duration.ofSeconds(7));
        }
        assertThat(server.speechCalls()).hasSize(4);
    }

    private static byte[] error(String code) {
        return ("{\"error\":{\"code\":\"" + code + "\",\"message\":\"no\"}}").getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void aServiceThatIsNotThereIsNamed() {
        server.close();

        assertThat(failure(EngineUnavailableException.class)).hasMessageContaining(server.baseUrl());
    }

    @Test
    void aVendorsWordsAreQuotedShortAndWithoutTheText() {
        server.failWith(400, "{\"error\":{\"message\":\"" + "long words ".repeat(100) + "\"}}");
        assertThat(failure(InvalidSpeechRequestException.class).getMessage())
                .contains("It says: long words")
                .hasSizeLessThan(450);

        server.failWith(400, "{\"error\":{\"message\":\"cannot speak 'launch code is forty' sorry\"}}");
        assertThat(failure(InvalidSpeechRequestException.class)).hasMessageNotContaining("launch");
    }

    @Test
    void aComplaintWithoutEndIsNotReadToItsEnd() {
        server.failWith(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(500, 0);
            while (true) {
                exchange.getResponseBody().write(MP3);
            }
        });

        failure(EngineUnavailableException.class);

        server.awaitUnderWay(0);
    }

    @Test
    void aFailureLeavesNoConnectionBehind() throws Exception {
        for (int call : IntStream.range(0, 30).toArray()) {
            server.failOnce(call % 2 == 0 ? 500 : 400, "{}");
            failure(SpeechException.class);
        }

        assertThat(engine.synthesize(request(TEXT)).audio()).isNotEmpty();
    }
}

package io.github.cameltts.routes.http.elevenlabs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltts.routes.http.SpeechFailures;
import io.github.cameltts.spi.QuotaExceededException;
import io.github.cameltts.spi.RateLimitedException;
import io.github.cameltts.spi.RateLimitedException.Limit;
import io.github.cameltts.spi.SpeechException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Failures that an engine behind the face is seldom seen to have, because the component deals with them itself. */
class ElevenLabsErrorTest {

    @Test
    void tooManyCallsAtOnceAreToldApartFromTooMuchWork() {
        assertThat(code(new RateLimitedException("Too many.", Optional.empty(), Limit.CONCURRENCY)))
                .isEqualTo("too_many_concurrent_requests");
        assertThat(code(new RateLimitedException("Too many.", Optional.empty(), Limit.LOAD)))
                .isEqualTo("system_busy");
    }

    @Test
    void accountThatIsUsedUpIsNoRateLimit() {
        ElevenLabsError error = ElevenLabsError.of(SpeechFailures.of(new QuotaExceededException("Used up.")));

        assertThat(error.httpStatus()).isEqualTo(402);
        assertThat(error.code()).isEqualTo("insufficient_credits");
    }

    private static String code(SpeechException failure) {
        return ElevenLabsError.of(SpeechFailures.of(failure)).code();
    }
}

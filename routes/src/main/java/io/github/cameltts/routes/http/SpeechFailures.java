package io.github.cameltts.routes.http;

import io.github.cameltts.spi.BudgetExceededException;
import io.github.cameltts.spi.EngineUnavailableException;
import io.github.cameltts.spi.InvalidAudioException;
import io.github.cameltts.spi.InvalidSpeechRequestException;
import io.github.cameltts.spi.NotCachedException;
import io.github.cameltts.spi.QuotaExceededException;
import io.github.cameltts.spi.RateLimitedException;
import io.github.cameltts.spi.SpeechCancelledException;
import io.github.cameltts.spi.SpeechException;
import io.github.cameltts.spi.SpeechStorageException;
import io.github.cameltts.spi.SpeechTimeoutException;
import io.github.cameltts.spi.SynthesisFailedException;
import io.github.cameltts.spi.TextTooLongException;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;

/** Says with which status a failure is answered, whatever the shape of the answer. */
public final class SpeechFailures {

    private static final Logger LOG = LoggerFactory.getLogger(SpeechFailures.class);

    private static final Map<Class<? extends SpeechException>, Integer> STATUS = Map.ofEntries(
            Map.entry(InvalidSpeechRequestException.class, 400),
            Map.entry(TextTooLongException.class, 413),
            Map.entry(BudgetExceededException.class, 429),
            Map.entry(QuotaExceededException.class, 429),
            Map.entry(RateLimitedException.class, 429),
            Map.entry(SynthesisFailedException.class, 502),
            Map.entry(InvalidAudioException.class, 502),
            Map.entry(EngineUnavailableException.class, 503),
            Map.entry(SpeechStorageException.class, 503),
            Map.entry(SpeechCancelledException.class, 503),
            Map.entry(NotCachedException.class, 504),
            Map.entry(SpeechTimeoutException.class, 504));

    private SpeechFailures() {}

    /** A failure that nobody has foreseen is logged and not told. One of the store is told, and the log has its cause. */
    public static HttpFailure of(Throwable failure) {
        if (failure instanceof HttpFailure foreseen) {
            return foreseen;
        }
        if (failure instanceof SpeechStorageException storage) {
            log(503, storage);
        }
        if (failure instanceof SpeechException speech) {
            return HttpFailure.of(status(speech.getClass()), speech);
        }
        log(500, failure);
        return new HttpFailure(500, "This failed; the log of the application says why.");
    }

    private static void log(int status, Throwable failure) {
        LOG.warn(
                "A request was answered with {}: {}",
                status,
                NestedExceptionUtils.getMostSpecificCause(failure).toString());
        LOG.debug("A request was answered with {}", status, failure);
    }

    /** Of the class itself, or of the nearest one above. */
    private static int status(Class<?> type) {
        Integer status = STATUS.get(type);
        return status == null ? status(type.getSuperclass()) : status;
    }
}

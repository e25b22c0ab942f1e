package io.github.cameltts.engine.http;

import io.github.cameltts.internal.NearestNames;
import io.github.cameltts.spi.EngineUnavailableException;
import io.github.cameltts.spi.InvalidAudioException;
import io.github.cameltts.spi.InvalidSpeechRequestException;
import io.github.cameltts.spi.QuotaExceededException;
import io.github.cameltts.spi.RateLimitedException;
import io.github.cameltts.spi.RateLimitedException.Limit;
import io.github.cameltts.spi.SpeechException;
import io.github.cameltts.spi.SynthesisFailedException;
import io.github.cameltts.spi.Voice;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The one place where an HTTP status and a vendor's code become a failure of the family. A vendor's code beats the
 * status: an account that is used up answers 401, 402 or 429, depending on whom one asks.
 */
final class ServiceFailure {

    private static final Set<String> QUOTA =
            Set.of("insufficient_quota", "billing_hard_limit_reached", "quota_exceeded", "insufficient_credits");
    private static final Set<String> CROWDED = Set.of("concurrent_limit_exceeded", "too_many_concurrent_requests");
    private static final Set<String> BUSY = Set.of("system_busy", "rate_limit_exceeded");
    private static final Set<String> WRONG_KEY = Set.of("api_key_invalid");
    private static final Set<String> VOICE = Set.of("voice_not_found");
    private static final Set<String> MODEL = Set.of("model_not_found", "unsupported_model");

    private ServiceFailure() {}

    /**
     * @param settings the service
     * @param answer one whose status is not a success
     */
    static SpeechException of(ApiSettings settings, ApiAnswer answer, Asked asked) {
        ServiceError error = ServiceError.parse(answer.body());
        return distinct(settings, answer, error, asked).orElseGet(() -> byStatus(settings, answer, error, asked));
    }

    /**
     * @param answer a success that holds JSON instead of audio
     */
    static SpeechException inSuccess(ApiSettings settings, ApiAnswer answer, Asked asked) {
        ServiceError error = ServiceError.parse(answer.body());
        return distinct(settings, answer, error, asked)
                .orElseGet(() -> new InvalidAudioException(
                        who(settings) + " answered with JSON instead of audio" + said(answer, error, asked, settings)));
    }

    /** The failures that a code names, and those whose status says the same. */
    private static Optional<SpeechException> distinct(
            ApiSettings settings, ApiAnswer answer, ServiceError error, Asked asked) {
        String said = said(answer, error, asked, settings);
        int status = answer.status();
        if (status == 402 || error.isAny(QUOTA)) {
            return Optional.of(new QuotaExceededException(who(settings)
                    + " says that the account is used up. Add credit or wait for the next period" + said));
        }
        if (error.isAny(CROWDED)) {
            return Optional.of(new RateLimitedException(
                    who(settings) + " allows the account no more calls at once. Lower tts." + settings.engine()
                            + ".maxConcurrent, and mind others who use the account" + said,
                    wait(answer),
                    Limit.CONCURRENCY));
        }
        if (status == 429 || error.isAny(BUSY)) {
            return Optional.of(busy(settings, answer, asked));
        }
        if (error.isAny(VOICE) || error.param().equals("voice")) {
            return Optional.of(NearestNames.unknown(
                    "voice",
                    asked.voice(),
                    asked.voices().stream().map(Voice::id).toList()));
        }
        if (error.isAny(MODEL) || error.param().equals("model")) {
            return Optional.of(new InvalidSpeechRequestException(who(settings) + " does not know the model"
                    + (asked.model().isEmpty() ? "" : " '" + asked.model() + "'")
                    + ". Correct it, or tts." + settings.engine() + ".model" + said));
        }
        if (status == 401 || error.isAny(WRONG_KEY)) {
            return Optional.of(new SynthesisFailedException(
                    who(settings) + " refused the key: it is missing or wrong. Set " + key(settings) + said));
        }
        return Optional.empty();
    }

    private static SpeechException byStatus(ApiSettings settings, ApiAnswer answer, ServiceError error, Asked asked) {
        String who = who(settings);
        String said = said(answer, error, asked, settings);
        return switch (answer.status()) {
            case 403 ->
                new SynthesisFailedException(
                        who + " does not allow this. Check the rights of the key in " + key(settings) + said);
            case 404 ->
                new InvalidSpeechRequestException(who + " has nothing there. Check tts." + settings.engine()
                        + ".baseUrl, the voice and the model" + said);
            case 408 -> new EngineUnavailableException(who + " took too long. Try again" + said);
            default -> byClass(answer, who, said, settings.engine());
        };
    }

    private static String who(ApiSettings settings) {
        return "The service of the engine '" + settings.engine() + "'";
    }

    private static String key(ApiSettings settings) {
        return "tts." + settings.engine() + ".apiKey";
    }

    static RateLimitedException busy(ApiSettings settings, ApiAnswer answer, Asked asked) {
        String said = said(answer, ServiceError.parse(answer.body()), asked, settings);
        return new RateLimitedException(
                who(settings) + " is busy. Send fewer requests at once, or later" + said, wait(answer));
    }

    private static SpeechException byClass(ApiAnswer answer, String who, String said, String engine) {
        int status = answer.status();
        if (status >= 500) {
            return new EngineUnavailableException(who + " failed. Try again later" + said, wait(answer));
        }
        if (status >= 400) {
            return new InvalidSpeechRequestException(who + " refused the request. Correct what it names" + said);
        }
        return new SynthesisFailedException(
                who + " sends elsewhere, which is not followed. Set the final address as tts." + engine + ".baseUrl"
                        + said);
    }

    /** The status, the vendor's code and, unless it may hold a part of a key, the vendor's message. */
    private static String said(ApiAnswer answer, ServiceError error, Asked asked, ApiSettings settings) {
        String codes = error.codes().stream()
                .filter(code -> code.matches("[a-z0-9_.-]{1,60}"))
                .reduce("", (all, code) -> all + ", " + code);
        String quote = answer.status() == 401 || answer.status() == 403 ? "" : quote(error, asked, settings);
        return " (HTTP " + answer.status() + codes + ")." + quote;
    }

    private static String quote(ServiceError error, Asked asked, ApiSettings settings) {
        List<String> secrets = new ArrayList<>(asked.secrets());
        secrets.addAll(settings.credentials().values());
        return Quote.of(error.message(), secrets);
    }

    /** Seconds or a date (RFC 9110, section 10.2.3). */
    private static Optional<Duration> wait(ApiAnswer answer) {
        return answer.header("Retry-After")
                .flatMap(value -> {
                    try {
                        return Optional.of(
                                value.matches("\\d{1,9}")
                                        ? Duration.ofSeconds(Long.parseLong(value))
                                        : Duration.between(
                                                Instant.now(),
                                                ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                                                        .toInstant()));
                    } catch (DateTimeException e) {
                        return Optional.empty();
                    }
                })
                .map(wait -> wait.isNegative() ? Duration.ZERO : wait);
    }
}

package io.github.cameltts.internal.calls;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.OptionalInt;

/**
 * How one engine may be used, as {@code tts.<engine>.*} says.
 *
 * @param maxConcurrent most calls at once, 0 for any number, empty where the engine's own bound holds
 * @param maxQueue most calls that wait, 0 or more
 * @param ratePerSecond most calls that begin in a second, 0 for any number
 * @param maxAttempts calls for one request, the first included, at least 1
 * @param retryDelay pause before the second attempt, from a millisecond to ten seconds; each further one doubles it
 * @param pricePerMillionChars units of the currency, 0 for an engine that costs nothing
 */
public record EngineTerms(
        OptionalInt maxConcurrent,
        int maxQueue,
        BigDecimal ratePerSecond,
        int maxAttempts,
        Duration retryDelay,
        BigDecimal pricePerMillionChars) {

    /** What holds where nothing is set. */
    public static final EngineTerms DEFAULT =
            new EngineTerms(OptionalInt.empty(), 1000, BigDecimal.ZERO, 3, Duration.ofMillis(200), BigDecimal.ZERO);

    /** What so many characters cost in millionths of the currency, half a millionth rounded up. */
    public long costMicros(long characters) {
        return pricePerMillionChars
                .multiply(BigDecimal.valueOf(characters))
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }
}

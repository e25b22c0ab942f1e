package io.github.cameltts.internal.calls;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.apache.camel.util.TimeUtils;

/** Reads the settings that every engine has, whatever it is. */
public final class TermsReader {

    private static final String MAX_CONCURRENT = "maxConcurrent";
    private static final String MAX_QUEUE = "maxQueue";
    private static final String RATE = "ratePerSecond";
    private static final String ATTEMPTS = "maxAttempts";
    private static final String DELAY = "retryDelay";
    private static final String PRICE = "pricePerMillionChars";

    /** Below {@code tts.<engine>.}; budgets are read by who keeps the ledger, the last two by who keeps the audio. */
    public static final List<String> NAMES = List.of(
            MAX_CONCURRENT, MAX_QUEUE, RATE, ATTEMPTS, DELAY, PRICE, "budgetPerDay", "budgetPerMonth", "ttl", "expiry");

    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000);
    private static final BigDecimal SLOWEST = new BigDecimal("0.0001");
    private static final long LONGEST_DELAY = 10_000;

    private final String prefix;
    private final Function<String, Optional<String>> properties;

    private TermsReader(String prefix, Function<String, Optional<String>> properties) {
        this.prefix = prefix;
        this.properties = properties;
    }

    /**
     * @param engine the name under which the engine is found
     * @param properties finds the value of a property by its whole name
     * @throws IllegalArgumentException when a value cannot be used; the message names its property
     */
    public static EngineTerms read(String engine, Function<String, Optional<String>> properties) {
        TermsReader reader = new TermsReader("tts." + engine + ".", properties);
        EngineTerms otherwise = EngineTerms.DEFAULT;
        OptionalInt maxConcurrent = reader.value(MAX_CONCURRENT).isPresent()
                ? OptionalInt.of(reader.whole(MAX_CONCURRENT, 0, 0))
                : OptionalInt.empty();
        return new EngineTerms(
                maxConcurrent,
                reader.whole(MAX_QUEUE, 0, otherwise.maxQueue()),
                reader.rate(otherwise.ratePerSecond()),
                reader.whole(ATTEMPTS, 1, otherwise.maxAttempts()),
                reader.delay(otherwise.retryDelay()),
                reader.decimal(PRICE, otherwise.pricePerMillionChars()));
    }

    /** Whether a name below {@code tts.<engine>.} is read here, by the ledger or by the store, rather than by the engine. */
    public static boolean isTerm(String name) {
        String plain = name.replace("-", "").toLowerCase(Locale.ROOT);
        return NAMES.stream()
                .map(term -> term.toLowerCase(Locale.ROOT))
                .anyMatch(term -> plain.equals(term) || plain.startsWith(term + "."));
    }

    private Optional<String> value(String name) {
        return properties.apply(prefix + name).map(String::strip).filter(value -> !value.isEmpty());
    }

    private int whole(String name, int least, int otherwise) {
        Optional<String> value = value(name);
        if (value.isEmpty()) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(value.get());
            if (number >= least) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw wrong(name, "a whole number of at least " + least, e);
        }
        throw wrong(name, "a whole number of at least " + least, null);
    }

    private BigDecimal rate(BigDecimal otherwise) {
        BigDecimal rate = decimal(RATE, otherwise);
        if (rate.signum() > 0 && rate.compareTo(SLOWEST) < 0) {
            throw wrong(RATE, "0 for no bound, or at least " + SLOWEST, null);
        }
        return rate;
    }

    private BigDecimal decimal(String name, BigDecimal otherwise) {
        Optional<String> value = value(name);
        if (value.isEmpty()) {
            return otherwise;
        }
        String wanted = "a decimal number from 0 to " + MOST;
        try {
            BigDecimal number = new BigDecimal(value.get());
            if (number.signum() >= 0 && number.compareTo(MOST) <= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw wrong(name, wanted, e);
        }
        throw wrong(name, wanted, null);
    }

    private Duration delay(Duration otherwise) {
        Optional<String> value = value(DELAY);
        if (value.isEmpty()) {
            return otherwise;
        }
        String wanted = "a time from 1ms to 10s, such as 200ms";
        try {
            long millis = TimeUtils.toMilliSeconds(value.get());
            if (millis >= 1 && millis <= LONGEST_DELAY) {
                return Duration.ofMillis(millis);
            }
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) { // Camel's reader throws either
            throw wrong(DELAY, wanted, e);
        }
        throw wrong(DELAY, wanted, null);
    }

    private IllegalArgumentException wrong(String name, String wanted, Exception cause) {
        return new IllegalArgumentException(
                "The property " + prefix + name + " must be " + wanted + ", not '"
                        + value(name).orElse("") + "'.",
                cause);
    }
}

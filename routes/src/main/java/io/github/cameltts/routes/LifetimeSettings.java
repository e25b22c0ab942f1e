package io.github.cameltts.routes;

import io.github.cameltts.TtsConstants;
import io.github.cameltts.spi.InvalidSpeechRequestException;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.Message;
import org.apache.camel.spi.PropertiesComponent;

/**
 * Decides how long an asset lives: a header beats the step's parameter, which beats {@code tts.<engine>.ttl} and {@code
 * tts.<engine>.expiry}, which beat {@code tts.store.ttl} and {@code tts.store.expiry}. Thread-safe.
 */
final class LifetimeSettings {

    private static final String STORE = "store";
    private static final String DEFAULT_TTL = "24h";
    private static final String ABSOLUTE = "absolute";
    private static final String SLIDING = "sliding";
    private static final Pattern PROPERTY = Pattern.compile("tts\\.[\\w-]+\\.(?:ttl|expiry)");

    /** Other names would be read as placeholder syntax. */
    private static final Pattern ENGINE = Pattern.compile("[\\w.-]+");

    /** 100 years. */
    private static final double MOST_HOURS = 876_000;

    private static final double MILLIS_PER_HOUR = 3_600_000;

    private final PropertiesComponent properties;

    LifetimeSettings(PropertiesComponent properties) {
        this.properties = properties;
    }

    /**
     * Fails on a setting that means nothing. The environment cannot be listed, so what it sets for one engine fails when
     * that is used.
     */
    void check() {
        Stream<String> listed = Stream.of(properties.loadProperties(), System.getProperties())
                .map(Properties::stringPropertyNames)
                .flatMap(names -> names.stream().sorted())
                .filter(name -> PROPERTY.matcher(name).matches());
        Stream.concat(Stream.of(ttlOf(STORE), expiryOf(STORE)), listed).forEach(name -> {
            if (name.endsWith(".ttl")) {
                ttl(name);
            } else {
                sliding(name);
            }
        });
    }

    /** @param parameter what the step is told, empty where it is told nothing */
    Lifetime of(Message message, Optional<Duration> parameter) {
        Optional<String> engine = Optional.ofNullable(message.getHeader(TtsConstants.ENGINE, String.class))
                .filter(name -> ENGINE.matcher(name).matches());
        Duration length = asked(message)
                .or(() -> parameter)
                .or(() -> engine.flatMap(name -> ttl(ttlOf(name))))
                .or(() -> ttl(ttlOf(STORE)))
                .orElseGet(() -> DurationSetting.read(ttlOf(STORE), DEFAULT_TTL));
        boolean sliding = Optional.ofNullable(message.getHeader(TtsConstants.SLIDING, Boolean.class))
                .or(() -> engine.flatMap(name -> sliding(expiryOf(name))))
                .or(() -> sliding(expiryOf(STORE)))
                .orElse(false);
        return new Lifetime(length, sliding);
    }

    /**
     * A step's parameter, such as {@code 24h}.
     *
     * @return nothing where it is empty
     */
    static Optional<Duration> parameter(String ttl) {
        return ttl.isBlank() ? Optional.empty() : Optional.of(DurationSetting.readPositive("ttl", ttl));
    }

    /** The life that a request asks for. */
    private static Optional<Duration> asked(Message message) {
        Double hours = message.getHeader(TtsConstants.EXPIRY_HOURS, Double.class);
        if (hours == null) {
            return Optional.empty();
        }
        long millis = (long) (hours * MILLIS_PER_HOUR);
        if (millis <= 0 || hours > MOST_HOURS) {
            throw new InvalidSpeechRequestException("The header " + TtsConstants.EXPIRY_HOURS + " is " + hours
                    + ". Write hours above 0 and up to " + (long) MOST_HOURS + ", such as 0.5 or 24.");
        }
        return Optional.of(Duration.ofMillis(millis));
    }

    private Optional<Duration> ttl(String property) {
        return value(property).map(text -> DurationSetting.readPositive(property, text));
    }

    private Optional<Boolean> sliding(String property) {
        return value(property).map(text -> switch (text) {
            case ABSOLUTE -> false;
            case SLIDING -> true;
            default ->
                throw new IllegalArgumentException(
                        property + " is '" + text + "'. Write " + ABSOLUTE + " or " + SLIDING + ".");
        });
    }

    private Optional<String> value(String property) {
        return properties.resolveProperty(property).map(String::strip).filter(text -> !text.isEmpty());
    }

    private static String ttlOf(String owner) {
        return "tts." + owner + ".ttl";
    }

    private static String expiryOf(String owner) {
        return "tts." + owner + ".expiry";
    }
}

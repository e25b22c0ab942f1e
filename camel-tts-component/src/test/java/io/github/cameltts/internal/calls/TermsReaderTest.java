package io.github.cameltts.internal.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TermsReaderTest {

    private final Map<String, String> properties = new HashMap<>();

    @Test
    void everyTermIsRead() {
        properties.put("tts.fake.maxConcurrent", "5");
        properties.put("tts.fake.maxQueue", " 7 ");
        properties.put("tts.fake.ratePerSecond", "2.5");
        properties.put("tts.fake.maxAttempts", "4");
        properties.put("tts.fake.retryDelay", "1s");
        properties.put("tts.fake.pricePerMillionChars", "15.25");
        properties.put("tts.other.maxConcurrent", "6");

        assertThat(read())
                .isEqualTo(new EngineTerms(
                        OptionalInt.of(5),
                        7,
                        new BigDecimal("2.5"),
                        4,
                        Duration.ofSeconds(1),
                        new BigDecimal("15.25")));
    }

    @Test
    void whatIsNotSetHasItsDefault() {
        properties.put("tts.fake.maxQueue", "");

        assertThat(read()).isEqualTo(EngineTerms.DEFAULT);
    }

    @ParameterizedTest
    @CsvSource({
        "maxConcurrent,-1",
        "maxConcurrent,many",
        "maxQueue,-1",
        "maxQueue,1.5",
        "ratePerSecond,-1",
        "ratePerSecond,fast",
        "ratePerSecond,0.00001",
        "maxAttempts,0",
        "maxAttempts,99999999999",
        "retryDelay,0",
        "retryDelay,11s",
        "retryDelay,soon",
        "pricePerMillionChars,-0.01",
        "pricePerMillionChars,'15,00'",
        "pricePerMillionChars,1e10"
    })
    void aValueThatCannotBeUsedNamesItsProperty(String name, String value) {
        properties.put("tts.fake." + name, value);

        assertThatThrownBy(this::read)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("tts.fake." + name)
                .hasMessageContaining("'" + value + "'");
    }

    @ParameterizedTest
    @CsvSource({"0,1000000,0", "15,1000000,15000000", "15,1,15", "0.5,1,1", "0.49,1,0", "0.3,5,2", "16.5,40000,660000"})
    void moneyIsRoundedHalfUpToMillionths(String price, long characters, long micros) {
        properties.put("tts.fake.pricePerMillionChars", price);

        assertThat(read().costMicros(characters)).isEqualTo(micros);
    }

    @Test
    void namesOfTermsAreKnownInEverySpellingThatCamelKnows() {
        assertThat(TermsReader.isTerm("maxConcurrent")).isTrue();
        assertThat(TermsReader.isTerm("max-concurrent")).isTrue();
        assertThat(TermsReader.isTerm("budgetPerDay.acme")).isTrue();
        assertThat(TermsReader.isTerm("maxConcurrency")).isFalse();
    }

    private EngineTerms read() {
        return TermsReader.read("fake", name -> Optional.ofNullable(properties.get(name)));
    }
}

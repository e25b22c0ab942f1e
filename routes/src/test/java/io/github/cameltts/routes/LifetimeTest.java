package io.github.cameltts.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cameltts.TtsConstants;
import io.github.cameltts.spi.InvalidSpeechRequestException;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Message;
import org.apache.camel.TypeConversionException;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Header beats parameter beats engine beats store. */
class LifetimeTest {

    private final DefaultCamelContext context = new DefaultCamelContext();

    @AfterEach
    void close() throws IOException {
        context.close();
    }

    @ParameterizedTest(name = "{0} {1} {2} {3} lives {4}")
    @CsvSource(nullValues = "-", textBlock = """
                    0.5, 2h, 3h, 4h, PT30M
                    -,   2h, 3h, 4h, PT2H
                    -,   -,  3h, 4h, PT3H
                    -,   -,  -,  4h, PT4H
                    -,   -,  -,  -,  PT24H
                    """)
    void lengthIsTheNearestThatTells(String header, String parameter, String engine, String store, Duration expected) {
        set("tts.openai.ttl", engine);
        set("tts.store.ttl", store);
        Optional<Duration> told = Optional.ofNullable(parameter).map(text -> DurationSetting.read("ttl", text));

        Lifetime lifetime = settings().of(message(TtsConstants.EXPIRY_HOURS, header), told);

        assertThat(lifetime).isEqualTo(new Lifetime(expected, false));
    }

    @ParameterizedTest(name = "{0} {1} {2} slides: {3}")
    @CsvSource(nullValues = "-", textBlock = """
                    true,  absolute, absolute, true
                    false, sliding,  sliding,  false
                    -,     sliding,  absolute, true
                    -,     absolute, sliding,  false
                    -,     -,        sliding,  true
                    -,     -,        -,        false
                    """)
    void slidingIsWhatTheNearestTells(String header, String engine, String store, boolean expected) {
        set("tts.openai.expiry", engine);
        set("tts.store.expiry", store);

        assertThat(settings()
                        .of(message(TtsConstants.SLIDING, header), Optional.empty())
                        .sliding())
                .isEqualTo(expected);
    }

    @Test
    void anotherEngineAndAnAssetWithoutOneHaveTheStoresLife() {
        set("tts.openai.ttl", "7d");
        set("tts.store.ttl", "1h");
        Message azure = message(TtsConstants.ENGINE, "azure");
        Message image = message(TtsConstants.ENGINE, null);
        Message odd = message(TtsConstants.ENGINE, "{{openai}}");

        assertThat(settings().of(azure, Optional.empty()).length()).hasHours(1);
        assertThat(settings().of(image, Optional.empty()).length()).hasHours(1);
        assertThat(settings().of(odd, Optional.empty()).length()).hasHours(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "NaN", "Infinity", "1e300", "0.0000000001"})
    void hoursThatAreNoLifeAreRefused(String hours) {
        assertThatThrownBy(() -> settings().of(message(TtsConstants.EXPIRY_HOURS, hours), Optional.empty()))
                .isInstanceOf(InvalidSpeechRequestException.class)
                .hasMessageContaining("CamelTtsExpiryHours is ")
                .hasMessageContaining("Write hours above 0 and up to 876000");
    }

    @Test
    void hoursThatAreNoNumberAreRefused() {
        assertThatThrownBy(() -> settings().of(message(TtsConstants.EXPIRY_HOURS, "a day"), Optional.empty()))
                .isInstanceOf(TypeConversionException.class);
    }

    @ParameterizedTest
    @CsvSource({"tts.openai.ttl, soon", "tts.my-engine.ttl, 0", "tts.store.ttl, -1h"})
    void lengthThatMeansNothingFailsByName(String property, String value) {
        set(property, value);

        assertThatThrownBy(() -> settings().check())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(property + " is '" + value + "'. Write a duration such as");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tts.openai.expiry", "tts.store.expiry"})
    void expiryThatIsNeitherFailsByName(String property) {
        set(property, "gliding");

        assertThatThrownBy(() -> settings().check())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(property + " is 'gliding'. Write absolute or sliding.");
    }

    private LifetimeSettings settings() {
        return new LifetimeSettings(context.getPropertiesComponent());
    }

    private void set(String property, String value) {
        if (value != null) {
            context.getPropertiesComponent().addInitialProperty(property, value);
        }
    }

    private Message message(String header, String value) {
        Message message = new DefaultMessage(context);
        Map<String, Object> headers = new HashMap<>(Map.of(TtsConstants.ENGINE, "openai"));
        headers.put(header, value);
        message.setHeaders(headers);
        return message;
    }
}

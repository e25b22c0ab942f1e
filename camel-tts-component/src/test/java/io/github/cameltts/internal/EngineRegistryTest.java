package io.github.cameltts.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cameltts.FakeSpeechEngine;
import io.github.cameltts.engine.builtin.BuiltinEngine;
import io.github.cameltts.spi.EngineUnavailableException;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EngineRegistryTest {

    private final DefaultCamelContext context = new DefaultCamelContext();

    @AfterEach
    void clear() {
        System.clearProperty("tts.builtin.threads");
        System.clearProperty("tts.builtin.thraeds");
        System.clearProperty("tts.builtin.maxQueue");
        context.stop();
    }

    @Test
    void engineIsConfiguredByApplicationProperties() {
        context.getPropertiesComponent().addInitialProperty("tts.builtin.threads", "2");

        assertThat(builtin().getThreads()).isEqualTo(2);
    }

    @Test
    void systemPropertyBeatsApplicationProperty() {
        context.getPropertiesComponent().addInitialProperty("tts.builtin.threads", "2");
        System.setProperty("tts.builtin.threads", "3");

        assertThat(builtin().getThreads()).isEqualTo(3);
    }

    @Test
    void propertyThatTheEngineDoesNotHaveIsAnError() {
        System.setProperty("tts.builtin.thraeds", "3");

        assertThatThrownBy(this::builtin)
                .isInstanceOf(EngineUnavailableException.class)
                .hasMessageContaining("tts.builtin.thraeds")
                .hasMessageContaining("threads");
    }

    @Test
    void termsOfAnEngineAreReadAndNotItsOwnProperties() {
        context.getPropertiesComponent().addInitialProperty("tts.builtin.maxConcurrent", "3");
        context.getPropertiesComponent().addInitialProperty("tts.builtin.budgetPerDay", "1.50");
        context.getPropertiesComponent().addInitialProperty("tts.builtin.ttl", "7d");
        context.getPropertiesComponent().addInitialProperty("tts.builtin.expiry", "sliding");
        System.setProperty("tts.builtin.maxQueue", "9");
        context.start();

        try (EngineRegistry engines = new EngineRegistry(context)) {
            engines.find("builtin");

            assertThat(engines.terms("builtin").maxConcurrent()).hasValue(3);
            assertThat(engines.terms("builtin").maxQueue()).isEqualTo(9);
        }
    }

    @Test
    void beansHaveTermsByTheirName() {
        context.getRegistry().bind("mine", new FakeSpeechEngine());
        context.getPropertiesComponent().addInitialProperty("tts.mine.pricePerMillionChars", "15");
        context.start();

        try (EngineRegistry engines = new EngineRegistry(context)) {
            engines.find("mine");

            assertThat(engines.terms("mine").costMicros(100)).isEqualTo(1500);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"builtin", "mine"})
    void aTermThatCannotBeUsedNamesItsProperty(String name) {
        context.getRegistry().bind("mine", new FakeSpeechEngine());
        context.getPropertiesComponent().addInitialProperty("tts." + name + ".maxAttempts", "none");
        context.start();

        try (EngineRegistry engines = new EngineRegistry(context)) {
            assertThatThrownBy(() -> engines.find(name))
                    .isInstanceOf(EngineUnavailableException.class)
                    .hasMessageContaining("tts." + name + ".maxAttempts");
        }
    }

    private BuiltinEngine builtin() {
        context.start();
        try (EngineRegistry engines = new EngineRegistry(context)) {
            return (BuiltinEngine) engines.find("builtin");
        }
    }
}

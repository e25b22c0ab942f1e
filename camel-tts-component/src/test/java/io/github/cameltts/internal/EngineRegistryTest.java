package io.github.cameltts.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cameltts.engine.builtin.BuiltinEngine;
import io.github.cameltts.spi.EngineUnavailableException;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EngineRegistryTest {

    private final DefaultCamelContext context = new DefaultCamelContext();

    @AfterEach
    void clear() {
        System.clearProperty("tts.builtin.threads");
        System.clearProperty("tts.builtin.thraeds");
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
                .hasMessageContaining("thraeds");
    }

    private BuiltinEngine builtin() {
        context.start();
        try (EngineRegistry engines = new EngineRegistry(context)) {
            return (BuiltinEngine) engines.find("builtin");
        }
    }
}

package io.github.cameltts.cli;

import java.net.URISyntaxException;
import java.net.URL;
import org.apache.logging.log4j.core.config.Configurator;

/** Only warnings are logged, and to standard error: standard output is the command's answer. */
final class CommandLogging {

    private static final String CONFIGURATION = "/log4j2-tts-command.properties";

    private CommandLogging() {}

    static void begin() {
        URL configuration = CommandLogging.class.getResource(CONFIGURATION);
        try {
            Configurator.reconfigure(configuration.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}

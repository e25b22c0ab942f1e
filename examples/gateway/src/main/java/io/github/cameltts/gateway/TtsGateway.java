package io.github.cameltts.gateway;

import io.github.cameltts.spi.SpeechException;
import java.io.IOException;
import org.apache.camel.main.Main;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the bundled routes as a program of its own.
 *
 * <p>Properties come, in this order, from the command line ({@code java -Dtts.once=true -jar …}), the environment
 * ({@code TTS_ONCE=true}), a file {@code application.properties} in the working directory, and the defaults inside the
 * jar.
 */
public final class TtsGateway {

    private static final Logger LOG = LoggerFactory.getLogger(TtsGateway.class);

    private TtsGateway() {}

    /**
     * Runs until it is stopped, or until there is nothing left to do when {@code tts.once} is true. Exit code 0 when it
     * ended well, 1 when it could not start.
     */
    public static void main(String[] args) {
        System.exit(run(args));
    }

    private static int run(String[] args) {
        Main main = new Main();
        main.setPropertyPlaceholderLocations(
                "file:application.properties;optional=true,classpath:application.properties");
        try {
            return main.run(args);
        } catch (Exception e) {
            LOG.error("The gateway cannot start. {}", advice(e));
            LOG.debug("The gateway cannot start", e);
            return 1;
        }
    }

    /** The innermost message that says what to do: what lies below a failure of ours is only its technical reason. */
    private static String advice(Throwable failure) {
        String advice = failure.toString();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            advice = cause.getMessage();
            if (cause instanceof SpeechException || cause.getClass() == IOException.class) {
                break;
            }
        }
        return advice;
    }
}

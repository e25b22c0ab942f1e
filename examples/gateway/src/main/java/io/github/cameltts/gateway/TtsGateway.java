package io.github.cameltts.gateway;

import org.apache.camel.main.Main;

/**
 * Runs the bundled routes as a program of its own.
 *
 * <p>Properties come, in this order, from the command line ({@code java -Dtts.once=true -jar …}), the environment
 * ({@code TTS_ONCE=true}), a file {@code application.properties} in the working directory, and the defaults inside the
 * jar.
 */
public final class TtsGateway {

    private TtsGateway() {}

    /** Runs until it is stopped, or until there is nothing left to do when {@code tts.once} is true. */
    public static void main(String[] args) throws Exception {
        Main main = new Main();
        main.setPropertyPlaceholderLocations(
                "file:application.properties;optional=true,classpath:application.properties");
        main.run(args);
        System.exit(main.getExitCode());
    }
}

package io.github.cameltts.gateway;

import io.github.cameltts.cli.Advice;
import io.github.cameltts.cli.TtsCommandLine;
import io.github.cameltts.cli.TtsMain;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the bundled routes as a program of its own, or one of its commands.
 *
 * <p>Properties come, in this order, from the command line ({@code java -Dtts.once=true -jar …}), the environment
 * ({@code TTS_ONCE=true}), a file {@code application.properties} in the working directory, and the defaults inside the
 * jar.
 */
public final class TtsGateway {

    private TtsGateway() {}

    /**
     * Without arguments, or with options of Camel's main, runs until it is stopped, or until there is nothing left to do
     * when {@code tts.once} is true. Exit code 0 when it ended well, 1 when it could not start.
     *
     * <p>With a command such as {@code stats} runs that, and nothing else: 0 done, 1 refused or failed, 2 wrong usage.
     */
    public static void main(String[] args) {
        System.exit(TtsCommandLine.isMeantBy(args) ? TtsCommandLine.run("tts-gateway", args) : run(args));
    }

    private static int run(String[] args) {
        try {
            return new TtsMain().run(args);
        } catch (Exception e) {
            Logger log = LoggerFactory.getLogger(TtsGateway.class);
            log.error("The gateway cannot start. {}", Advice.of(e));
            log.debug("The gateway cannot start", e);
            return 1;
        }
    }
}

package io.github.cameltts.text.espeak;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.cameltts.spi.EngineUnavailableException;
import io.github.cameltts.text.PhonemizerSource;

/** Tests of espeak-ng run where it is installed. */
final class InstalledEspeak {

    private InstalledEspeak() {}

    static void assume(PhonemizerSource source) {
        try {
            source.forVoice("en-us");
        } catch (EngineUnavailableException e) {
            assumeTrue(false, "Skipped, because espeak-ng is not installed: " + e.getMessage());
        }
    }
}

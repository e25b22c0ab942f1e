package io.github.cameltts.text;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Where phonemes come from.
 *
 * @param choice {@code auto} for the first that is there, or the one to use: {@code espeak-library}, {@code espeak-process}
 *     or {@code java}
 * @param library the file of espeak-ng's library; when empty it is searched where libraries are installed
 * @param program the name or path of espeak-ng's program
 * @param timeout how long the program may take for one text
 */
public record PhonemizerSettings(String choice, Optional<Path> library, String program, Duration timeout) {

    /** The choice of whatever is there. */
    public static final String AUTO = "auto";

    public static PhonemizerSettings defaults() {
        return new PhonemizerSettings(AUTO, Optional.empty(), "espeak-ng", Duration.ofSeconds(60));
    }

    public PhonemizerSettings withChoice(String name) {
        return new PhonemizerSettings(name, library, program, timeout);
    }

    public PhonemizerSettings withLibrary(Path file) {
        return new PhonemizerSettings(choice, Optional.of(file), program, timeout);
    }

    public PhonemizerSettings withProgram(String nameOrPath) {
        return new PhonemizerSettings(choice, library, nameOrPath, timeout);
    }

    public PhonemizerSettings withTimeout(Duration longest) {
        return new PhonemizerSettings(choice, library, program, longest);
    }
}

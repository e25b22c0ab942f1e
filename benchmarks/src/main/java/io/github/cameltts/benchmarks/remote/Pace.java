package io.github.cameltts.benchmarks.remote;

import java.util.Arrays;
import java.util.Locale;

/** How a voice of the {@link SpeechServer} speaks. */
enum Pace {
    /** All at once. */
    ATONCE(1, 0),
    /** Ten parts in half a second, as a fast service does. */
    PACED(10, 50),
    /** Twenty parts in ten seconds. */
    SLOW(20, 500),
    /** As paced, and the server remembers when the first byte went out. */
    STAMPED(10, 20);

    private final int parts;
    private final long millis;

    Pace(int parts, long millis) {
        this.parts = parts;
        this.millis = millis;
    }

    /** In how many parts the audio comes. */
    int parts() {
        return parts;
    }

    /** Pause before each part. */
    long millis() {
        return millis;
    }

    String voice() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Pace of(String voice) {
        return Arrays.stream(values())
                .filter(pace -> pace.voice().equals(voice))
                .findFirst()
                .orElseThrow();
    }
}

package io.github.cameltts.benchmarks.voices;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What is spoken: twenty sentences of about four seconds each. */
public final class Texts {

    private static final List<String> SENTENCES = read();

    private Texts() {}

    /** The first of them. */
    public static String one() {
        return SENTENCES.get(0);
    }

    /** All of them as one text. */
    public static String twenty() {
        return String.join(" ", SENTENCES);
    }

    private static List<String> read() {
        try (InputStream in = Texts.class.getResourceAsStream("twenty-sentences.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .strip()
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.github.cameltts.benchmarks.voices;

/** Something that speaks, under the same measure as all others. */
public interface Talker extends AutoCloseable {

    String name();

    /** Speaks a text to its end. */
    Spoken speak(String text) throws Exception;

    @Override
    void close();
}

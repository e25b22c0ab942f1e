package io.github.cameltts.spi;

/** Takes audio while it arrives. */
@FunctionalInterface
public interface AudioSink {

    /** Takes audio and forgets it. */
    AudioSink NONE = chunk -> {};

    /**
     * Takes the next part of the audio. Called in order, by one thread at a time, and never blocks.
     *
     * @param chunk at least one byte; it belongs to the sink from now on and must not be changed
     */
    void accept(byte[] chunk);

    /**
     * Takes what the provider says that it charges, where it tells before the audio: so the right amount is known also
     * when the audio breaks off. Called at most once, before the first chunk.
     *
     * @param characters what the provider counts, in its own way of counting
     */
    default void billed(long characters) {}
}

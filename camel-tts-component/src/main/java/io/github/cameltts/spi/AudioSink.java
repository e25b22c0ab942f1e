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
}

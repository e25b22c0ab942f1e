package io.github.cameltts.engine.onnx.speech;

/** A part of a speech that is computed by itself. */
sealed interface Segment {

    /** Silence of so many milliseconds. */
    record Pause(int millis) implements Segment {}

    /** The ids of one sentence. */
    @SuppressWarnings("ArrayRecordComponent") // Handed on once, never compared.
    record Sentence(long[] ids) implements Segment {}
}

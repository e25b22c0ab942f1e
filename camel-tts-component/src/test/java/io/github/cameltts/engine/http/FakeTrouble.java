package io.github.cameltts.engine.http;

/** What a call for audio may meet. */
public enum FakeTrouble {
    NONE,
    /** Status 500. */
    ERROR,
    /** The vendor's words for too many calls. */
    BUSY,
    /** The connection ends without an answer. */
    GONE,
    /** The connection ends after the first part of the audio, which is billed. */
    BREAK
}

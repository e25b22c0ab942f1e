package io.github.cameltts;

/** What {@code tts:} does with an exchange. */
public enum TtsOperation {
    /** Speaks the body. */
    synthesize,
    /** Decides every value of the request and its key, and leaves the body as it is. */
    resolve,
    /** Resolves, and tells what speaking the body would cost. */
    estimate,
    /** Makes a resolved request the one for its master, the engine's own audio, or for that audio's twin. */
    master,
    /** Converts the master that another step has found into what is asked for, and asks no engine. */
    convert,
    /** Lists the engine's voices. */
    voices,
    /** Tells what the engine can do. */
    capabilities,
    /** Turns reference audio into a speaker embedding. */
    embed
}

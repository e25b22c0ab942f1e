package io.github.cameltts.engine.system;

import io.github.cameltts.internal.process.ToolCommand;
import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.EngineCapabilities;
import io.github.cameltts.spi.Voice;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** How one program is called. Implementations have no state beyond the program's path. */
interface SystemVoiceTool {

    /** The program's usual name, part of the identity. */
    String name();

    /** What the program can change about its voice, on top of the plain capabilities of the engine. */
    EngineCapabilities refine(EngineCapabilities plain);

    /** Prints something that changes when the program changes; empty when the program's file is the only sign. */
    Optional<ToolCommand> version();

    /** Bytes that change when the voice changes, on top of what {@link #version()} prints; empty when that is enough. */
    default byte[] fingerprint() throws IOException {
        return new byte[0];
    }

    /** Prints the voices, empty when there is nothing to ask. */
    Optional<ToolCommand> listing();

    /** Reads what {@link #listing()} printed, the default voice first. */
    List<Voice> voices(String listing);

    /** Speaks. */
    ToolCommand speak(Utterance utterance);

    /** Whether the program reads the text from {@link Utterance#in()} rather than from its standard input. */
    default boolean readsFile() {
        return false;
    }

    /** Whether the program writes audio to {@link Utterance#out()} rather than to its standard output. */
    default boolean writesFile() {
        return true;
    }

    /** What the program writes. */
    default AudioFormat output() {
        return AudioFormat.WAV;
    }
}

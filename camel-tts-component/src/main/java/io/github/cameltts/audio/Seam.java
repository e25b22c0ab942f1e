package io.github.cameltts.audio;

import io.github.cameltts.spi.AudioSink;

/** Knows what to do where the audio of one call ends and that of the next begins. Hands on what is sound. */
interface Seam extends AudioSink {

    /** All audio of one call is here. */
    void endPart();

    /** All audio of all calls is here. */
    void end();
}

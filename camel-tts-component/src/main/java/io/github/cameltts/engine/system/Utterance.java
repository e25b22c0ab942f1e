package io.github.cameltts.engine.system;

import io.github.cameltts.spi.Prosody;
import java.nio.file.Path;

/**
 * One run of a program that speaks.
 *
 * @param voice the voice's id, empty for the program's own choice
 * @param prosody rate, pitch and volume
 * @param in where the text lies when the tool reads a file
 * @param out where the program may write audio
 */
record Utterance(String voice, Prosody prosody, Path in, Path out) {}

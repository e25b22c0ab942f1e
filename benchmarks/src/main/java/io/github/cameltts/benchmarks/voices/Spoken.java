package io.github.cameltts.benchmarks.voices;

/**
 * One text, spoken.
 *
 * @param firstMillis from the call to the first audio
 * @param millis from the call to the last
 * @param seconds how long the audio plays
 */
public record Spoken(double firstMillis, double millis, double seconds) {}

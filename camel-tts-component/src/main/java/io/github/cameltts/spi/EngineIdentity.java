package io.github.cameltts.spi;

/**
 * Names what computes the audio. All of it is part of the key, so a change of any of these is a miss, never a wrong
 * voice.
 *
 * @param engine the engine's id
 * @param version the version of the code that makes the audio
 * @param model the model that will speak: the request's, or the engine's own where the request names none
 * @param modelDigest digest of the model's content where it is local, of the service's address where it is remote; empty
 *     where neither is known, or the model names it
 */
public record EngineIdentity(String engine, String version, String model, String modelDigest) {}

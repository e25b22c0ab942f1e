/**
 * Voices by reference audio: what encoders made of it, kept in memory, in files and in rows, and the voice that speaks
 * where a request names none.
 *
 * <p>{@link io.github.cameltts.routes.embedding.Embeddings} and {@link io.github.cameltts.routes.embedding.Voices} are
 * what {@code tts:} is given. Nothing here knows an engine.
 */
package io.github.cameltts.routes.embedding;

package io.github.cameltts.routes.drop;

import java.nio.file.Path;
import java.util.Map;

/**
 * Audio that waits to be published.
 *
 * @param file where it lies
 * @param format file name extension of the audio
 * @param metadata what is known of it
 */
record SpokenFile(Path file, String format, Map<String, Object> metadata) {}

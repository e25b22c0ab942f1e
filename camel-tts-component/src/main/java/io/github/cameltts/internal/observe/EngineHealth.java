package io.github.cameltts.internal.observe;

import java.time.Duration;
import java.util.Optional;

/**
 * Whether an engine could speak.
 *
 * @param latency how long it took to find out
 * @param voices how many it offers, 0 when it cannot tell
 * @param problem why it could not speak, fit to be shown to anybody who may see health
 */
public record EngineHealth(Duration latency, int voices, Optional<String> problem) {}

package io.github.cameltts.internal.calls;

import io.github.cameltts.spi.Charge;
import io.github.cameltts.spi.Speech;

/**
 * Audio as an engine answered, and what it cost.
 *
 * @param speech at least one byte, not inspected yet
 * @param charge what was booked for it, all calls together
 */
public record BoughtSpeech(Speech speech, Charge charge) {}

package io.github.cameltts.internal.calls;

import io.github.cameltts.spi.Charge;
import io.github.cameltts.spi.Speech;

/**
 * Audio as an engine answered, and what it cost.
 *
 * @param speech at least one byte, not inspected yet
 * @param charge what was booked for this audio; calls that broke off before it are in the ledger only
 */
public record BoughtSpeech(Speech speech, Charge charge) {}

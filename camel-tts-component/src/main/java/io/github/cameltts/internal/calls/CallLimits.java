package io.github.cameltts.internal.calls;

import io.github.cameltts.spi.SpeechLedger;
import java.time.Duration;

/**
 * What a caller allows an engine to take, in money and time.
 *
 * @param ledger asked before each call
 * @param deadline {@link System#nanoTime()} at which nobody waits any more: no call begins after it
 */
public record CallLimits(SpeechLedger ledger, long deadline) {

    /** From now on. */
    public static CallLimits within(Duration timeout, SpeechLedger ledger) {
        return new CallLimits(ledger, System.nanoTime() + timeout.toNanos());
    }
}

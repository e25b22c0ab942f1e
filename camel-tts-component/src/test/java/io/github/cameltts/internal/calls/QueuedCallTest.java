package io.github.cameltts.internal.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class QueuedCallTest {

    /** Between leaving the queue and being started there is a moment in which somebody else may cancel. */
    @Test
    void aPlaceThatCameTooLateIsGivenBackUnused() {
        AtomicInteger released = new AtomicInteger();
        QueuedCall<String> call = new QueuedCall<>(
                () -> {
                    throw new AssertionError("Nobody wants this any more");
                },
                released::incrementAndGet);
        call.outcome().cancel(true);

        call.start();

        assertThat(released).hasValue(1);
    }
}

package io.github.cameltts.internal.calls;

import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.EngineUnavailableException;
import io.github.cameltts.spi.SpeechEngine;
import io.github.cameltts.spi.SpeechException;
import io.github.cameltts.spi.SpeechLedger;
import io.github.cameltts.spi.SpeechRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;

/** A line to an engine that answers by hand, in a time that passes by hand. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
abstract class EngineLineTestSupport {

    static final Duration MINUTE = Duration.ofMinutes(1);
    final SpeechException down = new EngineUnavailableException("The fake is down. Start it.");

    final VirtualTime time = new VirtualTime();
    final FakeRemoteEngine engine = new FakeRemoteEngine();
    final FakeLedger ledger = new FakeLedger();
    final ExecutorService executor = Executors.newFixedThreadPool(2);
    final List<byte[]> heard = new ArrayList<>();

    @AfterEach
    void stop() {
        executor.shutdownNow();
    }

    final EngineLine line(Map<String, String> settings) {
        EngineTerms terms = TermsReader.read(
                "fake", name -> Optional.ofNullable(settings.get(name.substring("tts.fake.".length()))));
        return new EngineLine("fake", 0, terms, new EngineInvoker(executor), time, due -> {});
    }

    final CompletableFuture<BoughtSpeech> speak(EngineLine line, String text) {
        return speak(line, text, MINUTE);
    }

    final CompletableFuture<BoughtSpeech> speak(EngineLine line, String text, Duration timeout) {
        return speak(line, engine, text, timeout, ledger);
    }

    final CompletableFuture<BoughtSpeech> speak(
            EngineLine line, SpeechEngine speaker, String text, Duration timeout, SpeechLedger books) {
        return line.speak(call(speaker, text), within(timeout, books), heard::add);
    }

    static EngineCall call(SpeechEngine speaker, String text) {
        SpeechRequest request = SpeechRequest.of(text, "alice", "en-US", AudioFormat.WAV, 8000);
        return new EngineCall(speaker, request, "fake", "m1", "acme");
    }

    final CallLimits within(Duration timeout, SpeechLedger books) {
        return new CallLimits(books, time.nanoTime() + timeout.toNanos());
    }
}

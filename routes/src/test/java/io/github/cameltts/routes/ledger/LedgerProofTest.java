package io.github.cameltts.routes.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltts.TtsConstants;
import io.github.cameltts.engine.elevenlabs.FakeElevenLabsServer;
import io.github.cameltts.engine.http.FakeApiServer;
import io.github.cameltts.engine.openai.FakeOpenAiServer;
import io.github.cameltts.routes.TestApp;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two providers that bill and fail, many requests through the real recipe, and the sums on both sides. */
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class LedgerProofTest {

    private static final int REQUESTS = 10_000;
    private static final int THREADS = 24;

    @TempDir
    private Path home;

    private final FakeOpenAiServer openai = new FakeOpenAiServer();
    private final FakeElevenLabsServer elevenlabs = new FakeElevenLabsServer();
    private final Map<String, LongAdder> outcomes = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> savedCharacters = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> savedMicros = new ConcurrentHashMap<>();
    private TestApp app;

    @BeforeEach
    void start() {
        app = Providers.configure(TestApp.over(home), openai, elevenlabs).start();
        openai.trouble(Providers::trouble);
        elevenlabs.trouble(Providers::trouble);
    }

    @AfterEach
    void stop() {
        app.close();
        openai.close();
        elevenlabs.close();
    }

    @Test
    void spentIsWhatTheProvidersBilledAndSavedIsWhatHitsWouldHaveCost() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        List<Future<?>> requests = IntStream.range(0, REQUESTS)
                .<Future<?>>mapToObj(i -> threads.submit(() -> ask(MixedRequests.number(i))))
                .toList();
        for (Future<?> request : requests) {
            request.get();
        }
        threads.shutdown();
        app.close();

        assertSpent("openai", openai);
        assertSpent("elevenlabs", elevenlabs);
        for (String cache : List.of("memory", "store", "joined")) {
            assertThat(sum("requests", "cache = '" + cache + "'"))
                    .isEqualTo(count(cache))
                    .isPositive();
            assertThat(sum("characters", "cache = '" + cache + "'"))
                    .isEqualTo(savedCharacters.get(cache).sum());
            assertThat(sum("cost_micros", "cache = '" + cache + "'"))
                    .isEqualTo(savedMicros.get(cache).sum());
        }
        assertThat(count("synthesized")).isPositive();
        assertThat(count("bypass")).isPositive();
        assertThat(count("failed")).isPositive();
        assertThat((long) openai.bills().size() + elevenlabs.bills().size())
                .as("answers that broke off were billed, and made anew")
                .isGreaterThan(count("synthesized") + count("bypass"));
    }

    private void assertSpent(String engine, FakeApiServer provider) throws SQLException {
        String where = "cache = 'synthesized' and engine = '" + engine + "'";
        long billed = provider.bills().stream().mapToLong(Long::longValue).sum();
        long due = provider.bills().stream()
                .mapToLong(bill -> micros(engine, bill))
                .sum();
        assertThat(sum("requests", where)).isEqualTo(provider.bills().size()).isPositive();
        assertThat(sum("characters", where)).isEqualTo(billed);
        assertThat(sum("cost_micros", where)).isEqualTo(due);
    }

    private void ask(MixedRequests.Request request) {
        Exchange exchange = app.send("direct:tts-speak", request.text(), request.headers());
        if (exchange.getException() != null) {
            count("failed", outcomes, 1);
            return;
        }
        Message answer = exchange.getMessage();
        String cache = answer.getHeader(TtsConstants.CACHE, String.class);
        String engine = answer.getHeader(TtsConstants.ENGINE, String.class);
        long characters = Providers.characters(engine, request.text());
        count(cache, outcomes, 1);
        count(cache, savedCharacters, characters);
        count(cache, savedMicros, micros(engine, characters));
    }

    private static void count(String name, Map<String, LongAdder> counters, long amount) {
        counters.computeIfAbsent(name, key -> new LongAdder()).add(amount);
    }

    private long count(String outcome) {
        return outcomes.getOrDefault(outcome, new LongAdder()).sum();
    }

    private long sum(String column, String where) throws SQLException {
        return app.number("select coalesce(sum(" + column + "), 0) from tts_ledger where " + where);
    }

    private static long micros(String engine, long characters) {
        return new BigDecimal(Providers.price(engine))
                .multiply(BigDecimal.valueOf(characters))
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }
}

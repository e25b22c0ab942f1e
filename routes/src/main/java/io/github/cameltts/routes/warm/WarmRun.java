package io.github.cameltts.routes.warm;

import io.github.cameltts.TtsConstants;
import io.github.cameltts.spi.SpeechStorageException;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.support.DefaultExchange;

/** One plan on its way: how it went so far. Thread-safe. */
final class WarmRun {

    /** As a request is answered, but for substitutes: who asks ahead wants the engine that was named, or to know why not. */
    private static final List<String> STEPS = List.of(
            "kamelet:tts-resolve-action?noErrorHandler=true",
            "kamelet:tts-store-lookup-action?noErrorHandler=true",
            "kamelet:tts-convert-action?noErrorHandler=true",
            "kamelet:tts-synthesize-master-action?noErrorHandler=true",
            "kamelet:tts-synthesize-action?noErrorHandler=true",
            "kamelet:tts-store-action?noErrorHandler=true");

    private final CamelContext context;
    private final ProducerTemplate template;
    private final Runnable onEach;
    private final AtomicInteger tasks = new AtomicInteger();
    private final AtomicInteger made = new AtomicInteger();
    private final AtomicLong spentMicros = new AtomicLong();
    private final ConcurrentSkipListMap<Integer, WarmFailure> failures = new ConcurrentSkipListMap<>();

    WarmRun(ProducerTemplate template, Runnable onEach) {
        this.context = template.getCamelContext();
        this.template = template;
        this.onEach = onEach;
    }

    /** A task that speaks; it never fails itself. */
    Callable<Void> task(WarmItem item) {
        int number = tasks.getAndIncrement();
        return () -> {
            try {
                speak(item);
                made.incrementAndGet();
            } catch (Exception e) {
                failures.put(number, WarmFailure.of(item.request(), e));
            }
            onEach.run();
            return null;
        };
    }

    private void speak(WarmItem item) throws Exception {
        Exchange exchange = new DefaultExchange(context);
        Message message = exchange.getMessage();
        message.setBody(item.request().text());
        message.setHeaders(new HashMap<>(item.request().headers()));
        message.setHeader(TtsConstants.ENGINE, item.engine());
        message.setHeader(TtsConstants.STREAMING, false);
        for (String step : STEPS) {
            template.send(step, exchange);
            if (exchange.getException() != null) {
                throw exchange.getException();
            }
        }
        spentMicros.addAndGet(exchange.getMessage().getHeader(TtsConstants.COST, 0L, Long.class));
        if (exchange.getMessage().getHeader(TtsConstants.FILE_ID) == null) {
            throw new SpeechStorageException("It was spoken, and could not be stored. The log tells why.");
        }
    }

    WarmResult result() {
        return new WarmResult(made.get(), spentMicros.get(), List.copyOf(failures.values()));
    }
}

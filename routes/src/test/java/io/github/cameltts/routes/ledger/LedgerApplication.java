package io.github.cameltts.routes.ledger;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.FluentProducerTemplate;
import org.apache.camel.main.Main;

/** The recipe under load, as an application of its own. It tells each request's beginning and end, and never stops. */
final class LedgerApplication {

    static final char BEGUN = 'b';
    static final char ENDED = 'e';

    private LedgerApplication() {}

    /** @param args home, the addresses of openai and elevenlabs, the number of threads, the first request, the journal */
    public static void main(String[] args) throws IOException {
        Main main = new Main();
        main.configure().withRoutesIncludePattern("classpath:camel-tts/tts-speak.camel.yaml");
        main.addInitialProperty("tts.home", args[0]);
        Providers.properties(args[1], args[2]).forEach(main::addInitialProperty);
        main.start();
        int threads = Integer.parseInt(args[3]);
        AtomicInteger next = new AtomicInteger(Integer.parseInt(args[4]));
        OutputStream journal = new FileOutputStream(args[5], true);
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        for (int i = 0; i < threads; i++) {
            executor.execute(() -> speakForEver(main, next, journal));
        }
    }

    private static void speakForEver(Main main, AtomicInteger next, OutputStream journal) {
        FluentProducerTemplate template = main.getCamelContext().createFluentProducerTemplate();
        while (true) {
            MixedRequests.Request request = MixedRequests.number(next.getAndIncrement());
            write(journal, BEGUN);
            template.withBody(request.text())
                    .withHeaders(request.headers())
                    .to("direct:tts-speak")
                    .send();
            write(journal, ENDED);
        }
    }

    /** With the operating system when this returns, whatever happens to the process. */
    private static synchronized void write(OutputStream journal, char event) {
        try {
            journal.write(event);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

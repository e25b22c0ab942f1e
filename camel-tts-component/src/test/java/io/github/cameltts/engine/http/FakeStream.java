package io.github.cameltts.engine.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** An answer in chunks whose every step is told by a test. */
public final class FakeStream implements HttpHandler {

    private static final byte[] END = new byte[0];
    private static final byte[] BREAK = new byte[0];

    private final String contentType;
    private final BlockingQueue<byte[]> steps = new LinkedBlockingQueue<>();

    FakeStream(String contentType) {
        this.contentType = contentType;
    }

    /** Sends one chunk; before the first the client gets not even a status. */
    public FakeStream send(byte[] chunk) {
        steps.add(chunk);
        return this;
    }

    /** Ends the answer as it should be. */
    public void end() {
        steps.add(END);
    }

    /** Closes the connection in the middle of the answer. */
    public void breakOff() {
        steps.add(BREAK);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try {
            byte[] step = steps.take();
            exchange.getResponseHeaders().set("Content-Type", contentType);
            exchange.sendResponseHeaders(200, 0);
            while (step != END) {
                if (step == BREAK) {
                    throw new IOException("broken off");
                }
                exchange.getResponseBody().write(step);
                exchange.getResponseBody().flush();
                step = steps.take();
            }
        } catch (InterruptedException e) {
            throw new IOException("stopped", e);
        }
    }
}

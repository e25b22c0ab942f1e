package io.github.cameltts.routes.jobs;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.IntUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A receiver of webhooks that checks their signatures as a stranger would, from what the documentation says. */
final class FakeReceiver implements AutoCloseable {

    private static final Pattern SIGNATURE = Pattern.compile("t=(\\d+),v1=([0-9a-f]{64})");

    private final HttpServer server;
    private final String secret;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private volatile IntUnaryOperator status = number -> 200;
    private volatile String location = "";

    /** One call, and whether its signature and time are right. */
    record Received(String path, String body, String delivery, String contentType, boolean genuine) {}

    FakeReceiver(String secret) throws IOException {
        this(secret, 0);
    }

    FakeReceiver(String secret, int port) throws IOException {
        this.secret = secret;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", this::receive);
        server.setExecutor(Executors.newCachedThreadPool());
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    String url(String host) {
        return "http://" + host + ":" + port() + "/hook?token=t0ken";
    }

    /** What is answered to the first call, the second, … */
    FakeReceiver answering(IntUnaryOperator how) {
        status = how;
        return this;
    }

    FakeReceiver redirectingTo(String where) {
        location = where;
        return answering(number -> 307);
    }

    List<Received> received() {
        return received;
    }

    private void receive(HttpExchange call) throws IOException {
        try (call) {
            byte[] body = call.getRequestBody().readAllBytes();
            received.add(new Received(
                    call.getRequestURI().toString(),
                    new String(body, StandardCharsets.UTF_8),
                    call.getRequestHeaders().getFirst("X-TTS-Delivery"),
                    call.getRequestHeaders().getFirst("Content-Type"),
                    isGenuine(call.getRequestHeaders().getFirst("X-TTS-Signature"), body)));
            if (!location.isEmpty()) {
                call.getResponseHeaders().set("Location", location);
            }
            call.sendResponseHeaders(status.applyAsInt(received.size()), -1);
        }
    }

    private boolean isGenuine(String signature, byte[] body) {
        Matcher parts = SIGNATURE.matcher(signature == null ? "" : signature);
        if (!parts.matches() || Math.abs(Instant.now().getEpochSecond() - Long.parseLong(parts.group(1))) > 300) {
            return false;
        }
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update((parts.group(1) + ".").getBytes(StandardCharsets.US_ASCII));
            return MessageDigest.isEqual(mac.doFinal(body), HexFormat.of().parseHex(parts.group(2)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

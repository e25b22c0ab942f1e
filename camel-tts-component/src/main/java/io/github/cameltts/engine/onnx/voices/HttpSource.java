package io.github.cameltts.engine.onnx.voices;

import io.github.cameltts.spi.EngineUnavailableException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks servers for files and follows their redirects: to https anywhere, as publishers do to their delivery networks, else
 * only on the same host. Nothing secret is sent. Thread-safe.
 */
final class HttpSource {

    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final int MOST_REDIRECTS = 5;

    private final HttpClient client;
    private final Duration headTime;

    /**
     * @param connectTime most time to open a connection
     * @param headTime most time until an answer begins, redirects and all
     */
    HttpSource(Duration connectTime, Duration headTime) {
        this.headTime = headTime;
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(connectTime)
                .build();
    }

    /**
     * Opens an answer that is no redirect, whatever its status. Its body must be closed.
     *
     * @throws IOException when none came: another attempt may help
     * @throws EngineUnavailableException when the server sends elsewhere and that must not be followed
     */
    HttpResponse<BodyQueue> open(URI uri, Map<String, String> headers) throws IOException, InterruptedException {
        return open(uri, headers, headTime);
    }

    /** @param most time until the answer begins, redirects and all */
    HttpResponse<BodyQueue> open(URI uri, Map<String, String> headers, Duration most)
            throws IOException, InterruptedException {
        long begin = System.nanoTime();
        URI asked = uri;
        for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            HttpResponse<BodyQueue> answer = send(asked, headers, most.minusNanos(System.nanoTime() - begin));
            if (!REDIRECTS.contains(answer.statusCode())) {
                return answer;
            }
            answer.body().close();
            asked = next(asked, answer.headers().firstValue("Location").orElse(""));
        }
        throw new EngineUnavailableException(origin(uri) + " redirects too often. Check tts.onnx.baseUrl.");
    }

    private HttpResponse<BodyQueue> send(URI uri, Map<String, String> headers, Duration time)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .header("Accept-Encoding", "identity")
                .header("User-Agent", "camel-tts");
        headers.forEach(request::header);
        CompletableFuture<HttpResponse<BodyQueue>> answer = client.sendAsync(request.build(), info -> new BodyQueue());
        try {
            // not the request's own timeout, which newer Java versions apply to the whole body
            return answer.get(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new HttpTimeoutException("no answer in time");
        } catch (ExecutionException e) {
            throw new IOException("no answer (" + e.getCause().getClass().getSimpleName() + ")", e.getCause());
        } finally {
            answer.cancel(true);
        }
    }

    /** Where a redirect leads, when it may be followed. */
    static URI next(URI from, String location) {
        URI to;
        try {
            to = from.resolve(location);
        } catch (IllegalArgumentException e) {
            // not with its cause, whose message repeats the URL, which may hold a signature
            throw new EngineUnavailableException(
                    origin(from) + " redirects to what is no URL. Check tts.onnx.baseUrl.");
        }
        boolean samePlace =
                from.getScheme().equals(to.getScheme()) && from.getAuthority().equals(to.getAuthority());
        if (location.isEmpty() || to.getHost() == null || !("https".equals(to.getScheme()) || samePlace)) {
            throw new EngineUnavailableException(origin(from) + " redirects to " + origin(to)
                    + ", which is not followed: only https, or the same host," + " is. Check tts.onnx.baseUrl.");
        }
        return to;
    }

    /** Without the path and query, which may hold a signature. */
    private static String origin(URI uri) {
        return uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
    }
}

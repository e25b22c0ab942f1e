package io.github.cameltts.engine.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import io.github.cameltts.engine.http.FakeApiServer;
import io.github.cameltts.spi.AudioFormat;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArraySet;

/** Speaks {@code /v1/audio/speech}, as audio or as events, and refuses fields that OpenAI refuses. */
public final class FakeOpenAiServer extends FakeApiServer {

    private static final String MODELS =
            "{\"object\":\"list\",\"data\":[{\"id\":\"gpt-4o-mini-tts\",\"object\":\"model\"}]}";

    private final Set<String> fields = new CopyOnWriteArraySet<>(
            List.of("model", "input", "voice", "instructions", "response_format", "speed", "stream_format"));
    private final Map<String, String> files = new ConcurrentHashMap<>();
    private volatile String voices = "{\"voices\":[\"af_bella\",\"af_sky\"]}";

    public void offer(String json) {
        voices = json;
    }

    /** From now on these fields are known too, as on servers of other makers. */
    public void understand(String... more) {
        fields.addAll(List.of(more));
    }

    /** From now on there is JSON at a path of another maker's server. */
    public void put(String path, String json) {
        files.put(path, json);
    }

    @Override
    protected void handle(HttpExchange exchange, Call call) throws IOException {
        if (call.target().equals("/v1/audio/voices") && !voices.isEmpty()) {
            sendJson(exchange, 200, voices);
        } else if (files.containsKey(call.target())) {
            sendJson(exchange, 200, files.get(call.target()));
        } else if (call.target().equals("/v1/models")) {
            sendJson(exchange, 200, MODELS);
        } else if (call.target().equals("/v1/audio/speech")) {
            speech(exchange, call.json());
        } else {
            sendJson(exchange, 404, error("Invalid URL", "invalid_request_error"));
        }
    }

    @Override
    protected void refuse(HttpExchange exchange) throws IOException {
        sendJson(exchange, 429, error("Rate limit reached", "requests"));
    }

    @Override
    public String text(Call call) {
        return call.json().path("input").asText();
    }

    private void speech(HttpExchange exchange, JsonNode body) throws IOException {
        for (Iterator<String> names = body.fieldNames(); names.hasNext(); ) {
            if (!fields.contains(names.next())) {
                sendJson(exchange, 400, error("Unrecognized request argument", "invalid_request_error"));
                return;
            }
        }
        AudioFormat format =
                AudioFormat.byId(body.path("response_format").asText("mp3")).orElseThrow();
        String text = body.path("input").asText();
        double speed = body.path("speed").asDouble(1);
        bill(text.codePointCount(0, text.length()));
        if (body.path("stream_format").asText("audio").equals("sse")) {
            events(exchange, audio(text, format, speed));
        } else {
            speak(exchange, text, format, speed);
        }
    }

    private static void events(HttpExchange exchange, byte[] audio) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream; charset=utf-8");
        exchange.sendResponseHeaders(200, 0);
        OutputStream body = exchange.getResponseBody();
        for (int at = 0; at < audio.length; at += 1000) {
            body.write(delta(Arrays.copyOfRange(audio, at, Math.min(at + 1000, audio.length))));
            body.flush();
        }
        body.write(done("usage"));
    }

    /** An event with audio. */
    static byte[] delta(byte[] audio) {
        String base64 = Base64.getEncoder().encodeToString(audio);
        return bytes("data: {\"type\":\"speech.audio.delta\",\"audio\":\"" + base64 + "\"}\n\n");
    }

    /** The last event; servers differ in what they call the usage. */
    static byte[] done(String usage) {
        return bytes("data: {\"type\":\"speech.audio.done\",\"" + usage
                + "\":{\"input_tokens\":1,\"output_tokens\":2,\"total_tokens\":3}}\n\n");
    }

    static String error(String message, String type) {
        return "{\"error\":{\"message\":\"" + message + "\",\"type\":\"" + type + "\",\"param\":null,\"code\":null}}";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

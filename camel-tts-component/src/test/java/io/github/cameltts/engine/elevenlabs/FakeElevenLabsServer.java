package io.github.cameltts.engine.elevenlabs;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import io.github.cameltts.engine.http.FakeApiServer;
import io.github.cameltts.spi.AudioFormat;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/** Converts and streams text, with and without timings, bills it, and lists two pages of voices and some models. */
public final class FakeElevenLabsServer extends FakeApiServer {

    public static final String RACHEL = "21m00Tcm4TlvDq8ikWAM";
    public static final String ADAM = "pNInz6obpgDQGcFmaJgB";

    private static final String MODELS = "[{\"model_id\":\"eleven_multilingual_v2\","
            + "\"maximum_text_length_per_request\":10000},{\"model_id\":\"eleven_tiny\","
            + "\"maximum_text_length_per_request\":20},{\"model_id\":\"eleven_new\"}]";

    private volatile boolean tellsCost = true;

    /** From now on the optional header with the cost is left out. */
    public void hideCost() {
        tellsCost = false;
    }

    @Override
    protected void handle(HttpExchange exchange, Call call) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (path.equals("/v2/voices")) {
            sendJson(exchange, 200, call.target().contains("next_page_token=page2") ? page2() : page1());
        } else if (path.equals("/v1/models")) {
            sendJson(exchange, 200, MODELS);
        } else if (path.matches("/v1/text-to-speech/[^/]+(/stream)?(/with-timestamps)?")) {
            speech(exchange, call.target(), call.json());
        } else {
            sendJson(exchange, 404, "{\"detail\":\"Not Found\"}");
        }
    }

    @Override
    protected void refuse(HttpExchange exchange) throws IOException {
        sendJson(exchange, 429, error("too_many_concurrent_requests", "Too many requests at once"));
    }

    @Override
    public String text(Call call) {
        return call.json().path("text").asText();
    }

    private void speech(HttpExchange exchange, String target, JsonNode body) throws IOException {
        String text = body.path("text").asText();
        long characters = text.codePointCount(0, text.length());
        long cost =
                body.path("model_id").asText().matches("eleven_(flash|turbo)_.*") ? (characters + 1) / 2 : characters;
        bill(cost);
        if (tellsCost) {
            exchange.getResponseHeaders().set("character-cost", Long.toString(cost));
        }
        exchange.getResponseHeaders().set("request-id", "req-1");
        AudioFormat format = AudioFormat.byId(target.replaceFirst(".*output_format=([a-z0-9]+)_.*", "$1"))
                .orElseThrow();
        double speed = body.path("voice_settings").path("speed").asDouble(1);
        if (target.contains("/with-timestamps")) {
            timed(exchange, audio(text, format, speed), target.contains("/stream"));
        } else {
            speak(exchange, text, format, speed);
        }
    }

    /** One object, or one for each kilobyte. */
    private static void timed(HttpExchange exchange, byte[] audio, boolean stream) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, 0);
        OutputStream body = exchange.getResponseBody();
        int step = stream ? 1000 : audio.length;
        for (int at = 0; at < audio.length; at += step) {
            body.write(timed(Arrays.copyOfRange(audio, at, Math.min(at + step, audio.length))));
            body.flush();
        }
    }

    /** Audio with timings, as one object. */
    static byte[] timed(byte[] audio) {
        return ("{\"audio_base64\":\"" + Base64.getEncoder().encodeToString(audio)
                        + "\",\"alignment\":{\"characters\":[\"a\"],\"character_start_times_seconds\":[0],"
                        + "\"character_end_times_seconds\":[0.1]},\"normalized_alignment\":null}\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    static String error(String code, String message) {
        return "{\"detail\":{\"status\":\"" + code + "\",\"message\":\"" + message + "\"}}";
    }

    private static String page1() {
        return "{\"voices\":[{\"voice_id\":\"" + RACHEL + "\",\"name\":\"Rachel\",\"labels\":{\"gender\":\"female\"}}],"
                + "\"has_more\":true,\"total_count\":2,\"next_page_token\":\"page2\"}";
    }

    private static String page2() {
        return "{\"voices\":[{\"voice_id\":\"" + ADAM + "\",\"name\":\"Adam\",\"labels\":{}}],\"has_more\":false,"
                + "\"total_count\":2,\"next_page_token\":null}";
    }
}

package io.github.cameltts.engine.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import io.github.cameltts.engine.http.FakeApiServer;
import io.github.cameltts.spi.AudioFormat;
import java.io.IOException;
import java.util.Iterator;
import java.util.Set;

/** Speaks {@code /v1/audio/speech} and refuses fields that OpenAI refuses. */
public final class FakeOpenAiServer extends FakeApiServer {

    private static final Set<String> FIELDS =
            Set.of("model", "input", "voice", "instructions", "response_format", "speed", "stream_format");

    private volatile String voices = "{\"voices\":[\"af_bella\",\"af_sky\"]}";

    public void offer(String json) {
        voices = json;
    }

    @Override
    protected void handle(HttpExchange exchange, Call call) throws IOException {
        if (call.target().equals("/v1/audio/voices") && !voices.isEmpty()) {
            sendJson(exchange, 200, voices);
        } else if (call.target().equals("/v1/models")) {
            sendJson(
                    exchange,
                    200,
                    "{\"object\":\"list\",\"data\":[{\"id\":\"gpt-4o-mini-tts\",\"object\":\"model\"}]}");
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
            if (!FIELDS.contains(names.next())) {
                sendJson(exchange, 400, error("Unrecognized request argument", "invalid_request_error"));
                return;
            }
        }
        AudioFormat format =
                AudioFormat.byId(body.path("response_format").asText("mp3")).orElseThrow();
        speak(exchange, body.path("input").asText(), format, body.path("speed").asDouble(1));
    }

    static String error(String message, String type) {
        return "{\"error\":{\"message\":\"" + message + "\",\"type\":\"" + type + "\",\"param\":null,\"code\":null}}";
    }
}

package io.github.cameltts.engine.elevenlabs;

import com.sun.net.httpserver.HttpExchange;
import io.github.cameltts.engine.http.FakeApiServer;
import io.github.cameltts.spi.AudioFormat;
import java.io.IOException;

/** Converts text, bills it, and lists two pages of voices. */
public final class FakeElevenLabsServer extends FakeApiServer {

    public static final String RACHEL = "21m00Tcm4TlvDq8ikWAM";
    public static final String ADAM = "pNInz6obpgDQGcFmaJgB";

    @Override
    protected void handle(HttpExchange exchange, Call call) throws IOException {
        if (call.target().startsWith("/v2/voices")) {
            sendJson(exchange, 200, call.target().contains("next_page_token=page2") ? page2() : page1());
        } else if (call.target().equals("/v1/models")) {
            sendJson(exchange, 200, "[{\"model_id\":\"eleven_v3\",\"maximum_text_length_per_request\":3000}]");
        } else if (call.target().startsWith("/v1/text-to-speech/")) {
            String text = call.json().path("text").asText();
            exchange.getResponseHeaders().set("character-cost", Integer.toString(text.length()));
            exchange.getResponseHeaders().set("request-id", "req-1");
            String format = call.target().replaceFirst(".*output_format=([a-z0-9]+)_.*", "$1");
            double speed = call.json().path("voice_settings").path("speed").asDouble(1);
            speak(exchange, text, AudioFormat.byId(format).orElseThrow(), speed);
        } else {
            sendJson(exchange, 404, "{\"detail\":\"Not Found\"}");
        }
    }

    @Override
    protected void refuse(HttpExchange exchange) throws IOException {
        sendJson(exchange, 429, "{\"detail\":{\"status\":\"too_many_concurrent_requests\",\"message\":\"Too many\"}}");
    }

    @Override
    public String text(Call call) {
        return call.json().path("text").asText();
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

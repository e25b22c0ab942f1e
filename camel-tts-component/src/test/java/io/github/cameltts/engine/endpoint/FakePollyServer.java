package io.github.cameltts.engine.endpoint;

import com.sun.net.httpserver.HttpExchange;
import io.github.cameltts.audio.AudioFixtures;
import io.github.cameltts.engine.http.FakeApiServer;
import io.github.cameltts.spi.AudioFormat;
import java.io.IOException;

/** {@code POST /v1/speech} of Amazon Polly. It bills the characters that are spoken, so no markup. */
final class FakePollyServer extends FakeApiServer {

    /** The error that a call without a signature gets, and what all vendor errors look like. */
    void failWithError(int status, String type, String message) {
        failWith(status, "{\"message\":\"" + message + "\"}", "x-amzn-ErrorType", type);
    }

    @Override
    protected void handle(HttpExchange exchange, Call call) throws IOException {
        if (!call.target().equals("/v1/speech") || !call.header("Authorization").startsWith("AWS4-HMAC-SHA256 ")) {
            exchange.getResponseHeaders().set("x-amzn-ErrorType", "MissingAuthenticationTokenException");
            sendJson(exchange, 403, "{\"message\":\"Missing Authentication Token\"}");
            return;
        }
        String spoken = text(call);
        int characters = spoken.codePointCount(0, spoken.length());
        bill(characters);
        exchange.getResponseHeaders().set("x-amzn-RequestCharacters", Integer.toString(characters));
        if (call.json().path("OutputFormat").asText().equals("pcm")) {
            send(exchange, 200, "audio/pcm", AudioFixtures.of(AudioFormat.PCM));
        } else {
            speak(exchange, spoken, AudioFormat.MP3, 1);
        }
    }

    @Override
    protected void refuse(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("x-amzn-ErrorType", "ThrottlingException");
        sendJson(exchange, 400, "{\"message\":\"Rate exceeded\"}");
    }

    @Override
    public String text(Call call) {
        String text = call.json().path("Text").asText();
        return call.json().path("TextType").asText().equals("ssml") ? text.replaceAll("<[^>]*>", "") : text;
    }
}

package io.github.cameltts.engine.google;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import io.github.cameltts.engine.http.FakeApiServer;
import io.github.cameltts.spi.AudioFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** Speaks JSON with audio in base64, and puts a WAV header before mu-law and A-law as Google does. */
public final class FakeGoogleServer extends FakeApiServer {

    public static final String WAVENET = "en-US-Wavenet-D";
    static final String ARABIC = "ar-XA-Standard-A";

    private static final Map<String, AudioFormat> FORMATS = Map.of(
            "MP3", AudioFormat.MP3,
            "LINEAR16", AudioFormat.WAV,
            "PCM", AudioFormat.PCM,
            "OGG_OPUS", AudioFormat.OPUS,
            "MULAW", AudioFormat.ULAW,
            "ALAW", AudioFormat.ALAW);

    @Override
    protected void handle(HttpExchange exchange, Call call) throws IOException {
        if (call.target().startsWith("/v1/voices")) {
            sendJson(exchange, 200, voices());
        } else if (call.target().equals("/v1/text:synthesize")) {
            speech(exchange, call);
        } else {
            send(exchange, 404, "text/html", "<title>Error 404</title>".getBytes(StandardCharsets.UTF_8));
        }
    }

    private void speech(HttpExchange exchange, Call call) throws IOException {
        JsonNode config = call.json().path("audioConfig");
        AudioFormat format = FORMATS.get(config.path("audioEncoding").asText());
        String text = text(call);
        if (format == null
                || call.json().path("voice").path("languageCode").asText("").isEmpty()) {
            sendJson(exchange, 400, error(400, "Invalid value", "INVALID_ARGUMENT"));
            return;
        }
        if (text.getBytes(StandardCharsets.UTF_8).length > 5000) {
            sendJson(exchange, 400, error(400, "Input is longer than the limit of 5000 bytes", "INVALID_ARGUMENT"));
            return;
        }
        bill(text.replaceAll("<mark[^>]*>", "").codePoints().count());
        byte[] audio = audio(
                text.replaceAll("<[^>]*>", ""),
                format,
                config.path("speakingRate").asDouble(1));
        think(text);
        sendJson(exchange, 200, answer(withHeader(audio, format)));
    }

    static String answer(byte[] audio) {
        return "{\n  \"audioContent\": \"" + Base64.getEncoder().encodeToString(audio) + "\"\n}\n";
    }

    /** A header of 46 bytes whose format tag is 6 or 7 (RFC 2361), and what a fixture has as samples. */
    private static byte[] withHeader(byte[] samples, AudioFormat format) {
        if (format != AudioFormat.ULAW && format != AudioFormat.ALAW) {
            return samples;
        }
        return ByteBuffer.allocate(46 + samples.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("RIFF".getBytes(StandardCharsets.US_ASCII))
                .putInt(38 + samples.length)
                .put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII))
                .putInt(18)
                .putShort((short) (format == AudioFormat.ULAW ? 7 : 6))
                .putShort((short) 1)
                .putInt(8000)
                .putInt(8000)
                .putShort((short) 1)
                .putShort((short) 8)
                .putShort((short) 0)
                .put("data".getBytes(StandardCharsets.US_ASCII))
                .putInt(samples.length)
                .put(samples)
                .array();
    }

    @Override
    protected void refuse(HttpExchange exchange) throws IOException {
        sendJson(exchange, 429, error(429, "Quota exceeded for quota metric 'All requests'", "RESOURCE_EXHAUSTED"));
    }

    @Override
    public String text(Call call) {
        JsonNode input = call.json().path("input");
        return input.path("text").asText(input.path("ssml").asText());
    }

    static String error(int code, String message, String status) {
        return "{\"error\":{\"code\":" + code + ",\"message\":\"" + message + "\",\"status\":\"" + status + "\"}}";
    }

    private static String voices() {
        return "{\"voices\":[" + voice(ARABIC, "ar-XA") + "," + voice(WAVENET, "en-US") + "]}";
    }

    private static String voice(String name, String language) {
        return "{\"languageCodes\":[\"" + language + "\"],\"name\":\"" + name
                + "\",\"ssmlGender\":\"MALE\",\"naturalSampleRateHertz\":24000}";
    }
}

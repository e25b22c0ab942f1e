package io.github.cameltts.engine.xtts;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import io.github.cameltts.audio.AudioFixtures;
import io.github.cameltts.audio.PcmSamples;
import io.github.cameltts.audio.WavFile;
import io.github.cameltts.engine.http.FakeApiServer;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** Coqui's streaming server: clones what it hears, and speaks WAV that says it is empty. */
public final class FakeCoquiServer extends FakeApiServer {

    public static final String CLARIBEL = "Claribel Dervla";

    /** A text with it takes seconds. */
    static final String LONG_WORD = "Donaudampfschifffahrtsgesellschaft";

    private static final Set<String> LANGUAGES = Set.of("en", "de", "zh");
    private static final int SAMPLES_PER_CHARACTER = 1440;

    private volatile String studio = "{\"" + CLARIBEL + "\":" + latents(0.5f) + ",\"Ana\":" + latents(0.25f) + "}";

    void offer(String json) {
        studio = json;
    }

    @Override
    protected void handle(HttpExchange exchange, Call call) throws IOException {
        switch (call.target()) {
            case "/studio_speakers" -> sendJson(exchange, 200, studio);
            case "/languages" -> sendJson(exchange, 200, "[\"en\",\"de\",\"zh\"]");
            case "/clone_speaker" -> clone(exchange, call);
            case "/tts_stream" -> speech(exchange, call);
            default -> sendJson(exchange, 404, "{\"detail\":\"Not Found\"}");
        }
    }

    private static void clone(HttpExchange exchange, Call call) throws IOException {
        if (call.header("Content-Type").startsWith("multipart/form-data; boundary=")
                && call.body().contains("name=\"wav_file\"; filename=")
                && call.body().contains("RIFF")) {
            sendJson(exchange, 200, latents(0.125f));
        } else {
            sendJson(exchange, 422, missing("wav_file"));
        }
    }

    private void speech(HttpExchange exchange, Call call) throws IOException {
        JsonNode body = call.json();
        if (body.path("speaker_embedding").size() != 512
                || body.path("gpt_cond_latent").path(0).size() != 1024) {
            sendJson(exchange, 422, missing("speaker_embedding"));
            return;
        }
        if (!LANGUAGES.contains(body.path("language").asText())
                || !body.path("stream_chunk_size").isTextual()) {
            sendJson(exchange, 422, missing("language"));
            return;
        }
        String text = text(call);
        think(text.contains(LONG_WORD) ? LONG_WORD.repeat(1000) : text);
        bill(text.codePoints().count());
        exchange.getResponseHeaders().set("Content-Type", "audio/wav");
        exchange.sendResponseHeaders(200, 0);
        if (body.path("add_wav_header").asBoolean(true)) {
            exchange.getResponseBody().write(WavFile.wrap(new byte[0], 24000));
            exchange.getResponseBody().flush();
        }
        byte[] samples = PcmSamples.toBytes(AudioFixtures.tone(text.length() * SAMPLES_PER_CHARACTER, 24000));
        for (int at = 0; at < samples.length; at += 10_000) {
            exchange.getResponseBody().write(samples, at, Math.min(10_000, samples.length - at));
            exchange.getResponseBody().flush();
        }
    }

    @Override
    protected boolean isSpeech(Call call) {
        return call.target().equals("/tts_stream");
    }

    public List<Call> clones() {
        return calls().stream()
                .filter(call -> call.target().equals("/clone_speaker"))
                .toList();
    }

    /** It queues instead. */
    @Override
    protected void refuse(HttpExchange exchange) throws IOException {
        sendJson(exchange, 500, "{\"detail\":\"CUDA out of memory\"}");
    }

    @Override
    public String text(Call call) {
        return call.json().path("text").asText();
    }

    static String missing(String field) {
        return "{\"detail\":[{\"type\":\"missing\",\"loc\":[\"body\",\"" + field + "\"],\"msg\":\"Field required\"}]}";
    }

    private static String latents(float value) {
        String row = "[" + String.join(",", Collections.nCopies(1024, Float.toString(value))) + "]";
        String embedding = "[" + String.join(",", Collections.nCopies(512, Float.toString(-value))) + "]";
        return "{\"gpt_cond_latent\":[" + row + "," + row + "],\"speaker_embedding\":" + embedding + "}";
    }
}

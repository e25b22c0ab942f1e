package io.github.cameltts.engine.xtts;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import io.github.cameltts.audio.AudioFixtures;
import io.github.cameltts.audio.WavFile;
import io.github.cameltts.engine.http.FakeApiServer;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;

/** xtts-api-server: reads files to whoever names one, so a test can see whether somebody does. */
public final class FakeXttsApiServer extends FakeApiServer {

    public static final String FEMALE = "calm_female";

    /** A text with it takes seconds. */
    static final String LONG_WORD = "Donaudampfschifffahrtsgesellschaft";

    private static final Set<String> LANGUAGES = Set.of("en", "de", "zh-cn");
    private static final int SAMPLES_PER_CHARACTER = 1440;

    @Override
    protected void handle(HttpExchange exchange, Call call) throws IOException {
        switch (call.target()) {
            case "/speakers" -> sendJson(exchange, 200, "[" + speaker(FEMALE) + "," + speaker("male") + "]");
            case "/languages" -> sendJson(exchange, 200, "{\"languages\":{\"English\":\"en\",\"German\":\"de\"}}");
            case "/tts_to_audio/" -> speech(exchange, call);
            default -> sendJson(exchange, 404, "{\"detail\":\"Not Found\"}");
        }
    }

    private void speech(HttpExchange exchange, Call call) throws IOException {
        JsonNode body = call.json();
        if (!LANGUAGES.contains(body.path("language").asText())) {
            sendJson(exchange, 400, "{\"detail\":\"Language code sent is either unsupported or misspelled.\"}");
            return;
        }
        String text = text(call);
        if (text.toLowerCase(Locale.ROOT).endsWith(".txt")) {
            throw new AssertionError("the server would read a file");
        }
        think(text.contains(LONG_WORD) ? LONG_WORD.repeat(1000) : text);
        bill(text.codePoints().count());
        send(
                exchange,
                200,
                "audio/wav",
                WavFile.encode(AudioFixtures.tone(text.length() * SAMPLES_PER_CHARACTER, 24000), 24000));
    }

    @Override
    protected boolean isSpeech(Call call) {
        return call.target().equals("/tts_to_audio/");
    }

    @Override
    protected void refuse(HttpExchange exchange) throws IOException {
        sendJson(exchange, 429, "{\"detail\":\"Too many requests\"}");
    }

    @Override
    public String text(Call call) {
        return call.json().path("text").asText();
    }

    private static String speaker(String name) {
        return "{\"name\":\"" + name + "\",\"voice_id\":\"" + name + "\",\"preview_url\":\"127.0.0.1:8020/sample/"
                + name + ".wav\"}";
    }
}

package io.github.cameltts.engine.gtts;

import com.sun.net.httpserver.HttpExchange;
import io.github.cameltts.engine.http.FakeApiServer;
import io.github.cameltts.spi.AudioFormat;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;

/** Speaks up to 100 characters of a language that it knows, for whoever asks. */
public final class FakeGttsServer extends FakeApiServer {

    /** A text with it takes seconds. */
    static final String LONG_WORD = "Donaudampfschifffahrtsgesellschaft";

    private static final Set<String> LANGUAGES = Set.of("", "en", "de", "iw", "zh-CN");

    @Override
    protected void handle(HttpExchange exchange, Call call) throws IOException {
        if (!isSpeech(call)) {
            send(exchange, 200, "text/html", "<title>Translate</title>".getBytes(StandardCharsets.UTF_8));
        } else if (text(call).codePointCount(0, text(call).length()) > 100
                || !LANGUAGES.contains(parameter(call, "tl"))
                || !parameter(call, "client").equals("tw-ob")) {
            send(exchange, 400, "text/html", "<title>Error 400</title>".getBytes(StandardCharsets.UTF_8));
        } else {
            double speed = parameter(call, "ttsspeed").isEmpty() ? 1 : 0.5;
            think(text(call).contains(LONG_WORD) ? LONG_WORD.repeat(1000) : "");
            bill(text(call).codePoints().count());
            speak(exchange, text(call), AudioFormat.MP3, speed);
        }
    }

    @Override
    protected boolean isSpeech(Call call) {
        return call.target().startsWith("/translate_tts?");
    }

    @Override
    protected void refuse(HttpExchange exchange) throws IOException {
        send(exchange, 429, "text/html", "<title>Sorry...</title>".getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String text(Call call) {
        return parameter(call, "q");
    }

    /** A parameter of the query, empty when it is not there. */
    static String parameter(Call call, String name) {
        return Arrays.stream(URI.create(call.target()).getRawQuery().split("&"))
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8))
                .findFirst()
                .orElse("");
    }
}

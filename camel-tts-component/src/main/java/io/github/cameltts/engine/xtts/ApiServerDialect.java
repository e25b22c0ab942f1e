package io.github.cameltts.engine.xtts;

import io.github.cameltts.engine.http.ApiRequest;
import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.EngineCapabilities;
import io.github.cameltts.spi.InvalidSpeechRequestException;
import io.github.cameltts.spi.SpeechRequest;
import io.github.cameltts.spi.Voice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * xtts-api-server: speakers are files in a folder of the server.
 *
 * <p>How the model samples (temperature, speed and so on) is set by {@code /set_tts_settings} for everybody who uses the
 * server, also for texts that are being spoken. So nothing of it is an option of a request: set it on the server, and
 * give the server another {@code tts.xtts.model} name then, which makes other keys.
 *
 * @see <a href="https://github.com/daswer123/xtts-api-server">xtts-api-server</a>
 */
final class ApiServerDialect implements XttsDialect {

    private static final EngineCapabilities CAPABILITIES = EngineCapabilities.of("xtts", AudioFormat.WAV)
            .withLanguages(Stream.concat(Stream.of(XttsLanguages.COMMON), Stream.of("zh-CN", "hi"))
                    .toArray(String[]::new))
            .withMaxTextLength(XttsLanguages.MOST_CHARACTERS)
            .withMaxConcurrent(1);

    private final XttsServer server;

    ApiServerDialect(XttsServer server) {
        this.server = server;
    }

    @Override
    public EngineCapabilities capabilities() {
        return CAPABILITIES;
    }

    @Override
    public List<Voice> readVoices() throws InterruptedException {
        List<Voice> voices = new ArrayList<>();
        for (var speaker : server.get("/speakers")) {
            String id = speaker.path("voice_id").asText("");
            if (!id.isBlank()) {
                voices.add(new Voice(id, speaker.path("name").asText(id), ""));
            }
        }
        return voices;
    }

    @Override
    public ApiRequest write(SpeechRequest request) {
        requireName(request.voice());
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("text", withoutPath(request.text()));
        fields.put("speaker_wav", request.voice());
        fields.put("language", XttsLanguages.code(request));
        return ApiRequest.postJson("/tts_to_audio/", fields);
    }

    @Override
    public CompletableFuture<ApiRequest> prepare(SpeechRequest request) {
        return CompletableFuture.completedFuture(write(request));
    }

    /** The server would open any file whose path it gets. */
    private void requireName(String voice) {
        String listed =
                "The voice must be the name of a speaker that the XTTS server lists, and no path. Name one by voice=….";
        if (voice.isEmpty()) {
            throw server.withoutVoice(listed);
        }
        if (voice.contains("/") || voice.contains("\\") || voice.startsWith(".")) {
            throw new InvalidSpeechRequestException(listed);
        }
    }

    /** The server reads out the file that a text ending with .txt names; after a full stop it names none. */
    private static String withoutPath(String text) {
        return text.toLowerCase(Locale.ROOT).endsWith(".txt") ? text + "." : text;
    }
}

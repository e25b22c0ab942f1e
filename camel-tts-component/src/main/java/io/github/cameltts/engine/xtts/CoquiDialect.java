package io.github.cameltts.engine.xtts;

import io.github.cameltts.engine.http.ApiRequest;
import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.EngineCapabilities;
import io.github.cameltts.spi.EngineCapabilities.Control;
import io.github.cameltts.spi.SpeakerEmbedding;
import io.github.cameltts.spi.SpeechRequest;
import io.github.cameltts.spi.Voice;
import io.github.cameltts.spi.VoiceEncoder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * Coqui's xtts-streaming-server: the latents of a speaker go along with each text.
 *
 * @see <a href="https://github.com/coqui-ai/xtts-streaming-server">xtts-streaming-server</a>
 */
final class CoquiDialect implements XttsDialect, VoiceEncoder {

    private static final EngineCapabilities CAPABILITIES = EngineCapabilities.of(
                    "xtts", AudioFormat.WAV, AudioFormat.PCM)
            .withLanguages(Stream.concat(Stream.of(XttsLanguages.COMMON), Stream.of("zh"))
                    .toArray(String[]::new))
            .withControls(Control.SPEAKER_REFERENCE)
            .withMaxTextLength(XttsLanguages.MOST_CHARACTERS)
            .withMaxConcurrent(1);

    private final XttsServer server;
    private final StudioSpeakers speakers;

    CoquiDialect(XttsServer server) {
        this.server = server;
        speakers = new StudioSpeakers(server);
    }

    @Override
    public EngineCapabilities capabilities() {
        return CAPABILITIES;
    }

    @Override
    public List<Voice> readVoices() throws InterruptedException {
        return speakers.read().stream().map(name -> new Voice(name, name, "")).toList();
    }

    /** Everything but the latents. */
    @Override
    public ApiRequest write(SpeechRequest request) {
        if (request.voice().isEmpty() && request.speakerReference().isEmpty()) {
            throw server.withoutVoice(
                    "XTTS needs a speaker. Name one by voice=…, or reference audio by speakerReference=….");
        }
        return call(fields(request));
    }

    @Override
    public CompletableFuture<ApiRequest> prepare(SpeechRequest request) {
        write(request);
        return request.speakerReference()
                .map(reference -> reference.embedding(this))
                .orElseGet(() -> speakers.latents(request.voice()))
                .thenApply(latents -> {
                    Map<String, Object> fields = fields(request);
                    Latents.write(latents, fields);
                    return call(fields);
                });
    }

    @Override
    public Optional<VoiceEncoder> encoder() {
        return Optional.of(this);
    }

    /**
     * The server alone knows how much of the audio it listens to; one that was set up otherwise must have another name in
     * {@code tts.xtts.model}.
     */
    @Override
    public String encoderId() {
        return "xtts/1/" + server.model() + "@" + server.baseUrl();
    }

    @Override
    public CompletableFuture<SpeakerEmbedding> encode(byte[] audio) {
        return server.ask(ReferenceUpload.of(audio)).thenApply(Latents::of);
    }

    private static Map<String, Object> fields(SpeechRequest request) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("text", request.text());
        fields.put("language", XttsLanguages.code(request));
        fields.put("add_wav_header", request.format() == AudioFormat.WAV);
        fields.put("stream_chunk_size", "20");
        return fields;
    }

    private static ApiRequest call(Map<String, Object> fields) {
        return ApiRequest.postJson("/tts_stream", fields);
    }
}

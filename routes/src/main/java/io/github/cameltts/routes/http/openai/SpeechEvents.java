package io.github.cameltts.routes.http.openai;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cameltts.SpeechStream;
import io.github.cameltts.TtsConstants;
import io.github.cameltts.routes.http.audio.PackedAudio;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/**
 * Packs audio as OpenAI does with {@code stream_format=sse}, as it comes: {@code speech.audio.delta} with a piece in base64,
 * and at the end {@code speech.audio.done} with what was used.
 */
public class SpeechEvents implements Processor {

    private static final String WANTED = "ttsOpenAiEvents";
    private static final String MEDIA_TYPE = "text/event-stream";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    static void wantedBy(Exchange exchange) {
        exchange.setProperty(WANTED, true);
    }

    /** Does nothing where nobody asked for events. */
    @Override
    public void process(Exchange exchange) {
        if (!exchange.getProperty(WANTED, false, Boolean.class)) {
            return;
        }
        Message message = exchange.getMessage();
        long characters = message.getHeader(TtsConstants.CHARACTERS, 0L, Long.class);
        message.setBody(
                message.getBody() instanceof SpeechStream stream
                        ? PackedAudio.of(stream, SpeechEvents::delta, () -> stream.whole()
                                .thenApply(speech -> done(characters, speech.headers())))
                        : PackedAudio.of(
                                message.getBody(byte[].class),
                                SpeechEvents::delta,
                                () -> now(done(characters, message.getHeaders()))));
        message.setHeader(TtsConstants.CONTENT_TYPE, MEDIA_TYPE);
        message.setHeader(Exchange.CONTENT_TYPE, MEDIA_TYPE);
        message.removeHeader(TtsConstants.FILE_ID); // which is that of the audio, and not of these events
    }

    private static ByteBuffer delta(ByteBuffer audio) {
        byte[] piece = new byte[audio.remaining()];
        audio.get(piece);
        return event(Map.of("audio", Base64.getEncoder().encodeToString(piece)), "speech.audio.delta");
    }

    private static ByteBuffer done(long characters, Map<String, Object> headers) {
        Object duration = headers.get(TtsConstants.DURATION);
        TokenUsage usage = TokenUsage.estimate(characters, duration instanceof Number millis ? millis.longValue() : 0);
        return event(Map.of("usage", usage.fields()), "speech.audio.done");
    }

    private static CompletionStage<ByteBuffer> now(ByteBuffer event) {
        return CompletableFuture.completedFuture(event);
    }

    private static ByteBuffer event(Map<String, Object> fields, String type) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("type", type);
        data.putAll(fields);
        try {
            String event = "data: " + MAPPER.writeValueAsString(data) + "\n\n";
            return ByteBuffer.wrap(event.getBytes(StandardCharsets.US_ASCII));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A map of texts and numbers is always JSON", e);
        }
    }
}

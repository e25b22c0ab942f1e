package io.github.cameltts.routes.http.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.cameltts.TtsConstants;
import io.github.cameltts.digest.Sha256;
import io.github.cameltts.routes.http.HttpConversation;
import io.github.cameltts.routes.http.HttpFailure;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.SynchronizationAdapter;

/**
 * Answers a request that is sent again under the same {@code Idempotency-Key} with the file of the first answer. Knows the
 * keys of a day, of this process; nothing of the text but its digest. Thread-safe.
 */
public class Idempotency {

    private static final String HEADER = "Idempotency-Key";
    private static final String ASKED = "ttsIdempotentRequest";
    private static final int MOST_CHARACTERS = 255;
    private static final Duration KNOWN = Duration.ofHours(24);
    private static final int MOST = 100_000;
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final ObjectMapper SORTED =
            new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    private final Cache<String, Answer> answers =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(KNOWN).build();

    /** @param fileId empty while the first request is under way */
    private record Answer(String digest, String fileId) {}

    private record Asked(String key, String digest) {}

    /**
     * Puts the file id of the first answer into the message, where there was one.
     *
     * @throws HttpFailure 409 when that is still under way, 422 when the key was used for another request
     */
    public void recall(Exchange exchange) {
        Optional<String> key =
                HttpConversation.of(exchange).map(http -> http.request().getHeader(HEADER));
        if (key.isEmpty()) {
            return;
        }
        if (key.get().isBlank() || key.get().length() > MOST_CHARACTERS) {
            throw HttpFailure.ofField(400, HEADER, HEADER + " must have 1 to " + MOST_CHARACTERS + " characters.");
        }
        Message message = exchange.getMessage();
        Map<?, ?> fields = message.getBody(Map.class);
        Asked asked = new Asked(key.get(), digest(fields));
        exchange.setProperty(ASKED, asked);
        Answer begun = new Answer(asked.digest(), "");
        Answer answer = answers.asMap().putIfAbsent(asked.key(), begun);
        if (answer == null) {
            exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
                @Override
                public void onDone(Exchange done) {
                    answers.asMap().remove(asked.key(), begun); // unless it was remembered
                }
            });
        } else {
            if (!answer.digest().equals(asked.digest())) {
                throw HttpFailure.ofField(
                        422, HEADER, "This " + HEADER + " was used for another request. Send another one.");
            }
            if (answer.fileId().isEmpty()) {
                throw HttpFailure.later(
                        409, "The first request with this " + HEADER + " is under way. Send it again.", SOON);
            }
            message.setHeader(TtsConstants.FILE_ID, answer.fileId());
            message.setHeader(TtsConstants.RETURN_AUDIO, !Boolean.FALSE.equals(fields.get("return_audio")));
        }
    }

    /** Keeps what this request was answered with. What is not stored cannot be kept. */
    public void remember(Exchange exchange) {
        String fileId = exchange.getMessage().getHeader(TtsConstants.FILE_ID, String.class);
        if (fileId != null && exchange.getProperty(ASKED) instanceof Asked asked) {
            answers.put(asked.key(), new Answer(asked.digest(), fileId));
        }
    }

    private static String digest(Map<?, ?> fields) {
        try {
            return Sha256.of(SORTED.writeValueAsBytes(fields));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The fields came as JSON", e);
        }
    }
}

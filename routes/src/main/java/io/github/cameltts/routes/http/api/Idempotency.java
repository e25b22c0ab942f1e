package io.github.cameltts.routes.http.api;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.cameltts.TtsConstants;
import io.github.cameltts.routes.http.HttpConversation;
import io.github.cameltts.routes.http.HttpFailure;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

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

    private final Cache<String, Answer> answers =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(KNOWN).build();

    private record Answer(String digest, String fileId) {}

    private record Asked(String key, String digest) {}

    /**
     * Puts the file id of the first answer into the message, where there was one.
     *
     * @throws HttpFailure 422 when the key was used for another request
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
        Answer answer = answers.getIfPresent(asked.key());
        if (answer != null) {
            if (!answer.digest().equals(asked.digest())) {
                throw HttpFailure.ofField(
                        422, HEADER, "This " + HEADER + " was used for another request. Send another one.");
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
            return new String(
                    MessageDigest.getInstance("SHA-256")
                            .digest(new TreeMap<>(fields).toString().getBytes(StandardCharsets.UTF_8)),
                    StandardCharsets.ISO_8859_1);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}

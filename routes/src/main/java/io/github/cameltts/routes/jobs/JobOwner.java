package io.github.cameltts.routes.jobs;

import io.github.cameltts.TtsConstants;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Message;

/**
 * Whose job it is.
 *
 * @param tenant empty where nobody is told apart
 * @param idempotencyKey the tenant's own name of the request, empty where it has none
 */
record JobOwner(Optional<String> tenant, Optional<String> idempotencyKey) {

    private static final int LONGEST_KEY = 255;

    static JobOwner of(Message message) {
        Optional<String> key = Optional.ofNullable(message.getHeader(JobHeaders.IDEMPOTENCY_KEY, String.class));
        key.filter(text -> text.isBlank() || text.length() > LONGEST_KEY).ifPresent(wrong -> {
            throw JobException.invalid(
                    "Idempotency-Key", "An idempotency key has 1 to " + LONGEST_KEY + " characters.");
        });
        return new JobOwner(tenantOf(message), key);
    }

    static Optional<String> tenantOf(Message message) {
        return Optional.ofNullable(message.getHeader(TtsConstants.TENANT, String.class));
    }

    Map<String, Object> row() {
        Map<String, Object> row = new HashMap<>();
        row.put("tenant", tenant.orElse(null));
        row.put("idempotency_key", idempotencyKey.orElse(null));
        return row;
    }
}

package io.github.cameltts.routes.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Proves who has sent a message, and when: {@code t=<seconds since 1970>,v1=<hexadecimal>}, the HMAC-SHA256 (RFC 2104) of
 * {@code <seconds>.<body>}. A receiver compares it in constant time, and refuses one that is some minutes old. Thread-safe.
 */
final class WebhookSignature {

    static final String HEADER = "X-TTS-Signature";

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    /** @param secret that the receiver knows, too; not empty */
    WebhookSignature(String secret) {
        key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    String of(byte[] body, Instant time) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update((time.getEpochSecond() + ".").getBytes(StandardCharsets.US_ASCII));
            return "t=" + time.getEpochSecond() + ",v1=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
        }
    }
}

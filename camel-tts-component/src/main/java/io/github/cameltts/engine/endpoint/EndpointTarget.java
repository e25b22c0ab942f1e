package io.github.cameltts.engine.endpoint;

import io.github.cameltts.spi.InvalidSpeechRequestException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.camel.util.URISupport;

/**
 * Where the text goes.
 *
 * @param uri complete, perhaps with secrets
 * @param shown without options and secrets, for people to see
 */
record EndpointTarget(String uri, String shown) {

    static EndpointTarget of(String uri) {
        if (uri.startsWith("tts:")) {
            throw new InvalidSpeechRequestException(
                    "The engine 'endpoint' cannot send to a tts: endpoint, it would call"
                            + " itself. Name the endpoint of the speech service.");
        }
        return new EndpointTarget(uri, URISupport.sanitizeUri(URISupport.stripQuery(uri)));
    }

    /** Changes with every option of the endpoint and every header, and tells nothing about their values. */
    String digest(HeaderMapping headers) {
        try {
            byte[] all = (uri + "\n" + headers.source()).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(all));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java platform has SHA-256
        }
    }

    /** Secrets stay out of logs. */
    @Override
    public String toString() {
        return shown;
    }
}

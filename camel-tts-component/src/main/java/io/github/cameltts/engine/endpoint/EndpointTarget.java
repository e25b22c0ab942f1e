package io.github.cameltts.engine.endpoint;

import io.github.cameltts.digest.Sha256;
import io.github.cameltts.spi.InvalidSpeechRequestException;
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
        return Sha256.of(uri + "\n" + headers.source());
    }

    /** Secrets stay out of logs. */
    @Override
    public String toString() {
        return shown;
    }
}

package io.github.cameltts.internal;

import io.github.cameltts.TtsConstants;
import io.github.cameltts.spi.EngineIdentity;
import io.github.cameltts.spi.SpeechEngine;
import io.github.cameltts.spi.SpeechRequest;
import java.util.Objects;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * What resolve found out, kept with the exchange so that nothing after it decides anything again.
 *
 * @param body the body as the caller sent it
 * @param engineName the name under which the engine was found
 * @param tenant whose cache it is
 * @param key 64 hexadecimal digits
 * @param characters Unicode code points of the text
 * @param resolvedAt {@link System#nanoTime()} from before the first look into a cache
 */
public record ResolvedRequest(
        Object body,
        String engineName,
        SpeechEngine engine,
        EngineIdentity identity,
        SpeechRequest request,
        String tenant,
        String key,
        int characters,
        long resolvedAt) {

    static final String PROPERTY = "CamelTtsResolvedRequest";

    /** Writes every effective value where later steps, and people, find it. */
    void writeTo(Exchange exchange) {
        exchange.setProperty(PROPERTY, this);
        Message message = exchange.getMessage();
        message.setHeader(TtsConstants.ENGINE, engineName);
        message.setHeader(TtsConstants.MODEL, identity.model());
        message.setHeader(TtsConstants.VOICE, request.voice());
        message.setHeader(TtsConstants.LANGUAGE, request.language());
        message.setHeader(TtsConstants.FORMAT, request.format().id());
        message.setHeader(TtsConstants.SAMPLE_RATE, request.sampleRate());
        message.setHeader(TtsConstants.RATE, request.prosody().rate());
        message.setHeader(TtsConstants.PITCH, request.prosody().pitch());
        message.setHeader(TtsConstants.VOLUME, request.prosody().volume());
        message.setHeader(TtsConstants.TEXT_TYPE, request.textType().name());
        message.setHeader(TtsConstants.TENANT, tenant);
        message.setHeader(TtsConstants.ASSET_TYPE, "tts");
        message.setHeader(TtsConstants.TEXT, request.text());
        message.setHeader(TtsConstants.CHARACTERS, characters);
        message.setHeader(TtsConstants.CONTENT_TYPE, request.format().contentType());
        message.setHeader(TtsConstants.KEY, key);
        message.removeHeader(TtsConstants.CACHE);
    }

    /** Whether the exchange still asks for what was resolved, so that its key and its audio will agree. */
    boolean stillHolds(Exchange exchange) {
        Message message = exchange.getMessage();
        return Objects.equals(message.getBody(), body)
                && key.equals(message.getHeader(TtsConstants.KEY))
                && engineName.equals(message.getHeader(TtsConstants.ENGINE))
                && request.voice().equals(message.getHeader(TtsConstants.VOICE))
                && request.language().equals(message.getHeader(TtsConstants.LANGUAGE))
                && request.format().id().equals(message.getHeader(TtsConstants.FORMAT))
                && tenant.equals(message.getHeader(TtsConstants.TENANT))
                && Objects.equals(request.sampleRate(), message.getHeader(TtsConstants.SAMPLE_RATE))
                && Objects.equals(request.prosody().rate(), message.getHeader(TtsConstants.RATE))
                && Objects.equals(request.prosody().pitch(), message.getHeader(TtsConstants.PITCH))
                && Objects.equals(request.prosody().volume(), message.getHeader(TtsConstants.VOLUME));
    }
}

package io.github.cameltts.internal;

import io.github.cameltts.TtsConstants;
import io.github.cameltts.spi.EngineIdentity;
import io.github.cameltts.spi.SpeechEngine;
import io.github.cameltts.spi.SpeechRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * What resolve found out, kept with the exchange so that nothing after it decides anything again.
 *
 * @param body the body as the caller sent it
 * @param engineName the name under which the engine was found
 * @param request as it is answered
 * @param conversion what makes that answer out of the engine's audio, empty where the engine makes it
 * @param twin the other format in which the engine's audio may be kept, empty where there is none
 * @param alias the name in {@code tts.voices} that stands behind engine, voice and options
 * @param tenant whose cache it is
 * @param caseInsensitive whether upper and lower case are one in the key
 * @param characters Unicode code points of the text
 * @param resolvedAt {@link System#nanoTime()} from before the first look into a cache
 */
public record ResolvedRequest(
        Object body,
        String engineName,
        Optional<String> alias,
        SpeechEngine engine,
        EngineIdentity identity,
        SpeechRequest request,
        Optional<Conversion> conversion,
        Optional<Twin> twin,
        String tenant,
        SpeechKey key,
        boolean caseInsensitive,
        int characters,
        long resolvedAt) {

    private static final String PROPERTY = "CamelTtsResolvedRequest";

    /** All that a caller can ask with. */
    private static final List<String> WISHES = List.of(
            TtsConstants.KEY,
            TtsConstants.ENGINE,
            TtsConstants.MODEL,
            TtsConstants.VOICE,
            TtsConstants.LANGUAGE,
            TtsConstants.FORMAT,
            TtsConstants.SAMPLE_RATE,
            TtsConstants.RATE,
            TtsConstants.PITCH,
            TtsConstants.VOLUME,
            TtsConstants.STYLE,
            TtsConstants.INSTRUCTIONS,
            TtsConstants.SEED,
            TtsConstants.TEXT_TYPE,
            TtsConstants.SPEAKER_REFERENCE,
            TtsConstants.TENANT);

    private record Written(ResolvedRequest resolved, List<Object> wishes) {}

    /** What was resolved, if the exchange still asks for just that, so that its key and its audio will agree. */
    static Optional<ResolvedRequest> of(Exchange exchange) {
        return exchange.getProperty(PROPERTY) instanceof Written written
                        && Objects.equals(
                                exchange.getMessage().getBody(),
                                written.resolved().body())
                        && wishes(exchange.getMessage()).equals(written.wishes())
                ? Optional.of(written.resolved())
                : Optional.empty();
    }

    /** The request as the engine gets it. */
    SpeechRequest spoken() {
        return conversion.map(needed -> needed.spoken(request)).orElse(request);
    }

    /** The same request for a part of its text. */
    ResolvedRequest withText(String part) {
        return new ResolvedRequest(
                body,
                engineName,
                alias,
                engine,
                identity,
                request.withText(part),
                conversion,
                twin,
                tenant,
                key,
                caseInsensitive,
                part.codePointCount(0, part.length()),
                resolvedAt);
    }

    /**
     * The request for the audio of which this one's answer can be made: for the engine's own where that is converted, then
     * for its twin, and for that no further one. This one where there is nothing to make it of.
     */
    ResolvedRequest master() {
        if (conversion.isPresent()) {
            return asking(spoken(), twin);
        }
        return twin.map(other -> asking(request.withAudio(other.format(), other.sampleRate()), Optional.empty()))
                .orElse(this);
    }

    private ResolvedRequest asking(SpeechRequest own, Optional<Twin> twinOfOwn) {
        SpeechRequest audible = engine.audible(own).withAudio(own.format(), own.sampleRate());
        return new ResolvedRequest(
                body,
                engineName,
                alias,
                engine,
                identity,
                own,
                Optional.empty(),
                twinOfOwn,
                tenant,
                SpeechKey.of(tenant, identity, audible, Optional.empty(), caseInsensitive),
                caseInsensitive,
                characters,
                resolvedAt);
    }

    static void forget(Exchange exchange) {
        exchange.removeProperty(PROPERTY);
    }

    private static List<Object> wishes(Message message) {
        List<Object> values = new ArrayList<>(WISHES.size());
        for (String header : WISHES) {
            values.add(message.getHeader(header));
        }
        return values;
    }

    /** Writes every effective value where later steps, and people, find it. */
    void writeTo(Exchange exchange) {
        Message message = exchange.getMessage();
        message.setHeader(TtsConstants.ENGINE, engineName);
        message.setHeader(TtsConstants.MODEL, identity.model());
        message.setHeader(TtsConstants.VOICE, request.voice());
        alias.ifPresentOrElse(
                name -> message.setHeader(TtsConstants.VOICE_ALIAS, name),
                () -> message.removeHeader(TtsConstants.VOICE_ALIAS));
        request.speakerReference()
                .ifPresent(reference -> message.setHeader(
                        TtsConstants.SPEAKER_REFERENCE, reference.audio().name()));
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
        message.setHeader(TtsConstants.KEY, key.asset());
        conversion
                .map(Conversion::id)
                .ifPresentOrElse(
                        id -> message.setHeader(TtsConstants.CONVERSION, id),
                        () -> message.removeHeader(TtsConstants.CONVERSION));
        twin.map(other -> other.format().id())
                .ifPresentOrElse(
                        format -> message.setHeader(TtsConstants.TWIN, format),
                        () -> message.removeHeader(TtsConstants.TWIN));
        key.profile()
                .ifPresentOrElse(
                        profile -> message.setHeader(TtsConstants.PROFILE_KEY, profile),
                        () -> message.removeHeader(TtsConstants.PROFILE_KEY));
        message.removeHeader(TtsConstants.CACHE);
        message.removeHeader(TtsConstants.SIMILAR_TEXT);
        message.removeHeader(TtsConstants.SIMILAR_SCORE);
        exchange.setProperty(PROPERTY, new Written(this, wishes(message)));
    }
}

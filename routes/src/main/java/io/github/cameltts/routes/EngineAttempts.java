package io.github.cameltts.routes;

import io.github.cameltts.TtsConstants;
import io.github.cameltts.spi.InvalidSpeechRequestException;
import io.github.cameltts.spi.SpeechException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The engines that one request has gone to and may still go to.
 *
 * <p>Each gets the request as the caller sent it, because what was resolved for one engine is wrong for the next.
 */
final class EngineAttempts {

    private static final Logger LOG = LoggerFactory.getLogger(EngineAttempts.class);

    /** What can only have been meant for the engine that was asked. The voice is resolve's to judge. */
    private static final List<String> OF_ONE_ENGINE = List.of(
            TtsConstants.KEY,
            TtsConstants.MODEL,
            TtsConstants.STYLE,
            TtsConstants.INSTRUCTIONS,
            TtsConstants.SEED,
            TtsConstants.ENGINE_OPTIONS,
            TtsConstants.SPEAKER_REFERENCE);

    /** They do not tell their rate, so that another one would be heard as another voice. */
    private static final Set<String> WITHOUT_A_HEADER = Set.of("pcm", "ulaw", "alaw");

    private final Object body;
    private final Map<String, Object> headers;
    private final Deque<String> engines;
    private final List<Exception> failures = new ArrayList<>();
    private String asked;

    EngineAttempts(Exchange exchange, List<String> configured) {
        Message message = exchange.getMessage();
        message.removeHeader(TtsConstants.SUBSTITUTE_FOR);
        message.removeHeader(TtsConstants.CACHE);
        this.body = message.getBody();
        this.headers = new HashMap<>(message.getHeaders());
        this.engines = new ArrayDeque<>(configured);
        this.asked = message.getHeader(TtsConstants.ENGINE, configured.get(0), String.class);
    }

    boolean hasNext(Exchange exchange) {
        return exchange.getMessage().getHeader(TtsConstants.CACHE) == null
                && (failures.isEmpty() || !engines.isEmpty());
    }

    void next(Exchange exchange) {
        if (failures.isEmpty()) {
            return;
        }
        Message message = exchange.getMessage();
        message.setBody(body);
        message.setHeaders(new HashMap<>(headers));
        OF_ONE_ENGINE.forEach(message::removeHeader);
        keepRate(exchange, message);
        message.setHeader(TtsConstants.ENGINE, engines.remove());
        message.setHeader(TtsConstants.SUBSTITUTE_FOR, asked);
    }

    /** Of other formats each engine has its own. */
    private static void keepRate(Exchange exchange, Message message) {
        if (!WITHOUT_A_HEADER.contains(message.getHeader(TtsConstants.FORMAT, "", String.class))) {
            message.removeHeader(TtsConstants.SAMPLE_RATE);
        } else if (exchange.getProperty(EngineChain.RATE_OF_SUBSTITUTES) instanceof Integer rate) {
            message.setHeader(TtsConstants.SAMPLE_RATE, rate);
        }
    }

    void failed(Exchange exchange) throws Exception {
        Exception failure = exchange.getProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, Exception.class);
        boolean ofAsked = failures.isEmpty();
        if (failure instanceof SpeechException known && known.isCallersFault() && (ofAsked || !isUnsuited(known))) {
            throw failure;
        }
        if (ofAsked) {
            // A name of tts.voices may have decided the engine.
            asked = exchange.getMessage().getHeader(TtsConstants.ENGINE, asked, String.class);
            engines.remove(asked);
        }
        failures.add(failure);
        if (!engines.isEmpty()) {
            LOG.warn("'{}' is asked in the place of '{}': {}", engines.peek(), asked, failure.getMessage());
        }
    }

    /** A substitute that cannot do what the engine before it could is no reason to refuse the request. */
    private static boolean isUnsuited(SpeechException failure) {
        return failure instanceof InvalidSpeechRequestException;
    }

    void end(Exchange exchange) throws Exception {
        if (exchange.getMessage().getHeader(TtsConstants.CACHE) != null) {
            return;
        }
        Exception first = failures.get(0);
        for (Exception other : failures.subList(1, failures.size())) {
            if (other != first) {
                first.addSuppressed(other);
            }
        }
        throw first;
    }
}

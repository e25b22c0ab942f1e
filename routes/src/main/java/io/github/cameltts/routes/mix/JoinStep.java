package io.github.cameltts.routes.mix;

import io.github.cameltts.AssetKey;
import io.github.cameltts.TtsConstants;
import io.github.cameltts.spi.InvalidSpeechRequestException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.util.TimeUtils;

/**
 * Puts speech together: the body, a list of messages as {@link SpokenTurns} collects them, becomes one audio. {@code
 * CamelTtsKey} is made of the parts' keys. What must not be stored of a part, must not of the whole.
 */
public class JoinStep implements Processor {

    /** Another way to join is another key. */
    private static final String SCHEMA = "join-1";

    private Duration gap = Duration.ZERO;

    @Override
    public void process(Exchange exchange) {
        Message message = exchange.getMessage();
        List<Message> parts = parts(message.getBody());
        String key = key(message, parts);
        TrackJoiner joiner = new TrackJoiner(gap);
        parts.stream().map(VoiceTrack::of).forEach(joiner::add);
        MadeAudio.forgetAnswer(message);
        MadeAudio.put(message, joiner.end());
        message.setHeader(TtsConstants.KEY, key);
        if (parts.stream().anyMatch(part -> part.getHeader(TtsConstants.NO_STORE, false, Boolean.class))) {
            message.setHeader(TtsConstants.NO_STORE, true);
        }
    }

    private String key(Message message, List<Message> parts) {
        AssetKey key = new AssetKey()
                .add(SCHEMA)
                .add(Optional.ofNullable(message.getHeader(TtsConstants.TENANT, String.class)))
                .add(gap.toMillis());
        parts.forEach(part -> key.add(VoiceTrack.key(part)));
        return key.toHex();
    }

    private static List<Message> parts(Object body) {
        if (body instanceof List<?> list && !list.isEmpty() && list.stream().allMatch(Message.class::isInstance)) {
            return list.stream().map(Message.class::cast).toList();
        }
        throw new InvalidSpeechRequestException(
                "There are no messages to join. Collect them with the aggregation strategy" + " "
                        + SpokenTurns.class.getName() + ".");
    }

    /** How long it is silent between two parts, such as {@code 400ms}; above 0 for WAV only. */
    public void setGap(String gap) {
        this.gap = Duration.ofMillis(TimeUtils.toMilliSeconds(gap));
    }
}

package io.github.cameltts.engine.wyoming;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cameltts.engine.http.Quote;
import io.github.cameltts.internal.NearestNames;
import io.github.cameltts.spi.EngineUnavailableException;
import io.github.cameltts.spi.InvalidAudioException;
import io.github.cameltts.spi.SpeechCancelledException;
import io.github.cameltts.spi.SpeechException;
import io.github.cameltts.spi.SpeechRequest;
import io.github.cameltts.spi.SynthesisFailedException;
import java.io.EOFException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.InterruptedByTimeoutException;
import java.nio.channels.ShutdownChannelGroupException;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;

/** Says what went wrong with a server to the one who asked for speech. */
final class WyomingFailure {

    /** What wyoming-piper calls it; the protocol itself has no codes. */
    private static final String UNKNOWN_VOICE = "VoiceNotFoundError";

    private WyomingFailure() {}

    /** What it means that no complete answer came. */
    static SpeechException of(Throwable failure, WyomingSettings settings) {
        if (failure instanceof SpeechException known) {
            return known;
        }
        String server = "The Wyoming server at " + settings;
        if (failure instanceof WyomingProtocolException received) {
            return new InvalidAudioException(
                    server + " sent " + received.getMessage()
                            + ". Check tts.wyoming.host and port; the bound is tts.wyoming.maxResponseBytes.",
                    failure);
        }
        if (failure instanceof ClosedChannelException
                || failure instanceof ShutdownChannelGroupException
                || failure instanceof RejectedExecutionException) {
            return new SpeechCancelledException("The call was stopped. Send the request again.", failure);
        }
        if (failure instanceof EOFException) {
            return new EngineUnavailableException(
                    server + " closed the connection before its answer was complete. Look at its own log.", failure);
        }
        if (failure instanceof InterruptedByTimeoutException) {
            return new EngineUnavailableException(
                    server + " sent nothing for " + settings.responseTimeout().toMillis()
                            + " ms. Try again, or raise tts.wyoming.responseTimeout.",
                    failure);
        }
        if (failure instanceof TimeoutException) {
            return new EngineUnavailableException(
                    server + " did not take the connection within "
                            + settings.connectTimeout().toMillis()
                            + " ms. Check tts.wyoming.host and port, and the network.",
                    failure);
        }
        return new EngineUnavailableException(
                server + " cannot be reached (" + failure.getClass().getSimpleName()
                        + "). Check tts.wyoming.host and port, and that it runs.",
                failure);
    }

    /**
     * What an {@code error} event means.
     *
     * @param known the voices that the server has, to name the nearest
     */
    static SpeechException of(
            ObjectNode error, SpeechRequest request, WyomingSettings settings, List<WyomingVoice> known) {
        String code = error.path("code").asText("");
        if (code.equals(UNKNOWN_VOICE)) {
            return NearestNames.unknown(
                    "voice",
                    request.voice(),
                    known.stream().map(WyomingVoice::id).toList());
        }
        return new SynthesisFailedException("The Wyoming server at " + settings + " could not speak this"
                + (code.matches("[\\w.-]{1,60}") ? " (" + code + ")." : ".")
                + Quote.of(error.path("text").asText(""), List.of(request.text())));
    }
}

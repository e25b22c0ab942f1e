package io.github.cameltts.internal;

import io.github.cameltts.TtsConfiguration;
import io.github.cameltts.TtsConstants;
import io.github.cameltts.audio.ReferenceRules;
import io.github.cameltts.spi.InvalidSpeechRequestException;
import io.github.cameltts.spi.ReferenceAudio;
import io.github.cameltts.spi.SpeakerEmbeddings;
import io.github.cameltts.spi.SpeakerEmbeddings.Found;
import io.github.cameltts.spi.SpeakerReference;
import io.github.cameltts.spi.SpeechException;
import io.github.cameltts.spi.SpeechTimeoutException;
import io.github.cameltts.spi.SynthesisFailedException;
import io.github.cameltts.spi.VoiceEncoder;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * Turns reference audio into a speaker embedding, of which the vector becomes the body: a {@code float[]}. The reference
 * is the file that the message or the endpoint names, else the body.
 */
public final class EmbedOperation implements Operation {

    private final EngineRegistry engines;
    private final Speakers speakers;
    private final ExecutorService executor;

    public EmbedOperation(EngineRegistry engines, Speakers speakers, ExecutorService executor) {
        this.engines = engines;
        this.speakers = speakers;
        this.executor = executor;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback, String engine, TtsConfiguration endpoint) {
        Message message = exchange.getMessage();
        String name =
                Setting.of(message, TtsConstants.ENGINE, String.class, engine).orElseThrow();
        if (!(engines.find(name) instanceof VoiceEncoder encoder)) {
            throw new InvalidSpeechRequestException(
                    "The engine '" + name + "' has no voice encoder. Choose one that has.");
        }
        boolean noStore =
                Setting.of(message, TtsConstants.NO_STORE, Boolean.class, false).orElseThrow();
        SpeakerEmbeddings known = noStore ? SpeakerEmbeddings.NONE : endpoint.getEmbeddings();
        CompletableFuture.supplyAsync(() -> embed(message, endpoint, encoder, known), executor)
                .thenCompose(Function.identity())
                .orTimeout(endpoint.getTimeout(), TimeUnit.MILLISECONDS)
                .whenCompleteAsync(
                        (found, failure) -> {
                            if (failure == null) {
                                message.setBody(found.embedding().vector());
                                message.setHeader(
                                        TtsConstants.CACHE,
                                        noStore ? "bypass" : found.origin().id());
                            } else {
                                exchange.setException(failure(name, failure));
                            }
                            callback.done(false);
                        },
                        executor);
        return false;
    }

    private CompletableFuture<Found> embed(
            Message message, TtsConfiguration endpoint, VoiceEncoder encoder, SpeakerEmbeddings known) {
        Optional<String> named =
                Setting.of(message, TtsConstants.SPEAKER_REFERENCE, String.class, endpoint.getSpeakerReference());
        if (named.isPresent()) {
            SpeakerReference reference = speakers.of(endpoint).find(named.get());
            return known.find(reference.audio(), encoder.encoderId(), () -> encoder.encode(reference.read()));
        }
        byte[] audio = message.getBody(byte[].class);
        if (audio == null || audio.length == 0) {
            throw new InvalidSpeechRequestException(
                    "The body is empty. Send the reference audio as bytes, or name it by "
                            + TtsConstants.SPEAKER_REFERENCE + ".");
        }
        ReferenceRules.DEFAULT.check("The reference audio", audio);
        return known.find(ReferenceAudio.of(audio), encoder.encoderId(), () -> encoder.encode(audio));
    }

    private static SpeechException failure(String engine, Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof TimeoutException) {
            return new SpeechTimeoutException(
                    "The voice encoder of '" + engine
                            + "' has not answered in time. Send the request again, or allow more time with the option timeout.");
        }
        return cause instanceof SpeechException known
                ? known
                : new SynthesisFailedException("The voice encoder of '" + engine + "' failed.", cause);
    }
}

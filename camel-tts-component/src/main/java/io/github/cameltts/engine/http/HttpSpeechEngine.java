package io.github.cameltts.engine.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cameltts.digest.Sha256;
import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.AudioSink;
import io.github.cameltts.spi.EngineIdentity;
import io.github.cameltts.spi.EngineUnavailableException;
import io.github.cameltts.spi.InvalidAudioException;
import io.github.cameltts.spi.InvalidSpeechRequestException;
import io.github.cameltts.spi.Speech;
import io.github.cameltts.spi.SpeechCancelledException;
import io.github.cameltts.spi.SpeechException;
import io.github.cameltts.spi.SpeechRequest;
import io.github.cameltts.spi.StreamingSpeechEngine;
import io.github.cameltts.spi.SynthesisFailedException;
import io.github.cameltts.spi.TextLimit;
import io.github.cameltts.spi.Voice;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * An engine behind an HTTP service: its client, and the way from an answer to audio or a failure. A subclass knows the
 * vendor's wire only: how a request is written and what an answer means. Audio is handed on as it arrives.
 */
public abstract class HttpSpeechEngine extends HttpEngineSettings implements StreamingSpeechEngine {

    /** What a service gets at once where neither its own documentation nor a setting says otherwise. */
    public static final int CALLS_AT_ONCE = 20;

    private final RemoteList<Voice> offered = remembered(this::readVoices);
    private ApiClient client;
    private boolean closed;

    /**
     * @param id the engine's name
     * @param vendorUrl the vendor's own service
     * @param model the default model
     */
    protected HttpSpeechEngine(String id, String vendorUrl, String model) {
        super(id, vendorUrl, model);
    }

    /** Asks the service for its voices; empty when it does not tell. */
    protected abstract List<Voice> readVoices() throws InterruptedException;

    /**
     * Writes the call for one request.
     *
     * @throws InvalidSpeechRequestException when the vendor would refuse it
     */
    protected abstract ApiRequest write(SpeechRequest request);

    /**
     * Writes the call once the service has told what it takes; by default nothing is asked. Audio that is already there
     * needs no such question: the key is made by {@link #write}.
     */
    protected CompletableFuture<ApiRequest> prepare(SpeechRequest request) {
        return CompletableFuture.completedFuture(write(request));
    }

    /**
     * Makes speech of a success.
     *
     * @param answer its body is audio, unpacked by the {@link #decoder} where there is one
     */
    protected abstract Speech read(ApiAnswer answer, SpeechRequest request);

    /**
     * How audio is packed into the answer of a success. By default it is not: the body must be audio then, and is checked
     * to be.
     *
     * @return a new decoder, for this answer only
     */
    protected Optional<AudioDecoder> decoder(ApiHead head, SpeechRequest request) {
        return Optional.empty();
    }

    /** Whether a failure that is not documented as one means: slow down. By default none does. */
    protected boolean isAskedTooOften(ApiHead head) {
        return false;
    }

    /** The characters that a success says it is charged for, before its audio; by default it does not say. */
    protected OptionalLong billed(ApiHead head) {
        return OptionalLong.empty();
    }

    /**
     * Whether what comes in is the audio as it will be in the end, so that it can be handed on. By default it is, but for
     * WAV: a service that streams sends its header before it knows how long the audio is, which is corrected at the end.
     */
    protected boolean isFinalAsItComes(SpeechRequest request) {
        return request.format() != AudioFormat.WAV;
    }

    /** Whether the service refuses everybody without a key, by default not. */
    protected boolean needsKey() {
        return false;
    }

    /** A call that costs nothing and tells whether the service is there and takes the key. */
    protected ApiRequest checkRequest() {
        return ApiRequest.get("/", Map.of());
    }

    @Override
    public final List<Voice> voices() {
        return fixedVoices().isEmpty() ? offered.known(voicesTimeout()) : fixedVoices();
    }

    /** Never asks the service: called on the thread that a question would wait for. */
    final List<Voice> knownVoices() {
        return fixedVoices().isEmpty() ? offered.last() : fixedVoices();
    }

    /**
     * What it means that a request names no voice, nor has the engine one to put there: the caller's fault, unless the
     * service could not be asked for its voices.
     *
     * @param message for the caller, tells how to name one
     */
    protected final SpeechException withoutVoice(String message) {
        return offered.isMissing()
                ? new EngineUnavailableException("The service of the engine '" + id()
                        + "' has not told its voices, so there is none to choose. Try again, name one by voice=…, or"
                        + " list them in tts." + id() + ".voices.")
                : new InvalidSpeechRequestException(message);
    }

    /** Two servers never share a key, even where both call their model the same. */
    @Override
    public EngineIdentity identity(SpeechRequest request) {
        requireKey();
        write(request); // what the vendor would refuse fails here, before anything is looked up or paid for
        return new EngineIdentity(id(), "1", model(request), Sha256.of(baseUrl().toString()));
    }

    @Override
    public final CompletableFuture<Speech> synthesizeAsync(SpeechRequest request, AudioSink sink) {
        requireKey();
        requireFits(request);
        SpeechReader reader = new SpeechReader(this, settings(), request, sink);
        CompletableFuture<Speech> speech = Sequel.of(prepare(request), call -> client().send(call, reader));
        speech.whenComplete((audio, failure) -> reader.stop());
        return speech;
    }

    /** Also an engine that is fine answers this with "not found" where its server has no such list. */
    @Override
    public final void check() throws InterruptedException {
        requireKey();
        ApiAnswer answer = await(client().send(checkRequest()));
        if (!answer.isSuccess() && answer.status() != 404 && answer.status() != 405) {
            throw ServiceFailure.of(settings(), answer, Asked.NOTHING);
        }
    }

    /**
     * Reads JSON from the service.
     *
     * @throws SpeechException when it cannot be reached or answers with anything else
     */
    protected final JsonNode getJson(String path, Map<String, String> query) throws InterruptedException {
        return await(askJson(ApiRequest.get(path, query)));
    }

    /**
     * Asks the service for JSON.
     *
     * @return fails with a {@link SpeechException} when it cannot be reached or answers with anything else
     */
    protected final CompletableFuture<JsonNode> askJson(ApiRequest request) {
        return client().send(request, (head, body) -> {
            ApiAnswer answer = new ApiAnswer(head, body.readAllBytes());
            if (!answer.isSuccess()) {
                throw ServiceFailure.of(settings(), answer, Asked.NOTHING);
            }
            try {
                return ApiJson.MAPPER.readTree(answer.body());
            } catch (IOException e) {
                throw new InvalidAudioException("The engine '" + id() + "' got no JSON for " + request.path() + ".", e);
            }
        });
    }

    /** Writes JSON in UTF-8; whatever stands in a text stays inside its string. */
    protected static byte[] json(Map<String, Object> fields) {
        return ApiJson.write(fields);
    }

    /** A list of the service that is read beside the requests and remembered. */
    protected final <T> RemoteList<T> remembered(Callable<List<T>> source) {
        return new RemoteList<>(source, work -> client().execute(work));
    }

    private static <T> T await(CompletableFuture<T> answer) throws InterruptedException {
        try {
            return answer.get();
        } catch (InterruptedException e) {
            answer.cancel(true);
            throw e;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SpeechException known) {
                throw known;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private void requireKey() {
        if (needsKey() && !hasKey()) {
            throw new SynthesisFailedException(
                    "The engine '" + id() + "' has no key for " + baseUrl() + ". Set tts." + id() + ".apiKey.");
        }
    }

    /** Longer texts are cut before they come here, where that is possible. */
    private void requireFits(SpeechRequest request) {
        TextLimit limit = textLimit(request);
        if (!limit.allows(request.text())) {
            throw new InvalidSpeechRequestException("The text is longer than the " + limit + " that the model '"
                    + model(request) + "' speaks at once. Split it, or choose another model.");
        }
    }

    @Override
    public final synchronized void close() {
        closed = true;
        if (client != null) {
            client.close();
        }
    }

    private synchronized ApiClient client() {
        if (closed) {
            throw new SpeechCancelledException(
                    "The engine '" + id() + "' is closed, because the application is stopping.");
        }
        if (client == null) {
            client = new ApiClient(getCamelContext(), settings());
        }
        return client;
    }
}

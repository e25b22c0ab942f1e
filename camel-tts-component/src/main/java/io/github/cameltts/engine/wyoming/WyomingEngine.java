package io.github.cameltts.engine.wyoming;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cameltts.engine.http.RemoteList;
import io.github.cameltts.internal.NearestNames;
import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.AudioSink;
import io.github.cameltts.spi.EngineCapabilities;
import io.github.cameltts.spi.EngineIdentity;
import io.github.cameltts.spi.InvalidSpeechRequestException;
import io.github.cameltts.spi.Speech;
import io.github.cameltts.spi.SpeechCancelledException;
import io.github.cameltts.spi.SpeechRequest;
import io.github.cameltts.spi.StreamingSpeechEngine;
import io.github.cameltts.spi.TtsEngine;
import io.github.cameltts.spi.Voice;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.camel.util.TimeUtils;

/** Speaks by a server of the Wyoming protocol, such as wyoming-piper. Audio comes as soon as the server has some. */
@TtsEngine("wyoming")
public final class WyomingEngine implements StreamingSpeechEngine {

    /** Most servers speak one after the other, and who waits there waits against the response timeout. */
    private static final int CALLS_AT_ONCE = 8;

    private static final EngineCapabilities CAPABILITIES =
            EngineCapabilities.of("wyoming", AudioFormat.WAV, AudioFormat.PCM).withMaxConcurrent(CALLS_AT_ONCE);

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final RemoteList<WyomingVoice> directory =
            new RemoteList<>(() -> describe().get(), WyomingClient::start);
    private String host = "localhost";
    private int port = 10200;
    private Duration connectTimeout = Duration.ofSeconds(10);
    private Duration responseTimeout = Duration.ofSeconds(60);
    private long maxResponseBytes = 64L << 20;
    private List<WyomingVoice> fixedVoices = List.of();
    private WyomingClient client;
    private boolean closed;

    /** The server's name or address, {@code localhost} by default. */
    public void setHost(String host) {
        if (host.isBlank()) {
            throw new InvalidSpeechRequestException("tts.wyoming.host is empty. Name the server.");
        }
        this.host = host.strip();
    }

    /** The server's port, 10200 by default. */
    public void setPort(int port) {
        if (port < 1 || port > 65535) {
            throw new InvalidSpeechRequestException("tts.wyoming.port must be 1 to 65535, not " + port + ".");
        }
        this.port = port;
    }

    /** Host and port in one: {@code tcp://host:10200}. */
    public void setUri(String uri) {
        try {
            URI server = URI.create(uri.strip());
            if ("tcp".equals(server.getScheme()) && server.getHost() != null && server.getRawUserInfo() == null) {
                setHost(server.getHost().replaceAll("[\\[\\]]", ""));
                setPort(server.getPort() < 0 ? port : server.getPort());
                return;
            }
        } catch (IllegalArgumentException e) {
            // answered below
        }
        throw new InvalidSpeechRequestException("tts.wyoming.uri must be tcp://host:port. Correct it.");
    }

    /** Most time to open a connection, such as {@code 10s}. */
    public void setConnectTimeout(String connectTimeout) {
        this.connectTimeout = Duration.ofMillis(TimeUtils.toMilliSeconds(connectTimeout));
    }

    /** Most time without any byte of the answer, such as {@code 60s}. */
    public void setResponseTimeout(String responseTimeout) {
        this.responseTimeout = Duration.ofMillis(TimeUtils.toMilliSeconds(responseTimeout));
    }

    /** Most bytes of one answer, 64 MiB by default. */
    public void setMaxResponseBytes(long maxResponseBytes) {
        this.maxResponseBytes = maxResponseBytes;
    }

    /**
     * The voices that may be asked for, the default first, separated by commas: {@code name}, {@code name#speaker} or
     * {@code default} for the server's own choice. The server is asked when absent.
     */
    public void setVoices(String voices) {
        fixedVoices = Arrays.stream(voices.split(",", -1))
                .map(String::strip)
                .filter(id -> !id.isEmpty())
                .map(WyomingVoice::parse)
                .toList();
    }

    @Override
    public EngineCapabilities capabilities() {
        return CAPABILITIES;
    }

    @Override
    public List<Voice> voices() {
        return (fixedVoices.isEmpty() ? directory.known(PATIENCE) : fixedVoices)
                .stream().map(WyomingVoice::toVoice).toList();
    }

    /** Two servers never share a key. What a server runs is its own affair. */
    @Override
    public EngineIdentity identity(SpeechRequest request) {
        question(request); // what the server cannot speak fails here, before anything is looked up
        return new EngineIdentity("wyoming", "1", settings().toString(), "");
    }

    /** The server's own choice has one key, also while nobody knows which voices there are. */
    @Override
    public SpeechRequest audible(SpeechRequest request) {
        return request.withVoice(WyomingVoice.parse(request.voice()).id());
    }

    @Override
    public CompletableFuture<Speech> synthesizeAsync(SpeechRequest request, AudioSink sink) {
        return client().ask(question(request), new Synthesis(request, sink, settings(), this::knownVoices));
    }

    /** Asks the server what it is: a server that tells can speak. */
    @Override
    public void check() throws InterruptedException {
        CompletableFuture<List<WyomingVoice>> answer = describe();
        try {
            answer.get();
        } catch (ExecutionException e) {
            throw WyomingFailure.of(e.getCause(), settings());
        } finally {
            answer.cancel(true);
        }
    }

    private CompletableFuture<List<WyomingVoice>> describe() {
        return client().ask(
                        WyomingEvent.of("describe"),
                        event -> event.type().equals("info")
                                ? Optional.of(WyomingVoice.listed(event.data()))
                                : Optional.empty());
    }

    private WyomingEvent question(SpeechRequest request) {
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(request.text())) {
            throw new InvalidSpeechRequestException(
                    "The text has half of a surrogate pair in it, which is no character. Take it out.");
        }
        ObjectNode data = WyomingEvent.JSON.createObjectNode().put("text", request.text());
        ObjectNode voice = voice(request).toJson(request.language());
        return WyomingEvent.of("synthesize", voice.isEmpty() ? data : data.set("voice", voice));
    }

    /** A server that has no voice for a language would speak with its own one, in another language. */
    private WyomingVoice voice(SpeechRequest request) {
        WyomingVoice voice = knownVoices().stream()
                .filter(one -> one.id().equals(request.voice()))
                .findFirst()
                .orElseGet(() -> WyomingVoice.parse(request.voice()));
        List<String> languages = knownVoices().stream()
                .map(WyomingVoice::language)
                .filter(tag -> !tag.isEmpty())
                .toList();
        String wanted = request.language();
        if (voice.name().isEmpty()
                && !wanted.isEmpty()
                && !languages.isEmpty()
                && knownVoices().stream().noneMatch(one -> one.speaks(wanted))) {
            throw NearestNames.unknown("language", wanted, languages);
        }
        return voice;
    }

    /** Without asking the server. */
    private List<WyomingVoice> knownVoices() {
        return fixedVoices.isEmpty() ? directory.last() : fixedVoices;
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (client != null) {
            client.close();
        }
    }

    private synchronized WyomingClient client() {
        if (closed) {
            throw new SpeechCancelledException("The engine 'wyoming' is closed, because the application is stopping.");
        }
        if (client == null) {
            client = new WyomingClient(settings());
        }
        return client;
    }

    private WyomingSettings settings() {
        return new WyomingSettings(host, port, connectTimeout, responseTimeout, maxResponseBytes);
    }
}

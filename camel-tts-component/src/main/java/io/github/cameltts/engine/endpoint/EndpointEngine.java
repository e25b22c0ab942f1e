package io.github.cameltts.engine.endpoint;

import io.github.cameltts.TtsConstants;
import io.github.cameltts.spi.AsyncSpeechEngine;
import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.EngineCapabilities;
import io.github.cameltts.spi.EngineIdentity;
import io.github.cameltts.spi.EngineOption;
import io.github.cameltts.spi.InvalidSpeechRequestException;
import io.github.cameltts.spi.Speech;
import io.github.cameltts.spi.SpeechCancelledException;
import io.github.cameltts.spi.SpeechRequest;
import io.github.cameltts.spi.TextType;
import io.github.cameltts.spi.TtsEngine;
import io.github.cameltts.spi.UnknownNameException;
import io.github.cameltts.spi.Voice;
import io.github.cameltts.text.SsmlDocument;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;

/**
 * Speaks by any Camel endpoint, such as {@code aws2-polly:speech} or a {@code direct:} route: the text is the body that
 * is sent, the audio is the body of the answer. Where to send comes from configuration only: the {@code uri} of the
 * engine, or {@code engine.uri} on the {@code tts:} endpoint. Several beans of this class are several engines.
 *
 * <p>The endpoint sees the request as {@code CamelTts…} headers, and as the headers of {@link #setHeaders}.
 */
@TtsEngine("endpoint")
public final class EndpointEngine implements AsyncSpeechEngine, CamelContextAware {

    private static final String URI = "uri";
    private static final String HEADERS = "headers";
    private static final int CALLS_AT_ONCE = 32;

    private CamelContext context;
    private String id = "endpoint";
    private String uri = "";
    private HeaderMapping headers = HeaderMapping.parse("");
    private List<AudioFormat> formats = List.of(AudioFormat.MP3);
    private List<Voice> voices = List.of();
    private int sampleRate;
    private boolean ssml;
    private int maxTextLength = Integer.MAX_VALUE;
    private int maxResponseBytes = 64 << 20;
    private String billedHeader = TtsConstants.BILLED_CHARACTERS;
    private EndpointSender sender;
    private boolean closed;

    /** The engine's id in keys and metadata, {@code endpoint} by default. Give each of several beans its own. */
    public void setId(String id) {
        this.id = id;
    }

    /** The Camel endpoint that speaks, where {@code engine.uri} does not name another one. */
    public void setUri(String uri) {
        this.uri = uri;
    }

    /**
     * Headers that the endpoint wants, separated by commas: {@code CamelAwsPollyVoiceId=${voice},Speed=${rate}}. Known
     * are {@code voice}, {@code language}, {@code model}, {@code format}, {@code sampleRate}, {@code rate},
     * {@code pitch}, {@code volume}, {@code style}, {@code instructions}, {@code seed} and {@code textType}, with or
     * without the dollar sign; a header whose value stays empty is not set. The engine offers to change the rate,
     * pitch and so on only when a header carries it.
     */
    public void setHeaders(String headers) {
        this.headers = HeaderMapping.parse(headers);
    }

    /** The formats that the endpoint can answer with, the default first, separated by commas; {@code mp3} by default. */
    public void setFormat(String format) {
        formats = split(format)
                .map(name -> AudioFormat.byId(name)
                        .orElseThrow(() -> new UnknownNameException(
                                "format",
                                name,
                                Arrays.stream(AudioFormat.values())
                                        .map(AudioFormat::id)
                                        .toList())))
                .toList();
    }

    /** The voices that may be asked for, the default first, separated by commas; by default any name is passed on. */
    public void setVoices(String voices) {
        this.voices = split(voices).map(name -> new Voice(name, name, "")).toList();
    }

    /** Hertz of the audio, needed only for headerless formats. */
    public void setSampleRate(int sampleRate) {
        this.sampleRate = sampleRate;
    }

    /** Whether the endpoint reads SSML; the document is sent as it is. */
    public void setSsml(boolean ssml) {
        this.ssml = ssml;
    }

    /** Most characters (Unicode code points) of one text, where the service has a bound. */
    public void setMaxTextLength(int maxTextLength) {
        this.maxTextLength = maxTextLength;
    }

    /** Most bytes of one answer, 64 MiB by default. */
    public void setMaxResponseBytes(int maxResponseBytes) {
        this.maxResponseBytes = maxResponseBytes;
    }

    /**
     * The header in which the endpoint tells how many characters the provider charges for,
     * {@code CamelTtsBilledCharacters} by default; all characters of the text count where it is not there.
     */
    public void setBilledHeader(String billedHeader) {
        this.billedHeader = billedHeader;
    }

    @Override
    public void setCamelContext(CamelContext context) {
        this.context = context;
    }

    @Override
    public CamelContext getCamelContext() {
        return context;
    }

    @Override
    public EngineCapabilities capabilities() {
        EngineCapabilities plain = EngineCapabilities.of(id, formats.toArray(AudioFormat[]::new))
                .withMaxConcurrent(CALLS_AT_ONCE)
                .withMaxTextLength(maxTextLength)
                .withOptions(
                        new EngineOption(URI, EngineOption.Kind.TEXT, "The Camel endpoint that speaks"),
                        new EngineOption(HEADERS, EngineOption.Kind.TEXT, "Headers that the endpoint wants"));
        plain = ssml ? plain.withTextTypes(TextType.TEXT, TextType.SSML) : plain;
        plain = sampleRate > 0 ? plain.withSampleRates(sampleRate) : plain;
        return headers.refine(plain);
    }

    @Override
    public List<Voice> voices() {
        return voices;
    }

    @Override
    public EngineIdentity identity(SpeechRequest request) {
        EndpointTarget target = target(request);
        String model = request.model().isEmpty() ? target.shown() : request.model();
        return new EngineIdentity(id, "1", model, target.digest(headers(request)));
    }

    @Override
    public CompletableFuture<Speech> synthesizeAsync(SpeechRequest request) {
        if (request.textType() == TextType.SSML) {
            SsmlDocument.parse(request.text()); // refuse what the endpoint would charge for and not understand
        }
        return sender().send(target(request), headers(request), request);
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (sender != null) {
            sender.close();
        }
    }

    private synchronized EndpointSender sender() {
        if (closed) {
            throw new SpeechCancelledException(
                    "The engine '" + id + "' is closed, because the application is stopping.");
        }
        if (sender == null) {
            sender = new EndpointSender(context, new EndpointAnswer(billedHeader, maxResponseBytes));
        }
        return sender;
    }

    private EndpointTarget target(SpeechRequest request) {
        String configured = request.options().getOrDefault(URI, uri);
        if (configured.isBlank()) {
            throw new InvalidSpeechRequestException("The engine '" + id
                    + "' does not know where to send the text. Set the property uri, or engine.uri=RAW(…) on tts:.");
        }
        return EndpointTarget.of(context.resolvePropertyPlaceholders(configured));
    }

    private HeaderMapping headers(SpeechRequest request) {
        String own = request.options().get(HEADERS);
        return own == null ? headers : HeaderMapping.parse(own);
    }

    private static Stream<String> split(String list) {
        return Arrays.stream(list.split(",", -1)).map(String::strip).filter(name -> !name.isEmpty());
    }
}

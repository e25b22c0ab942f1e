package io.github.cameltts.internal;

import io.github.cameltts.TtsConfiguration;
import io.github.cameltts.TtsConstants;
import io.github.cameltts.audio.AudioJoiner;
import io.github.cameltts.spi.EngineCapabilities;
import io.github.cameltts.spi.EngineIdentity;
import io.github.cameltts.spi.InvalidSpeechRequestException;
import io.github.cameltts.spi.SpeechEngine;
import io.github.cameltts.spi.SpeechRequest;
import io.github.cameltts.spi.TextLimit;
import io.github.cameltts.spi.TextTooLongException;
import io.github.cameltts.spi.TextType;
import io.github.cameltts.text.SsmlDocument;
import java.util.Locale;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.WrappedFile;

/**
 * Decides every value of a request from headers, endpoint, component and engine, in that order, checks it against what
 * the engine can do, and derives the key. Thread-safe.
 */
public final class RequestResolver {

    private final EngineRegistry engines;
    private final Speakers speakers;
    private final VoiceAliases voices;
    private final SpeakerTags tags;

    public RequestResolver(EngineRegistry engines, Speakers speakers, VoiceAliases voices, SpeakerTags tags) {
        this.engines = engines;
        this.speakers = speakers;
        this.voices = voices;
        this.tags = tags;
    }

    /**
     * @param endpointEngine the engine that the endpoint names
     * @throws InvalidSpeechRequestException when the request can never be spoken
     * @throws io.github.cameltts.spi.SpeechException when the engine cannot be started
     */
    public ResolvedRequest resolve(Exchange exchange, String endpointEngine, TtsConfiguration endpoint) {
        long now = System.nanoTime();
        Message message = exchange.getMessage();
        String written = tags.address(
                message,
                SpokenText.normalize(body(message)),
                () -> EngineChoice.of(message, endpointEngine, endpoint, voices).engine(),
                engine -> engines.find(engine).voices());
        EngineChoice choice = EngineChoice.of(message, endpointEngine, endpoint, voices);
        SpeechEngine engine = engines.find(choice.engine());
        TtsConfiguration settings = choice.settings();
        EngineCapabilities can = engine.capabilities();
        choice.requireOptions(can);

        TextType type = textType(message, settings, can);
        String text = text(written, settings, type);
        RequestValues values = new RequestValues(message, choice, engine, speakers.of(settings), voices.names());
        AudioChoice audio = values.audio();
        SpeechRequest request = values.decide(text, type, audio);
        SpeechRequest spoken =
                audio.conversion().map(conversion -> conversion.spoken(request)).orElse(request);
        requireSpeakableInParts(spoken, engine);
        EngineIdentity identity = engine.identity(spoken);
        String tenant = Setting.of(message, TtsConstants.TENANT, String.class, settings.getTenant())
                .orElse("");
        SpeechKey key = SpeechKey.of(
                tenant,
                identity,
                engine.audible(spoken).withAudio(request.format(), request.sampleRate()),
                audio.conversion().map(Conversion::id),
                settings.isCaseInsensitive());
        return new ResolvedRequest(
                message.getBody(),
                choice.engine(),
                choice.alias().map(VoiceAlias::name),
                engine,
                identity,
                request,
                audio.conversion(),
                audio.twin(),
                tenant,
                key,
                settings.isCaseInsensitive(),
                text.codePointCount(0, text.length()),
                now);
    }

    /** What was resolved before, where the exchange still asks for just that; else resolves, and writes the headers. */
    ResolvedRequest resolved(Exchange exchange, String endpointEngine, TtsConfiguration endpoint) {
        return ResolvedRequest.of(exchange).orElseGet(() -> {
            ResolvedRequest resolved = resolve(exchange, endpointEngine, endpoint);
            resolved.writeTo(exchange);
            return resolved;
        });
    }

    private static TextType textType(Message message, TtsConfiguration settings, EngineCapabilities can) {
        Optional<String> header = Setting.fromHeader(message, TtsConstants.TEXT_TYPE, String.class);
        TextType type = settings.getTextType();
        if (header.isPresent()) {
            type = switch (header.get().toLowerCase(Locale.ROOT)) {
                case "text" -> TextType.TEXT;
                case "ssml" -> TextType.SSML;
                default -> throw NearestNames.unknown("text type", header.get(), java.util.List.of("text", "ssml"));
            };
        }
        if (!can.textTypes().contains(type)) {
            throw new InvalidSpeechRequestException("The engine '" + can.id() + "' does not speak " + type.name()
                    + ". Send plain text, or choose an engine that does.");
        }
        return type;
    }

    private static String text(String text, TtsConfiguration settings, TextType type) {
        if (text.isEmpty()) {
            throw new InvalidSpeechRequestException("The text is empty. Send at least one word.");
        }
        int most = settings.getMaxTextLength();
        int length = text.codePointCount(0, text.length());
        if (length > most) {
            throw new TextTooLongException("The text has " + length + " characters, and at most " + most
                    + " are allowed. Split it, or raise maxTextLength (tts.maxTextLength).");
        }
        if (type == TextType.SSML) {
            requireSpeakable(text);
        }
        return text;
    }

    /** A text that one call of the engine cannot take needs several, and their audio must be one in the end. */
    private static void requireSpeakableInParts(SpeechRequest request, SpeechEngine engine) {
        TextLimit limit = engine.textLimit(request);
        if (limit.allows(request.text())) {
            return;
        }
        String tooLong = "The text is longer than the " + limit + " that the engine '"
                + engine.capabilities().id() + "' takes in one call, and ";
        if (request.textType() == TextType.SSML) {
            throw new TextTooLongException(
                    tooLong + "SSML is not cut into parts. Send several documents, or plain text.");
        }
        if (!AudioJoiner.FORMATS.contains(request.format())) {
            throw new TextTooLongException(
                    tooLong + request.format().id() + " audio cannot be put together from parts. Ask for one of "
                            + AudioJoiner.formatNames() + ", or send shorter texts.");
        }
    }

    private static void requireSpeakable(String ssml) {
        if (SsmlDocument.parse(ssml).plainText().isBlank()) {
            throw new InvalidSpeechRequestException("The SSML document has no text. Put at least one word into it.");
        }
    }

    private static String body(Message message) {
        Object body = message.getBody();
        if (body instanceof String text) {
            return text;
        }
        if (body instanceof WrappedFile || body instanceof java.io.InputStream || body instanceof byte[]) {
            throw new InvalidSpeechRequestException("The body is "
                    + body.getClass().getSimpleName()
                    + ", whose characters are not decoded yet. Convert it to a String first (convertBodyTo with its"
                    + " charset).");
        }
        String text = message.getBody(String.class);
        return text == null ? "" : text;
    }
}

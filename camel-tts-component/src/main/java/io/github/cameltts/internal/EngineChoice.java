package io.github.cameltts.internal;

import io.github.cameltts.TtsConfiguration;
import io.github.cameltts.TtsConstants;
import io.github.cameltts.spi.EngineCapabilities;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Message;

/**
 * Who is to speak: decided before anything else, because all other values belong to somebody.
 *
 * @param engine the engine's name
 * @param settings what the endpoint says to this engine, with the options of the alias
 * @param voice the voice's id, empty for the engine's own default
 * @param alias the name of {@code tts.voices} that stands behind it, with an entry for the engine
 * @param isNamed whether the request itself names the voice, and means this engine by it
 */
record EngineChoice(
        String engine, TtsConfiguration settings, Optional<String> voice, Optional<VoiceAlias> alias, boolean isNamed) {

    static EngineChoice of(Message message, String endpointEngine, TtsConfiguration endpoint, VoiceAliases aliases) {
        Optional<String> named = Setting.fromHeader(message, TtsConstants.ENGINE, String.class);
        String engine = named.orElse(endpointEngine);
        boolean substitute = isSubstitute(message);
        Optional<String> asked = text(Setting.fromHeader(message, TtsConstants.VOICE, String.class));
        Optional<VoiceAlias> alias = isIdAlready(message)
                ? Optional.empty()
                : asked.or(() -> text(Optional.ofNullable(endpoint.getVoice()))).flatMap(aliases::find);
        // An engine that the caller names must have the voice that the caller names, and no other.
        boolean strict = asked.isPresent() && !substitute;
        // First what was chosen before: an engine's voice may have the name of another alias.
        Optional<EngineChoice> chosen = chosenBefore(asked, message, engine, endpointEngine, endpoint, aliases)
                .or(() -> alias.flatMap(known -> entry(known, named, endpointEngine, strict)
                        .map(entry -> by(known, entry, endpointEngine, endpoint, asked.isPresent()))));
        if (chosen.isPresent()) {
            return chosen.get();
        }
        TtsConfiguration settings = settingsFor(engine, endpointEngine, endpoint);
        Optional<String> own = text(Optional.ofNullable(settings.getVoice()))
                .filter(voice -> aliases.find(voice).isEmpty());
        Optional<String> voice = substitute ? own : asked.or(() -> own);
        return new EngineChoice(engine, settings, voice, Optional.empty(), strict);
    }

    /** @throws io.github.cameltts.spi.UnknownNameException when the alias has an option that nobody knows */
    void requireOptions(EngineCapabilities can) {
        alias.ifPresent(known -> known.require(engine).requireOptions(can));
    }

    private static Optional<VoiceEntry> entry(
            VoiceAlias alias, Optional<String> named, String endpointEngine, boolean strict) {
        if (named.isEmpty()) {
            return Optional.of(alias.of(endpointEngine).orElseGet(alias::preferred));
        }
        return strict ? Optional.of(alias.require(named.get())) : alias.of(named.get());
    }

    /** The headers of a message that was resolved name engine and voice, and the alias that its options come from. */
    private static Optional<EngineChoice> chosenBefore(
            Optional<String> voice,
            Message message,
            String engine,
            String endpointEngine,
            TtsConfiguration endpoint,
            VoiceAliases aliases) {
        return Setting.fromHeader(message, TtsConstants.VOICE_ALIAS, String.class)
                .flatMap(aliases::find)
                .flatMap(alias -> alias.of(engine)
                        .filter(entry -> voice.equals(Optional.of(entry.voice())))
                        .map(entry -> by(alias, entry, endpointEngine, endpoint, true)));
    }

    /** Whether the message was resolved without any alias, so that its voice is none, whatever its name. */
    private static boolean isIdAlready(Message message) {
        return ResolvedRequest.of(message.getExchange())
                .filter(resolved -> resolved.alias().isEmpty()
                        && !resolved.request().voice().isEmpty())
                .isPresent();
    }

    /** What was asked of another engine means nothing to a substitute, until it has been resolved for it. */
    private static boolean isSubstitute(Message message) {
        return message.getHeader(TtsConstants.SUBSTITUTE_FOR) != null && message.getHeader(TtsConstants.KEY) == null;
    }

    private static EngineChoice by(
            VoiceAlias alias, VoiceEntry entry, String endpointEngine, TtsConfiguration endpoint, boolean isNamed) {
        return new EngineChoice(
                entry.engine(),
                entry.fillIn(settingsFor(entry.engine(), endpointEngine, endpoint)),
                Optional.of(entry.voice()),
                Optional.of(alias),
                isNamed);
    }

    private static Optional<String> text(Optional<String> value) {
        return value.map(String::strip).filter(text -> !text.isEmpty());
    }

    private static TtsConfiguration settingsFor(String engine, String endpointEngine, TtsConfiguration endpoint) {
        return engine.equals(endpointEngine) ? endpoint : withoutEngineValues(endpoint);
    }

    /** A voice, a model and the like belong to one engine: another engine must not get them. */
    private static TtsConfiguration withoutEngineValues(TtsConfiguration endpoint) {
        TtsConfiguration general = endpoint.copy();
        general.setVoice(null);
        general.setModel(null);
        general.setSampleRate(null);
        general.setStyle(null);
        general.setInstructions(null);
        general.setSeed(null);
        general.setSpeakerReference(null);
        general.setEngineOptions(Map.of());
        return general;
    }
}

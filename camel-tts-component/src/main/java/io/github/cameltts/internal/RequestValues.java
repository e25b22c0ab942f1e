package io.github.cameltts.internal;

import static io.github.cameltts.spi.EngineCapabilities.Control.INSTRUCTIONS;
import static io.github.cameltts.spi.EngineCapabilities.Control.MODEL;
import static io.github.cameltts.spi.EngineCapabilities.Control.SEED;
import static io.github.cameltts.spi.EngineCapabilities.Control.SPEAKER_REFERENCE;
import static io.github.cameltts.spi.EngineCapabilities.Control.STYLE;

import io.github.cameltts.TtsConfiguration;
import io.github.cameltts.TtsConstants;
import io.github.cameltts.spi.EngineCapabilities;
import io.github.cameltts.spi.EngineCapabilities.Control;
import io.github.cameltts.spi.EngineCapabilities.Range;
import io.github.cameltts.spi.EngineUnavailableException;
import io.github.cameltts.spi.InvalidSpeechRequestException;
import io.github.cameltts.spi.Prosody;
import io.github.cameltts.spi.SpeakerLibrary;
import io.github.cameltts.spi.SpeakerReference;
import io.github.cameltts.spi.SpeechEngine;
import io.github.cameltts.spi.SpeechRequest;
import io.github.cameltts.spi.TextType;
import io.github.cameltts.spi.Voice;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.apache.camel.Message;

/** The values of one request beside its text: each decided, checked, and in the engine's own spelling. */
final class RequestValues {

    private final Message message;
    private final TtsConfiguration settings;
    private final SpeechEngine engine;
    private final EngineCapabilities can;
    private final SpeakerLibrary speakers;
    private final EngineChoice choice;
    private final Collection<String> aliases;

    /** @param aliases names that could have been asked for as voice, for the message about one that is unknown */
    RequestValues(
            Message message,
            EngineChoice choice,
            SpeechEngine engine,
            SpeakerLibrary speakers,
            Collection<String> aliases) {
        this.message = message;
        this.settings = choice.settings();
        this.choice = choice;
        this.aliases = aliases;
        this.engine = engine;
        this.can = engine.capabilities();
        this.speakers = speakers;
    }

    /** The audio that is asked for. */
    AudioChoice audio() {
        return AudioChoice.of(can, text(TtsConstants.FORMAT, settings.getFormat()), wantedRate());
    }

    SpeechRequest decide(String text, TextType type, AudioChoice audio) {
        Optional<Voice> voice = voice();
        String voiceId = voice.map(Voice::id).orElseGet(() -> choice.voice().orElse(""));
        return new SpeechRequest(
                text,
                type,
                voiceId,
                language(voice),
                model(),
                audio.format(),
                audio.sampleRate(),
                prosody(),
                honoured(STYLE, TtsConstants.STYLE, settings.getStyle()),
                honoured(INSTRUCTIONS, TtsConstants.INSTRUCTIONS, settings.getInstructions()),
                seed(),
                reference(),
                EngineOptions.canonical(message, settings.getEngineOptions(), can));
    }

    /** What the request or the endpoint names, else the active voice where no other is named and the engine can imitate. */
    private Optional<SpeakerReference> reference() {
        return honoured(SPEAKER_REFERENCE, TtsConstants.SPEAKER_REFERENCE, settings.getSpeakerReference())
                .map(speakers::find)
                .or(() -> can.controls().contains(SPEAKER_REFERENCE) && !choice.isNamed()
                        ? speakers.active().map(this::active)
                        : Optional.empty())
                .map(reference -> reference.with(settings.getEmbeddings()));
    }

    private SpeakerReference active(String name) {
        try {
            return speakers.find(name);
        } catch (InvalidSpeechRequestException e) {
            throw new EngineUnavailableException(
                    "The active voice cannot speak: " + e.getMessage() + " Make another voice the active one.", e);
        }
    }

    private Optional<Voice> voice() {
        List<Voice> voices = engine.voices();
        if (voices.isEmpty()) {
            return Optional.empty();
        }
        if (choice.voice().isEmpty()) {
            return Optional.of(defaultVoice(voices));
        }
        String id = choice.voice().get();
        return Optional.of(voices.stream()
                .filter(voice -> voice.id().equals(id))
                .findFirst()
                .or(() -> voices.stream()
                        .filter(voice -> voice.id().equalsIgnoreCase(id))
                        .findFirst())
                .or(() -> engine.unlistedVoice(id))
                .orElseThrow(() -> NearestNames.unknown(
                        "voice",
                        id,
                        Stream.concat(voices.stream().map(Voice::id), aliases.stream())
                                .toList())));
    }

    /** The first voice, or the first that speaks the language that was asked for. */
    private Voice defaultVoice(List<Voice> voices) {
        Optional<String> language = text(TtsConstants.LANGUAGE, settings.getLanguage());
        return language.flatMap(tag -> voices.stream()
                        .filter(voice -> Languages.matches(tag, voice.language()))
                        .findFirst())
                .orElse(voices.get(0));
    }

    private String language(Optional<Voice> voice) {
        String spoken = voice.map(Voice::language).orElse("");
        Optional<String> wanted = text(TtsConstants.LANGUAGE, settings.getLanguage());
        if (wanted.isEmpty()) {
            return !spoken.isEmpty() || can.languages().isEmpty()
                    ? spoken
                    : can.languages().get(0);
        }
        List<String> known = spoken.isEmpty() ? can.languages() : List.of(spoken);
        if (known.isEmpty()) {
            return Locale.forLanguageTag(wanted.get()).toLanguageTag();
        }
        return Languages.lookup(wanted.get(), known)
                .orElseThrow(() -> NearestNames.unknown("language", wanted.get(), known));
    }

    private String model() {
        return !can.controls().contains(MODEL) && resolvedBefore()
                ? ""
                : honoured(MODEL, TtsConstants.MODEL, settings.getModel()).orElse("");
    }

    /** Then headers of values that the engine alone decides tell what it chose for the text before, and ask for nothing. */
    private boolean resolvedBefore() {
        return message.getHeader(TtsConstants.KEY) != null;
    }

    /** Hertz, 0 where nobody asks for a rate. */
    private int wantedRate() {
        Optional<Integer> wanted = can.sampleRates().isEmpty() && resolvedBefore()
                ? Optional.ofNullable(settings.getSampleRate())
                : Setting.of(message, TtsConstants.SAMPLE_RATE, Integer.class, settings.getSampleRate());
        return wanted.orElse(0);
    }

    private Prosody prosody() {
        Prosody prosody = new Prosody(
                number(TtsConstants.RATE, settings.getRate()),
                number(TtsConstants.PITCH, settings.getPitch()),
                number(TtsConstants.VOLUME, settings.getVolume()));
        within("rate", prosody.rate(), can.rate());
        within("pitch", prosody.pitch(), can.pitch());
        within("volume", prosody.volume(), can.volume());
        return prosody;
    }

    private double number(String header, double configured) {
        return Setting.of(message, header, Double.class, configured).orElseThrow();
    }

    private void within(String name, double value, Range range) {
        if (!range.contains(value)) {
            throw new InvalidSpeechRequestException("The " + name + " " + value + " is outside what the engine '"
                    + can.id() + "' can do: " + range.min() + " to " + range.max() + ".");
        }
    }

    private OptionalLong seed() {
        Optional<Long> seed = Setting.of(message, TtsConstants.SEED, Long.class, settings.getSeed());
        seed.ifPresent(value -> requireControl(SEED));
        return seed.map(OptionalLong::of).orElse(OptionalLong.empty());
    }

    private Optional<String> honoured(Control control, String header, String configured) {
        Optional<String> value = text(header, configured);
        value.ifPresent(any -> requireControl(control));
        return value;
    }

    private void requireControl(Control control) {
        if (!can.controls().contains(control)) {
            throw new InvalidSpeechRequestException("The engine '" + can.id() + "' takes no "
                    + control.name().toLowerCase(Locale.ROOT).replace('_', ' ') + ". Leave it out.");
        }
    }

    private Optional<String> text(String header, String configured) {
        return Setting.of(message, header, String.class, configured)
                .map(String::strip)
                .filter(s -> !s.isEmpty());
    }
}

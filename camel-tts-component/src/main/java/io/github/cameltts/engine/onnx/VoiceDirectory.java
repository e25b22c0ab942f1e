package io.github.cameltts.engine.onnx;

import io.github.cameltts.engine.onnx.family.Speaker;
import io.github.cameltts.engine.onnx.speech.LocalVoice;
import io.github.cameltts.engine.onnx.voices.CatalogVoice;
import io.github.cameltts.engine.onnx.voices.VoiceFiles;
import io.github.cameltts.engine.onnx.voices.VoiceStore;
import io.github.cameltts.internal.NearestNames;
import io.github.cameltts.spi.SpeechCancelledException;
import io.github.cameltts.spi.SpeechException;
import io.github.cameltts.spi.Voice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Voices by the names that requests use. Thread-safe. */
final class VoiceDirectory {

    private static final Logger LOG = LoggerFactory.getLogger(VoiceDirectory.class);

    private static final Duration FOREVER = Duration.ofDays(1);

    private final VoiceStore store;
    private final VoiceOpener opener;
    /** What was told last of each model, until it can be used. */
    private final Map<String, String> told = new ConcurrentHashMap<>();

    private volatile Offer last = new Offer(List.of(), List.of());

    /** What requests may name, made of what the store listed. */
    private record Offer(List<CatalogVoice> listing, List<Voice> voices) {}

    /** How the store is asked. */
    private interface Finder {
        VoiceFiles find(String model) throws InterruptedException;
    }

    VoiceDirectory(VoiceStore store, VoiceOpener opener) {
        this.store = store;
        this.opener = opener;
    }

    /** First what lies in the folder, then what can be fetched. */
    @SuppressWarnings("ReferenceEquality") // The store gives the same list as long as it does not look again.
    List<Voice> voices() {
        List<CatalogVoice> listing = store.voices();
        if (last.listing() != listing) {
            last = new Offer(listing, offered(listing));
        }
        return last.voices();
    }

    private List<Voice> offered(List<CatalogVoice> listing) {
        List<Voice> all = new ArrayList<>();
        for (CatalogVoice voice : listing) {
            if (voice.installed()) {
                all.addAll(speakers(voice));
            } else {
                all.add(new Voice(voice.name(), voice.name(), voice.language(), voice.gender()));
            }
        }
        return List.copyOf(all);
    }

    /** A model in the folder that is no voice is not offered, and does not hide the others. */
    private List<Voice> speakers(CatalogVoice known) {
        try {
            Optional<VoiceFiles> files = look(known.name());
            if (files.isEmpty()) {
                return List.of();
            }
            LocalVoice voice = opened(files.get());
            List<Speaker> speakers = voice.voice().speakers();
            return speakers.isEmpty()
                    ? List.of(
                            new Voice(known.name(), known.name(), voice.voice().language(), known.gender()))
                    : speakers.stream().map(speaker -> named(voice, speaker)).toList();
        } catch (SpeechException e) {
            return List.of(); // it was told
        }
    }

    private Optional<VoiceFiles> look(String name) {
        String place = name + " in the models folder";
        try {
            Optional<VoiceFiles> files = store.look(name);
            told.remove(place);
            return files;
        } catch (SpeechException e) {
            tell(place, e);
            throw e;
        }
    }

    private LocalVoice opened(VoiceFiles files) {
        String place = files.name() + " in " + files.model();
        try {
            LocalVoice voice = opener.open(files);
            told.remove(place);
            return voice;
        } catch (SpeechException e) {
            tell(place, e);
            throw e;
        }
    }

    /** The log names the place, once, because errors do not: they go to strangers. */
    private void tell(String place, SpeechException failure) {
        if (!failure.getMessage().equals(told.put(place, failure.getMessage()))) {
            LOG.warn("The voice {} cannot be used: {}", place, failure.getMessage());
        }
    }

    private static Voice named(LocalVoice voice, Speaker speaker) {
        String language = speaker.language().isEmpty() ? voice.voice().language() : speaker.language();
        String id = new VoiceName(voice.name(), speaker.name()).toString();
        return new Voice(id, speaker.name(), language, speaker.gender());
    }

    /**
     * The voice of a name, fetched where need be, which is waited for as long as {@code tts.onnx.fetchTimeout} says.
     *
     * @throws io.github.cameltts.spi.UnknownNameException for a voice or a speaker that nobody knows
     * @throws io.github.cameltts.spi.EngineUnavailableException when it cannot be fetched or opened
     */
    LocalVoice find(VoiceName name) {
        return speaking(name, store::find);
    }

    /** The voice of a name, however long it takes to fetch it. */
    LocalVoice await(VoiceName name) {
        return speaking(name, model -> store.find(model, FOREVER));
    }

    private LocalVoice speaking(VoiceName name, Finder finder) {
        LocalVoice voice = open(name.model(), finder);
        if (!voice.voice().speaksAs(name.speaker())) {
            throw NearestNames.unknown(
                    "speaker of " + voice.name(),
                    name.speaker(),
                    voice.voice().speakers().stream().map(Speaker::name).toList());
        }
        return voice;
    }

    private LocalVoice open(String model, Finder finder) {
        try {
            return opened(finder.find(model));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SpeechCancelledException("Nobody waits for the voice any more. Send the request again.", e);
        }
    }
}

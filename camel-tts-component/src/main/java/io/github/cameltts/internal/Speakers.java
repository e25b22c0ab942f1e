package io.github.cameltts.internal;

import io.github.cameltts.TtsConfiguration;
import io.github.cameltts.audio.ReferenceRules;
import io.github.cameltts.audio.SpeakerFolder;
import io.github.cameltts.spi.InvalidSpeechRequestException;
import io.github.cameltts.spi.SpeakerLibrary;
import java.nio.file.Path;
import java.util.Optional;

/** Finds the library of an endpoint: its own, else the folder of the component, else one that refuses all names. */
public final class Speakers {

    private static final SpeakerLibrary NONE = name -> {
        throw new InvalidSpeechRequestException("Speaker references are switched off. Set the component option"
                + " speakers to the folder that holds them.");
    };

    private final SpeakerLibrary ofComponent;

    /** @param folder where references lie, empty when the application allows none */
    public Speakers(Optional<Path> folder) {
        ofComponent = folder.<SpeakerLibrary>map(path -> new SpeakerFolder(path, ReferenceRules.DEFAULT))
                .orElse(NONE);
    }

    SpeakerLibrary of(TtsConfiguration endpoint) {
        return Optional.ofNullable(endpoint.getSpeakerLibrary()).orElse(ofComponent);
    }
}

package io.github.cameltts.internal;

import io.github.cameltts.spi.InvalidSpeechRequestException;
import java.util.List;
import java.util.Optional;

/**
 * A name of {@code tts.voices} and how each of its engines speaks with it.
 *
 * @param name what a request asks for as voice
 * @param entries never empty, the preferred engine first, each engine once
 */
record VoiceAlias(String name, List<VoiceEntry> entries) {

    Optional<VoiceEntry> of(String engine) {
        return entries.stream().filter(entry -> entry.engine().equals(engine)).findFirst();
    }

    VoiceEntry preferred() {
        return entries.get(0);
    }

    /** @throws InvalidSpeechRequestException when the engine has no entry */
    VoiceEntry require(String engine) {
        return of(engine)
                .orElseThrow(() -> new InvalidSpeechRequestException("The voice '" + name + "' has no entry for the"
                        + " engine '" + engine + "'. It has one for: "
                        + String.join(
                                ", ", entries.stream().map(VoiceEntry::engine).toList())
                        + ". Ask for one of these, or add an entry to tts.voices." + name + "."));
    }
}

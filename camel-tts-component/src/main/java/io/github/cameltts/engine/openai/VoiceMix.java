package io.github.cameltts.engine.openai;

import io.github.cameltts.internal.NearestNames;
import io.github.cameltts.spi.Voice;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Voices put together out of others, as Kokoro-FastAPI writes them: {@code af_bella(2)+af_sky(1)}. */
final class VoiceMix {

    private static final Pattern BETWEEN = Pattern.compile("[+-]");
    private static final Pattern WEIGHT = Pattern.compile("\\(\\d{1,6}(\\.\\d{1,6})?\\)$");

    private VoiceMix() {}

    /**
     * @param known the server's voices
     * @return the mix as a voice, empty when the id is none
     * @throws io.github.cameltts.spi.UnknownNameException when a part of it is unknown
     */
    static Optional<Voice> of(String id, List<Voice> known) {
        List<String> names = known.stream().map(Voice::id).toList();
        String[] parts = BETWEEN.split(id, -1);
        if (parts.length < 2 && !WEIGHT.matcher(id).find()) {
            return Optional.empty();
        }
        for (String part : parts) {
            String name = WEIGHT.matcher(part).replaceFirst("");
            if (!names.contains(name)) {
                throw NearestNames.unknown("voice in the mix", name, names);
            }
        }
        return Optional.of(new Voice(id, id, ""));
    }
}

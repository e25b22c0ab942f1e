package io.github.cameltts.engine.wyoming;

import io.github.cameltts.spi.AudioSink;
import io.github.cameltts.spi.Speech;
import io.github.cameltts.spi.SpeechRequest;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The answer to {@code synthesize}: a start, chunks of samples, a stop. */
final class Synthesis implements WyomingListener<Speech> {

    private final SpeechRequest request;
    private final SpokenAudio audio;
    private final WyomingSettings settings;
    private final Supplier<List<WyomingVoice>> known;

    /**
     * @param known the voices that the server has, to name the nearest
     */
    Synthesis(SpeechRequest request, AudioSink sink, WyomingSettings settings, Supplier<List<WyomingVoice>> known) {
        this.request = request;
        this.audio = new SpokenAudio(request.format(), sink);
        this.settings = settings;
        this.known = known;
    }

    @Override
    public Optional<Speech> next(WyomingEvent event) {
        switch (event.type()) {
            case "audio-start" -> audio.agree(event.data());
            case "audio-chunk" -> {
                audio.agree(event.data());
                audio.add(event.payload());
            }
            case "audio-stop" -> {
                return Optional.of(audio.speech());
            }
            case "error" -> throw WyomingFailure.of(event.data(), request, settings, known.get());
            default -> {
                // others may come in between, such as a pong
            }
        }
        return Optional.empty();
    }
}

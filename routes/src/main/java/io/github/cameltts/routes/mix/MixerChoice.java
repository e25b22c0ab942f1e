package io.github.cameltts.routes.mix;

import io.github.cameltts.audio.mix.MixSettings;
import io.github.cameltts.internal.process.ProgramPath;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** ffmpeg where it is installed, else this project's own mixer. */
final class MixerChoice {

    /** Said instead of a program, it keeps to the own mixer. */
    static final String NONE = "none";

    private static final Logger LOG = LoggerFactory.getLogger(MixerChoice.class);

    private final ProgramPath path;

    MixerChoice(ProgramPath path) {
        this.path = path;
    }

    /**
     * Chooses, and says so in the log.
     *
     * @param program ffmpeg's name or path, or {@value #NONE}
     * @throws IllegalArgumentException when a path is given and no ffmpeg is there
     */
    Mixer choose(String program, MixSettings settings) throws InterruptedException {
        Mixer mixer = program.isBlank() || program.equals(NONE)
                ? new OwnMixer(settings)
                : ffmpeg(program, settings).orElseGet(() -> new OwnMixer(settings));
        LOG.info("Voice and music are mixed by {}", mixer.identity());
        return mixer;
    }

    private Optional<Mixer> ffmpeg(String program, MixSettings settings) throws InterruptedException {
        Optional<Path> found = path.find(program);
        Optional<Mixer> mixer = Optional.empty();
        if (found.isPresent()) {
            mixer = FfmpegMixer.of(found.get(), settings).map(Mixer.class::cast);
        }
        if (mixer.isEmpty() && Path.of(program).getNameCount() > 1) {
            throw new IllegalArgumentException("There is no ffmpeg at " + program
                    + ". Correct tts.mix.ffmpeg, or set it to " + NONE + " for the mixer of this project.");
        }
        return mixer;
    }
}

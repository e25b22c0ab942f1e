package io.github.cameltts.text.espeak;

import io.github.cameltts.internal.BareName;
import io.github.cameltts.internal.process.ProgramPath;
import io.github.cameltts.internal.process.ToolProcess;
import io.github.cameltts.spi.EngineUnavailableException;
import io.github.cameltts.spi.SpeechTimeoutException;
import io.github.cameltts.text.Phonemizer;
import io.github.cameltts.text.PhonemizerSource;
import java.nio.file.Path;
import java.time.Duration;

/** Phonemes by the installed program {@code espeak-ng}. */
public final class EspeakProcessSource implements PhonemizerSource {

    static final String NAME = "espeak-process";

    private final String program;
    private final Duration timeout;
    private final ToolProcess process = new ToolProcess();

    /**
     * @param program its name, searched on the PATH, or its path
     * @param timeout how long it may take for one text
     */
    public EspeakProcessSource(String program, Duration timeout) {
        this.program = program;
        this.timeout = timeout;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Phonemizer forVoice(String espeakVoice) {
        try {
            EspeakVoice voice = new EspeakVoice(espeakVoice);
            EspeakProcess espeak = new EspeakProcess(
                    ProgramPath.ofEnvironment()
                            .find(program)
                            .orElseThrow(() -> new EngineUnavailableException(
                                    "there is no program " + shown() + ", or it is not on the PATH.")),
                    process,
                    timeout);
            espeak.require(voice);
            return new EspeakPhonemizer(voice, espeak);
        } catch (EngineUnavailableException e) {
            throw new EngineUnavailableException(NAME + ": " + e.getMessage(), e);
        } catch (SpeechTimeoutException e) {
            throw new EngineUnavailableException(
                    NAME + ": " + shown() + " did not answer within " + timeout.toMillis()
                            + " ms. Try it on the command line.",
                    e);
        }
    }

    private String shown() {
        return BareName.of(Path.of(program));
    }

    @Override
    public void close() {
        process.close();
    }
}

package io.github.cameltts.engine.system;

import io.github.cameltts.audio.WavFile;
import io.github.cameltts.internal.process.ProgramPath;
import io.github.cameltts.internal.process.ToolProcess;
import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.EngineCapabilities;
import io.github.cameltts.spi.EngineIdentity;
import io.github.cameltts.spi.EngineUnavailableException;
import io.github.cameltts.spi.InvalidSpeechRequestException;
import io.github.cameltts.spi.Speech;
import io.github.cameltts.spi.SpeechCancelledException;
import io.github.cameltts.spi.SpeechEngine;
import io.github.cameltts.spi.SpeechRequest;
import io.github.cameltts.spi.TtsEngine;
import io.github.cameltts.spi.UnknownNameException;
import io.github.cameltts.spi.Voice;
import io.github.cameltts.text.SsmlDocument;
import java.time.Duration;
import java.util.List;
import org.apache.camel.util.TimeUtils;

/**
 * Speaks by a program of the machine: eSpeak NG, Flite, {@code say} of macOS, SAPI of Windows, or any command.
 *
 * <p>The program is looked for when the engine is first used, and again each time until one is found. It gets the text
 * on its standard input or in a private file, never in its arguments, and no shell is involved.
 */
@TtsEngine("system")
public final class SystemEngine implements SpeechEngine {

    private final ToolFinder finder;
    private final ToolProcess process = new ToolProcess();
    private String tool = "auto";
    private String command = "";
    private AudioFormat format = AudioFormat.WAV;
    private Duration timeout = Duration.ofMinutes(2);
    private volatile InstalledTool installed;
    private volatile boolean closed;

    public SystemEngine() {
        this(ProgramPath.ofEnvironment());
    }

    SystemEngine(ProgramPath path) {
        finder = new ToolFinder(path);
    }

    /** Which program speaks: {@code auto} (default), {@code espeak-ng}, {@code flite}, {@code say} or {@code sapi}. */
    public void setTool(String tool) {
        this.tool = tool;
    }

    /**
     * A program and its arguments to use instead, such as {@code mytool --voice {voice} -o {out}}. Placeholders:
     * {@code in} (a file with the text, else it comes on standard input), {@code out} (the file to write, else the
     * audio is read from standard output), {@code voice}, {@code rate}, {@code pitch}, {@code volume}. Quotes keep
     * words together. Never take this from a request.
     */
    public void setCommand(String command) {
        this.command = command;
    }

    /** What the command writes: {@code wav} (default) or another format with a header. */
    public void setFormat(String format) {
        this.format = AudioFormat.byId(format)
                .filter(named -> named != AudioFormat.PCM && named != AudioFormat.ULAW && named != AudioFormat.ALAW)
                .orElseThrow(() -> new InvalidSpeechRequestException(
                        "tts.system.format must be wav, mp3, opus, ogg, flac or aac, not '" + format + "'."));
    }

    /** How long one run may take, such as {@code 30s}; two minutes by default. */
    public void setTimeout(String timeout) {
        this.timeout = Duration.ofMillis(TimeUtils.toMilliSeconds(timeout));
    }

    @Override
    public EngineCapabilities capabilities() {
        return installed().capabilities();
    }

    @Override
    public List<Voice> voices() {
        return installed().voices();
    }

    @Override
    public EngineIdentity identity(SpeechRequest request) {
        return installed().identity();
    }

    @Override
    public Speech synthesize(SpeechRequest request) throws InterruptedException {
        requireOpen();
        InstalledTool speaker = installed();
        requireKnownVoice(request.voice(), speaker.voices());
        ToolRun run = new ToolRun(speaker.tool(), process, timeout);
        try {
            if (speaker.tool().output() != AudioFormat.WAV) {
                return new Speech(run.speak(request.text(), request), request.format(), request.sampleRate());
            }
            WavAssembly assembly = new WavAssembly();
            for (SsmlDocument.Fragment fragment : SsmlDocument.of(request).fragments()) {
                if (fragment instanceof SsmlDocument.Spoken spoken) {
                    assembly.add(WavFile.withRealSizes(run.speak(spoken.text(), request)));
                } else if (fragment instanceof SsmlDocument.Pause pause) {
                    assembly.pause(pause.millis());
                }
            }
            return assembly.speech(request.format());
        } catch (RuntimeException failure) {
            requireOpen();
            throw failure;
        }
    }

    @Override
    public void close() {
        closed = true;
        process.close();
    }

    private void requireOpen() {
        if (closed) {
            throw new SpeechCancelledException("The system engine is closed, because the application is stopping.");
        }
    }

    private static void requireKnownVoice(String voice, List<Voice> voices) {
        if (voice.startsWith("-") || voice.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidSpeechRequestException(
                    "A voice's name cannot begin with '-'. Name a voice of the program.");
        }
        if (!voice.isEmpty()
                && !voices.isEmpty()
                && voices.stream().noneMatch(known -> known.id().equals(voice))) {
            throw new UnknownNameException("voice", voice, List.of(voices.get(0).id()));
        }
    }

    private InstalledTool installed() {
        InstalledTool known = installed;
        return known == null ? install() : known;
    }

    private synchronized InstalledTool install() {
        if (installed == null) {
            requireOpen();
            try {
                installed = InstalledTool.ask(
                        command.isBlank() ? finder.known(tool) : finder.custom(command, format), process);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new EngineUnavailableException("Interrupted while looking for a program that speaks.", e);
            }
        }
        return installed;
    }
}

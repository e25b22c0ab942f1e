package io.github.cameltts.routes.mix;

import io.github.cameltts.audio.AudioInfo;
import io.github.cameltts.audio.AudioInspector;
import io.github.cameltts.audio.WavFile;
import io.github.cameltts.audio.mix.MixSettings;
import io.github.cameltts.internal.process.ToolCommand;
import io.github.cameltts.internal.process.ToolProcess;
import io.github.cameltts.spi.EngineUnavailableException;
import io.github.cameltts.spi.SpeechException;
import io.github.cameltts.spi.SpeechTimeoutException;
import io.github.cameltts.spi.SynthesisFailedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An installed ffmpeg, which reads music of any format. It is run without a shell and gets one file name, the music's. */
final class FfmpegMixer implements Mixer {

    private static final Pattern VERSION = Pattern.compile("^ffmpeg version (\\S+)");
    private static final Duration FOR_VERSION = Duration.ofSeconds(20);
    private static final Duration FOR_MIX = Duration.ofMinutes(10);
    private static final int VERSION_LIMIT = 64 * 1024;
    private static final int LONGEST_COMPLAINT = 300;

    private final String program;
    private final String version;
    private final MixSettings settings;
    private final ToolProcess process;

    private FfmpegMixer(String program, String version, MixSettings settings, ToolProcess process) {
        this.program = program;
        this.version = version;
        this.settings = settings;
        this.process = process;
    }

    /** The mixer, or nothing where the program does not say that it is ffmpeg. */
    static Optional<FfmpegMixer> of(Path program, MixSettings settings) throws InterruptedException {
        ToolProcess process = new ToolProcess();
        String name = program.toString();
        try {
            ToolProcess.Result result =
                    process.run(ToolCommand.of(List.of(name, "-version")), new byte[0], FOR_VERSION, VERSION_LIMIT);
            Matcher version = VERSION.matcher(new String(result.output(), StandardCharsets.UTF_8));
            if (result.exit() == 0 && version.find()) {
                return Optional.of(new FfmpegMixer(name, version.group(1), settings, process));
            }
        } catch (IOException | TimeoutException e) {
            // It cannot be run here, which is as good as none.
        }
        process.close();
        return Optional.empty();
    }

    @Override
    public String identity() {
        return "ffmpeg-" + version + "/" + FfmpegGraph.VERSION;
    }

    @Override
    public byte[] mix(VoiceTrack voice, Path music) throws InterruptedException {
        FfmpegGraph graph = new FfmpegGraph(settings, voice.info(), channels(music));
        ToolProcess.Result result = run(graph, voice, music);
        if (result.exit() != 0) {
            throw new SynthesisFailedException("ffmpeg could not mix the voice with " + music + ": exit status "
                    + result.exit() + complaint(result) + ". Try the music with ffmpeg on the command line.");
        }
        return WavFile.withRealSizes(result.output());
    }

    private ToolProcess.Result run(FfmpegGraph graph, VoiceTrack voice, Path music) throws InterruptedException {
        long bytes = (graph.total().toSeconds() + 2) * voice.info().sampleRate() * 2 * graph.channels();
        try {
            return process.run(ToolCommand.of(graph.arguments(program, music)), voice.audio(), FOR_MIX, (int)
                    Math.min(bytes, Integer.MAX_VALUE - 8));
        } catch (TimeoutException e) {
            throw new SpeechTimeoutException(
                    "ffmpeg took longer than " + FOR_MIX.toMinutes() + " minutes for a mix and was stopped.", e);
        } catch (IOException e) {
            throw new EngineUnavailableException(
                    program + " cannot be run. Try it on the command line, or set tts.mix.ffmpeg=none.", e);
        }
    }

    /** As far as the file tells; ffmpeg brings what is neither to two. */
    private static int channels(Path music) {
        try {
            byte[] audio = Files.readAllBytes(music);
            return AudioInspector.detect(audio)
                    .map(format -> AudioInspector.inspect(audio, format))
                    .map(AudioInfo::channels)
                    .filter(channels -> channels == 1)
                    .orElse(2);
        } catch (IOException | SpeechException e) {
            return 2;
        }
    }

    private static String complaint(ToolProcess.Result result) {
        String said = new String(result.errors(), StandardCharsets.UTF_8).strip();
        String end = said.substring(Math.max(0, said.length() - LONGEST_COMPLAINT));
        return end.isEmpty() ? "" : ", " + end.replaceAll("\\s*\\R\\s*", " | ");
    }

    @Override
    public void close() {
        process.close();
    }
}

package io.github.cameltts.engine.system;

import io.github.cameltts.internal.process.ToolProcess;
import io.github.cameltts.spi.EngineUnavailableException;
import io.github.cameltts.spi.InvalidAudioException;
import io.github.cameltts.spi.SpeechRequest;
import io.github.cameltts.spi.SpeechTimeoutException;
import io.github.cameltts.spi.SynthesisFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/** Lets a tool speak one text and turns every way to fail into its exception. */
final class ToolRun {

    private static final int OUTPUT_LIMIT = 256 * 1024 * 1024;
    private static final Path NO_FILE = Path.of("-");

    private final SystemVoiceTool tool;
    private final ToolProcess process;
    private final Duration timeout;

    ToolRun(SystemVoiceTool tool, ToolProcess process, Duration timeout) {
        this.tool = tool;
        this.process = process;
        this.timeout = timeout;
    }

    /** The bytes that the program made, at least one. */
    byte[] speak(String text, SpeechRequest request) throws InterruptedException {
        byte[] encoded = SpokenText.encode(text);
        byte[] audio;
        try {
            audio = tool.readsFile() || tool.writesFile()
                    ? speakWithFiles(encoded, text, request)
                    : speak(encoded, text, new Utterance(request.voice(), request.prosody(), NO_FILE, NO_FILE));
        } catch (TimeoutException e) {
            throw new SpeechTimeoutException(
                    tool.name() + " took longer than " + timeout.toSeconds()
                            + " s and was stopped. Send a shorter text or raise tts.system.timeout.",
                    e);
        } catch (IOException e) {
            throw new EngineUnavailableException(
                    tool.name() + " cannot be run, or there is no room for its files. Try it on the command line.", e);
        }
        if (audio.length == 0) {
            throw new InvalidAudioException(tool.name() + " ended well and made no audio. Try another voice or text.");
        }
        return audio;
    }

    private byte[] speakWithFiles(byte[] encoded, String text, SpeechRequest request)
            throws IOException, TimeoutException, InterruptedException {
        try (ToolFiles files = new ToolFiles(tool.output())) {
            if (tool.readsFile()) {
                Files.write(files.in(), encoded);
            }
            byte[] output =
                    speak(encoded, text, new Utterance(request.voice(), request.prosody(), files.in(), files.out()));
            if (!tool.writesFile()) {
                return output;
            }
            if (Files.notExists(files.out())) {
                return new byte[0];
            }
            if (Files.size(files.out()) > OUTPUT_LIMIT) {
                throw new SynthesisFailedException(
                        tool.name() + " made more than " + OUTPUT_LIMIT + " bytes of audio. Send a shorter text.");
            }
            return Files.readAllBytes(files.out());
        }
    }

    private byte[] speak(byte[] encoded, String text, Utterance utterance)
            throws IOException, TimeoutException, InterruptedException {
        byte[] input = tool.readsFile() ? new byte[0] : encoded;
        ToolProcess.Result result = process.run(tool.speak(utterance), input, timeout, OUTPUT_LIMIT);
        if (result.exit() != 0) {
            String complaint = ToolComplaint.of(result, text);
            throw new SynthesisFailedException(
                    tool.name() + " failed with " + ToolComplaint.withoutFolders(complaint)
                            + ". Try it on the command line.",
                    new IOException(complaint));
        }
        return result.output();
    }
}

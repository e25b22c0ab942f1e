package io.github.cameltts.engine.system;

import io.github.cameltts.digest.Sha256;
import io.github.cameltts.internal.process.ToolCommand;
import io.github.cameltts.internal.process.ToolProcess;
import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.EngineCapabilities;
import io.github.cameltts.spi.EngineIdentity;
import io.github.cameltts.spi.EngineUnavailableException;
import io.github.cameltts.spi.TextType;
import io.github.cameltts.spi.Voice;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/**
 * A tool together with what it said about itself when it was first used.
 *
 * @param tool the program
 * @param capabilities with the program's languages
 * @param voices the default first
 * @param identity with the program's version
 */
record InstalledTool(
        SystemVoiceTool tool, EngineCapabilities capabilities, List<Voice> voices, EngineIdentity identity) {

    static final String ENGINE = "system";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int LISTING_LIMIT = 1024 * 1024;
    private static final int PROGRAMS_AT_ONCE = 2 * Runtime.getRuntime().availableProcessors();

    /**
     * Asks a tool about itself.
     *
     * @throws EngineUnavailableException when it does not answer
     */
    static InstalledTool ask(SystemVoiceTool tool, ToolProcess process) throws InterruptedException {
        String listing = tool.listing().isPresent() ? answer(tool, tool.listing(), process) : "";
        List<Voice> voices = tool.voices(listing);
        if (tool.listing().isPresent() && voices.isEmpty()) {
            throw new EngineUnavailableException(
                    tool.name() + " is installed and has no voices. Install one of its voices.");
        }
        return new InstalledTool(tool, capabilities(tool, voices), voices, identity(tool, process));
    }

    private static EngineCapabilities capabilities(SystemVoiceTool tool, List<Voice> voices) {
        String[] languages = voices.stream()
                .map(Voice::language)
                .filter(language -> !language.isEmpty())
                .distinct()
                .toArray(String[]::new);
        EngineCapabilities plain = tool.output() == AudioFormat.WAV
                ? EngineCapabilities.of(ENGINE, AudioFormat.WAV, AudioFormat.PCM)
                        .withTextTypes(TextType.TEXT, TextType.SSML)
                : EngineCapabilities.of(ENGINE, tool.output());
        return tool.refine(plain.withLanguages(languages).withMaxConcurrent(PROGRAMS_AT_ONCE));
    }

    private static EngineIdentity identity(SystemVoiceTool tool, ToolProcess process) throws InterruptedException {
        String said = tool.version().isPresent() ? answer(tool, tool.version(), process) : "";
        String version = said.replaceAll("\\s+", " ").strip();
        return new EngineIdentity(ENGINE, version.isEmpty() ? "1" : version, tool.name(), digest(tool));
    }

    private static String answer(SystemVoiceTool tool, Optional<ToolCommand> question, ToolProcess process)
            throws InterruptedException {
        try {
            ToolProcess.Result result = process.run(question.orElseThrow(), new byte[0], PATIENCE, LISTING_LIMIT);
            return new String(result.output(), StandardCharsets.UTF_8)
                    + new String(result.errors(), StandardCharsets.UTF_8);
        } catch (IOException | TimeoutException e) {
            throw new EngineUnavailableException(
                    tool.name() + " is installed and does not answer. Try it on the command line.", e);
        }
    }

    private static String digest(SystemVoiceTool tool) {
        try {
            byte[] fingerprint = tool.fingerprint();
            return fingerprint.length == 0 ? "" : Sha256.of(fingerprint);
        } catch (IOException e) {
            throw new EngineUnavailableException("The program of tts.system.command cannot be read.", e);
        }
    }
}

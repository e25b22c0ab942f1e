package io.github.cameltts.text.espeak;

import io.github.cameltts.internal.process.ToolCommand;
import io.github.cameltts.internal.process.ToolProcess;
import io.github.cameltts.spi.EngineUnavailableException;
import io.github.cameltts.spi.SpeechCancelledException;
import io.github.cameltts.spi.SpeechTimeoutException;
import io.github.cameltts.spi.SynthesisFailedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * espeak-ng as a program: one run for one text, about 10 ms and 1 ms for each sentence. A fault of espeak-ng ends only that
 * run.
 *
 * <p>It differs from the library in two points, because the program also plans the melody: a clause that has only words
 * without full stress gets one ({@code What?}), and tonal languages get tones where the library leaves them out.
 */
final class EspeakProcess implements EspeakTranslator {

    static final String ID = "espeak-ng-process";

    /** Spoken between two clauses, given as phonemes: nothing that is written in words sounds like this. */
    private static final String BORDER = "[[ttt?ttt]]";

    private static final String BORDER_IPA = "tttʔttt";
    private static final Pattern VERSION = Pattern.compile("text-to-speech: (\\S+)");
    private static final int OUTPUT_LIMIT = 256 * 1024 * 1024;

    private final String program;
    private final ToolProcess process;
    private final Duration timeout;
    private final String version;

    /**
     * @throws EngineUnavailableException when the program does not answer as espeak-ng does
     */
    EspeakProcess(Path program, ToolProcess process, Duration timeout) {
        this.program = program.toString();
        this.process = process;
        this.timeout = timeout;
        Matcher answer = VERSION.matcher(run(List.of("--version"), "").text());
        if (!answer.find()) {
            throw new EngineUnavailableException(
                    program.getFileName() + " does not tell its version as espeak-ng does.");
        }
        version = answer.group(1);
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String version() {
        return version;
    }

    /** @throws EngineUnavailableException when this espeak-ng has no such voice */
    void require(EspeakVoice voice) {
        EspeakLanguages.ofTable(run(List.of("--voices"), "").text()).require(voice);
        if (run(arguments(voice), "").exit() != 0) {
            throw new EngineUnavailableException("espeak-ng " + version + " has no voice of that name.");
        }
    }

    @Override
    public List<String> ipa(EspeakVoice voice, List<String> clauses) {
        String separator = "\n" + BORDER + "\n";
        Answer answer = run(arguments(voice), String.join(separator, clauses) + separator);
        if (answer.exit() != 0) {
            throw new SynthesisFailedException("espeak-ng ended with exit status " + answer.exit()
                    + " while it made the phonemes. Change the text, or use another voice.");
        }
        List<String> phonemes = new ArrayList<>(clauses.size());
        StringBuilder clause = new StringBuilder();
        for (String line : answer.text().lines().map(String::strip).toList()) {
            if (line.equals(BORDER_IPA)) {
                phonemes.add(clause.toString());
                clause.setLength(0);
            } else {
                clause.append(' ').append(line);
            }
        }
        if (phonemes.size() != clauses.size()) {
            throw new SynthesisFailedException("espeak-ng answered " + phonemes.size() + " of " + clauses.size()
                    + " clauses. Change the text, or use another voice.");
        }
        return phonemes;
    }

    private static List<String> arguments(EspeakVoice voice) {
        return List.of("-v", voice.name(), "--ipa", "-q");
    }

    private record Answer(int exit, String text) {}

    private Answer run(List<String> arguments, String input) {
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(arguments);
        try {
            ToolProcess.Result result =
                    process.run(ToolCommand.of(command), input.getBytes(StandardCharsets.UTF_8), timeout, OUTPUT_LIMIT);
            return new Answer(result.exit(), new String(result.output(), StandardCharsets.UTF_8));
        } catch (TimeoutException e) {
            throw new SpeechTimeoutException(
                    "espeak-ng took longer than " + timeout.toMillis()
                            + " ms to make phonemes and was stopped. Send a shorter text or allow more time.",
                    e);
        } catch (IOException e) {
            throw new EngineUnavailableException(
                    "espeak-ng cannot be run, or wrote too much. Try it on the command line.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SpeechCancelledException("Nobody waits for the phonemes any more", e);
        }
    }
}

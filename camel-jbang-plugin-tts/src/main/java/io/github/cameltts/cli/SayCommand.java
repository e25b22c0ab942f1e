package io.github.cameltts.cli;

import io.github.cameltts.TtsConstants;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.camel.Message;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "say", description = "Speaks a text into a file. What was spoken before comes from the cache.")
final class SayCommand implements Callable<Integer> {

    private static final String STANDARD_OUTPUT = "-";

    private final Terminal terminal;

    @Mixin
    private ApplicationOptions application;

    @Parameters(paramLabel = "TEXT", description = "What to say.")
    private String text;

    @Option(names = "--engine", paramLabel = "NAME", description = "Who speaks, the property tts.engine by default.")
    private String engine;

    @Option(names = "--voice", paramLabel = "NAME", description = "The voice, as the command voices lists them.")
    private String voice;

    @Option(names = "--language", paramLabel = "TAG", description = "The language, such as en-US.")
    private String language;

    @Option(names = "--format", paramLabel = "FORMAT", description = "The audio format, such as wav or mp3.")
    private String format;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Where the audio goes, - for standard output; speech.<format> by default.")
    private String output;

    @Option(names = "--force", description = "Overwrite the file if it is there.")
    private boolean force;

    @Option(names = "--json", description = "Tell the outcome as JSON.")
    private boolean json;

    SayCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        if (output != null && !output.equals(STANDARD_OUTPUT) && !force && Files.exists(Path.of(output))) {
            throw alreadyThere(Path.of(output)); // before anything is paid for
        }
        try (TtsApplication tts = application.start(TtsApplication.SPEAK)) {
            Message answer = tts.ask("direct:tts-speak", text, headers());
            write(answer);
        }
        return 0;
    }

    private Map<String, Object> headers() {
        Map<String, Object> headers = new HashMap<>();
        headers.put(TtsConstants.STREAMING, false);
        headers.put(TtsConstants.ENGINE, engine);
        headers.put(TtsConstants.VOICE, voice);
        headers.put(TtsConstants.LANGUAGE, language);
        headers.put(TtsConstants.FORMAT, format);
        headers.values().removeIf(value -> value == null);
        return headers;
    }

    private void write(Message answer) throws IOException {
        byte[] audio = answer.getBody(byte[].class);
        if (STANDARD_OUTPUT.equals(output)) {
            terminal.out().write(audio);
            terminal.out().flush();
            tell(terminal.err(), STANDARD_OUTPUT, answer);
            return;
        }
        Path file = Path.of(output != null ? output : "speech." + answer.getHeader(TtsConstants.FORMAT, String.class));
        try {
            if (force) {
                Files.write(file, audio);
            } else {
                Files.write(file, audio, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            }
        } catch (FileAlreadyExistsException e) {
            throw alreadyThere(file);
        } catch (NoSuchFileException e) {
            throw new RefusedException("Cannot write " + file + ": there is no such folder.", e);
        } catch (IOException e) {
            throw new RefusedException("Cannot write " + file + ": " + e + ".", e);
        }
        tell(terminal.out(), file.toString(), answer);
    }

    private static RefusedException alreadyThere(Path file) {
        return new RefusedException(
                file + " is there already. Name another file with --output, or overwrite it with --force.");
    }

    private void tell(PrintStream stream, String file, Message answer) {
        if (json) {
            stream.println(Json.write(outcome(file, answer)));
            return;
        }
        stream.println(file + ": " + Figures.seconds(number(answer, TtsConstants.DURATION)) + " by "
                + answer.getHeader(TtsConstants.ENGINE) + "/" + answer.getHeader(TtsConstants.VOICE) + ", "
                + answer.getHeader(TtsConstants.CACHE) + ", cost "
                + Figures.money(number(answer, TtsConstants.COST)) + ", saved "
                + Figures.money(number(answer, TtsConstants.SAVED)));
    }

    private static Map<String, Object> outcome(String file, Message answer) {
        Map<String, Object> outcome = new LinkedHashMap<>();
        outcome.put("file", file);
        outcome.put("cache", answer.getHeader(TtsConstants.CACHE));
        outcome.put("engine", answer.getHeader(TtsConstants.ENGINE));
        outcome.put("voice", answer.getHeader(TtsConstants.VOICE));
        outcome.put("format", answer.getHeader(TtsConstants.FORMAT));
        outcome.put("duration_ms", number(answer, TtsConstants.DURATION));
        outcome.put("cost_micros", number(answer, TtsConstants.COST));
        outcome.put("saved_micros", number(answer, TtsConstants.SAVED));
        outcome.put("key", answer.getHeader(TtsConstants.KEY));
        outcome.put("file_id", answer.getHeader(TtsConstants.FILE_ID));
        outcome.put("expires_at", answer.getHeader(TtsConstants.EXPIRES_AT));
        return outcome;
    }

    private static long number(Message answer, String header) {
        return answer.getHeader(header, 0L, Long.class);
    }
}

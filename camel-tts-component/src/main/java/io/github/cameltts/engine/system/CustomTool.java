package io.github.cameltts.engine.system;

import io.github.cameltts.internal.process.ToolCommand;
import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.EngineCapabilities;
import io.github.cameltts.spi.Voice;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Any program, as a template: {@code mytool --voice {voice} --speed {rate} --output {out}}. Words are split at white
 * space, quotes keep them together, and a placeholder never splits. Without {@code {in}} the text comes on standard
 * input, without {@code {out}} the audio is read from standard output.
 */
final class CustomTool implements SystemVoiceTool {

    private static final Pattern WORD = Pattern.compile("(?:[^\\s\"']|\"[^\"]*\"|'[^']*')+");
    private static final Pattern QUOTE = Pattern.compile("\"([^\"]*)\"|'([^']*)'");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(in|out|voice|rate|pitch|volume)\\}");

    private final Path program;
    private final List<String> template;
    private final AudioFormat output;

    CustomTool(Path program, List<String> template, AudioFormat output) {
        this.program = program;
        this.template = template;
        this.output = output;
    }

    /** Splits a template into the program and its arguments. */
    static List<String> words(String template) {
        return WORD.matcher(template)
                .results()
                .map(word -> QUOTE.matcher(word.group())
                        .replaceAll(quoted ->
                                Matcher.quoteReplacement(quoted.group(1) != null ? quoted.group(1) : quoted.group(2))))
                .toList();
    }

    @Override
    public String name() {
        return "command";
    }

    @Override
    public EngineCapabilities refine(EngineCapabilities plain) {
        EngineCapabilities refined = mentions("{rate}") ? plain.withRate(0.25, 4) : plain;
        refined = mentions("{pitch}") ? refined.withPitch(-24, 24) : refined;
        return mentions("{volume}") ? refined.withVolume(0, 4) : refined;
    }

    @Override
    public Optional<ToolCommand> version() {
        return Optional.empty();
    }

    @Override
    public Optional<ToolCommand> listing() {
        return Optional.empty();
    }

    @Override
    public List<Voice> voices(String listing) {
        return List.of();
    }

    /** The template and the program's own file: neither a changed option nor a changed program is served old audio. */
    @Override
    public byte[] fingerprint() throws IOException {
        ByteArrayOutputStream fingerprint = new ByteArrayOutputStream();
        fingerprint.writeBytes(String.join("\0", template).getBytes(StandardCharsets.UTF_8));
        fingerprint.writeBytes(Files.readAllBytes(program));
        return fingerprint.toByteArray();
    }

    @Override
    public boolean readsFile() {
        return mentions("{in}");
    }

    @Override
    public boolean writesFile() {
        return mentions("{out}");
    }

    @Override
    public AudioFormat output() {
        return output;
    }

    @Override
    public ToolCommand speak(Utterance utterance) {
        Map<String, String> values = Map.of(
                "in", utterance.in().toString(),
                "out", utterance.out().toString(),
                "voice", utterance.voice(),
                "rate", number(utterance.prosody().rate()),
                "pitch", number(utterance.prosody().pitch()),
                "volume", number(utterance.prosody().volume()));
        List<String> arguments = new ArrayList<>(List.of(program.toString()));
        for (String argument : template.subList(1, template.size())) {
            arguments.add(PLACEHOLDER
                    .matcher(argument)
                    .replaceAll(name -> Matcher.quoteReplacement(values.get(name.group(1)))));
        }
        return ToolCommand.of(arguments);
    }

    private boolean mentions(String placeholder) {
        return template.stream().anyMatch(argument -> argument.contains(placeholder));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4f", value).replaceFirst("\\.?0+$", "");
    }
}

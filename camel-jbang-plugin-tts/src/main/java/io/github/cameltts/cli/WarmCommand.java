package io.github.cameltts.cli;

import io.github.cameltts.routes.warm.WarmFailure;
import io.github.cameltts.routes.warm.WarmItem;
import io.github.cameltts.routes.warm.WarmList;
import io.github.cameltts.routes.warm.WarmPlan;
import io.github.cameltts.routes.warm.WarmResult;
import io.github.cameltts.routes.warm.Warming;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "warm", description = "Speaks what is missing of a list of texts, before anybody asks for it.")
final class WarmCommand implements Callable<Integer> {

    private static final int WIDTH = 79;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Terminal terminal;

    @Mixin
    private ApplicationOptions application;

    @Parameters(
            paramLabel = "FILE",
            description = "A text in each line; or .csv with a heading, .json or .jsonl, with the fields text, voice,"
                    + " engine, language, format and so on.")
    private Path file;

    @Option(
            names = "--voice",
            paramLabel = "NAME",
            split = ",",
            description = "Voices for texts that name none, separated by commas.")
    private List<String> voices = List.of();

    @Option(
            names = "--engine",
            paramLabel = "NAME",
            split = ",",
            description = "Engines for texts that name none, separated by commas.")
    private List<String> engines = List.of();

    @Option(
            names = "--parallel",
            paramLabel = "NUMBER",
            defaultValue = "4",
            description = "How many are spoken at once, ${DEFAULT-VALUE} by default; engines may allow fewer.")
    private int parallel;

    @Option(names = "--dry-run", description = "Only tell what is missing, and what it would cost.")
    private boolean dryRun;

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    WarmCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        if (parallel < 1) {
            throw new RefusedException("--parallel is " + parallel + ": it must be at least 1.");
        }
        WarmList list = WarmList.read(type(), content()).times(engines, voices);
        try (TtsApplication tts = application.start(List.of())) {
            Warming warming = new Warming(tts.context());
            WarmPlan plan = warming.plan(list);
            tell(plan);
            plan.failures().forEach(this::tell);
            if (dryRun || plan.missing().isEmpty()) {
                return plan.failures().isEmpty() ? 0 : 1;
            }
            requireConsent(plan);
            WarmResult result = make(warming, plan);
            terminal.out()
                    .println("Made " + result.made() + " of " + plan.missing().size() + ", which cost "
                            + Figures.money(result.spentMicros()));
            result.failures().forEach(this::tell);
            return plan.failures().isEmpty() && result.failures().isEmpty() ? 0 : 1;
        }
    }

    private String type() {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        int dot = name.lastIndexOf('.');
        String ending = name.substring(dot + 1);
        return List.of("csv", "json", "jsonl").contains(ending) ? ending : "txt";
    }

    private String content() throws IOException {
        try {
            String content = Files.readString(file);
            return !content.isEmpty() && content.charAt(0) == BYTE_ORDER_MARK ? content.substring(1) : content;
        } catch (NoSuchFileException e) {
            throw new RefusedException("There is no file " + file + ".", e);
        } catch (CharacterCodingException e) {
            throw new RefusedException(file + " is no text in UTF-8. Save it as such.", e);
        } catch (IOException e) {
            throw new RefusedException("Cannot read " + file + ": " + e + ".", e);
        }
    }

    private void tell(WarmPlan plan) {
        Table table = new Table("VOICE", "MISSING", "CHARACTERS", "COST");
        plan.missing().stream()
                .collect(Collectors.groupingBy(
                        item -> item.engine() + "/" + item.voice(), TreeMap::new, Collectors.toList()))
                .forEach((voice, items) -> table.row(
                        voice,
                        items.size(),
                        items.stream().mapToLong(WarmItem::characters).sum(),
                        Figures.money(
                                items.stream().mapToLong(WarmItem::costMicros).sum())));
        if (!table.isEmpty()) {
            table.print(terminal.out());
        }
        terminal.out()
                .println(plan.missing().size() + " missing, " + plan.kept() + " kept already, " + plan.repeated()
                        + " repeated, " + plan.failures().size() + " refused; " + plan.characters()
                        + " characters to speak, at most " + Figures.money(plan.costMicros()));
    }

    private void tell(WarmFailure failure) {
        terminal.err().println(failure.place() + ": " + failure.reason());
    }

    private void requireConsent(WarmPlan plan) throws IOException {
        if (yes) {
            return;
        }
        if (!terminal.isInteractive()) {
            throw new RefusedException("Nobody is here to be asked. Add --yes to speak all of it, or --dry-run.");
        }
        if (!terminal.confirms(
                "Speak " + plan.missing().size() + " texts for at most " + Figures.money(plan.costMicros()) + "?")) {
            throw new RefusedException("Nothing was spoken.");
        }
    }

    private WarmResult make(Warming warming, WarmPlan plan) throws InterruptedException {
        Optional<ProgressBar> bar = terminal.isInteractive() ? Optional.of(bar(plan)) : Optional.empty();
        try {
            return warming.make(plan, parallel, () -> bar.ifPresent(ProgressBar::step));
        } finally {
            bar.ifPresent(ProgressBar::close);
        }
    }

    private ProgressBar bar(WarmPlan plan) {
        return new ProgressBarBuilder()
                .setTaskName("Speaking")
                .setInitialMax(plan.missing().size())
                .setConsumer(new ConsoleProgressBarConsumer(terminal.err(), WIDTH))
                .build();
    }
}

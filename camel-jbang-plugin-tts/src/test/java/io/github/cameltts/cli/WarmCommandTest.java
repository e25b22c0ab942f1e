package io.github.cameltts.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WarmCommandTest {

    @TempDir
    private Path folder;

    private Path list;

    @BeforeEach
    void write() throws IOException {
        list = Files.writeString(folder.resolve("list.txt"), "\uFEFFOne\nTwo\nOne\n\n");
    }

    @Test
    void dryRunTellsWhatIsMissingAndItsPrice() {
        CommandRun run = warm(Optional.empty(), list, "--dry-run");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .containsPattern("builtin/slt +2 +6 +0\\.00006")
                .contains("2 missing, 0 kept already, 1 repeated, 0 refused; 6 characters to speak, at most 0.00006");
        assertThat(warm(Optional.empty(), list, "--dry-run").out()).contains("2 missing");
    }

    @Test
    void whatIsMissingIsSpokenAndThenKept() {
        CommandRun first = warm(Optional.empty(), list, "--yes");
        CommandRun second = warm(Optional.empty(), list);

        assertThat(first.exitCode()).as(first.err()).isZero();
        assertThat(first.out()).contains("Made 2 of 2, which cost 0.00006");
        assertThat(first.err()).isEmpty();
        assertThat(second.exitCode()).isZero();
        assertThat(second.out()).contains("0 missing, 2 kept already").doesNotContain("Made");
        assertThat(say("One").out()).contains(" store, cost 0.00");
    }

    @Test
    void nobodyToAskMeansNo() {
        CommandRun run = warm(Optional.empty(), list);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).hasLineCount(1).contains("--yes");
        assertThat(warm(Optional.empty(), list, "--dry-run").out()).contains("2 missing");
    }

    @Test
    void personIsAskedAndSeesHowItGoesOn() {
        CommandRun declined = warm(Optional.of(""), list);
        CommandRun agreed = warm(Optional.of("y"), list);

        assertThat(declined.exitCode()).isEqualTo(1);
        assertThat(declined.err()).contains("Speak 2 texts for at most 0.00006? [y/N]", "Nothing was spoken");
        assertThat(agreed.exitCode()).as(agreed.err()).isZero();
        assertThat(agreed.err()).contains("Speaking 100%", "2/2");
        assertThat(agreed.out()).contains("Made 2 of 2").doesNotContain("Speaking");
    }

    @Test
    void linesThatFailAreToldAndTheOthersAreSpoken() throws IOException {
        Path csv = Files.writeString(
                folder.resolve("list.CSV"), "text,voice\nOne,slt\nTwo,nobody\nThree, four,slt\nFour,\n");

        CommandRun run = warm(Optional.empty(), csv, "--yes", "--voice=slt", "--engine=builtin", "--parallel=2");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("2 missing", "2 refused", "Made 2 of 2");
        assertThat(run.err().lines())
                .satisfiesExactlyInAnyOrder(
                        voice -> assertThat(voice).startsWith("row 2: ").contains("nobody"),
                        commas -> assertThat(commas).startsWith("row 3: ").contains("quotes"));
    }

    @Test
    void listsThatCannotBeReadAreRefused() throws IOException {
        Path latin = Files.write(folder.resolve("latin.txt"), "Grüße".getBytes(StandardCharsets.ISO_8859_1));
        Path empty = Files.writeString(folder.resolve("empty.txt"), "\n");

        assertThat(warm(Optional.empty(), latin).err()).hasLineCount(1).contains("UTF-8");
        assertThat(warm(Optional.empty(), empty).err()).hasLineCount(1).contains("The list is empty");
        assertThat(warm(Optional.empty(), folder.resolve("none.txt")).err())
                .hasLineCount(1)
                .contains("There is no file");
        assertThat(warm(Optional.empty(), folder).err()).hasLineCount(1).contains("Cannot read");
        assertThat(warm(Optional.empty(), list, "--parallel=0").exitCode()).isEqualTo(1);
    }

    private CommandRun say(String text) {
        return CommandRun.of(
                folder.resolve("home"),
                "say",
                text,
                "-o",
                folder.resolve(text + ".wav").toString());
    }

    private CommandRun warm(Optional<String> typed, Path file, String... arguments) {
        List<String> all = new ArrayList<>(List.of(
                "warm", file.toString(), "--home=" + folder.resolve("home"), "-Dtts.builtin.pricePerMillionChars=10"));
        all.addAll(List.of(arguments));
        return CommandRun.run(typed, all.toArray(new String[0]));
    }
}

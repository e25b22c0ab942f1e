package io.github.cameltts.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How the commands are called, whatever they do. */
class TtsCommandLineTest {

    @Test
    void aWordIsACommandAndAnOptionIsCamels() {
        assertThat(TtsCommandLine.isMeantBy("stats", "--json")).isTrue();
        assertThat(TtsCommandLine.isMeantBy("--help")).isTrue();
        assertThat(TtsCommandLine.isMeantBy()).isFalse();
        assertThat(TtsCommandLine.isMeantBy("-duration", "5")).isFalse();
    }

    @Test
    void helpListsTheCommands() {
        CommandRun run = run("--help");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("say", "voices", "stats");
    }

    @Test
    void helpOfACommandListsItsOptionsAndStartsNothing() {
        CommandRun run = run("say", "--help");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("--home", "--voice", "--output");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void wrongUsageIsExplainedInOneLine() {
        CommandRun option = run("stats", "--day=3");
        CommandRun number = run("stats", "--days=many");
        CommandRun text = run("say");
        CommandRun nothing = run();

        assertThat(option.exitCode()).isEqualTo(2);
        assertThat(option.err()).hasLineCount(1).contains("--day", "tts stats --help", "--days");
        assertThat(number.exitCode()).isEqualTo(2);
        assertThat(number.err()).hasLineCount(1).contains("--days", "many");
        assertThat(text.exitCode()).isEqualTo(2);
        assertThat(text.err()).hasLineCount(1).contains("TEXT");
        assertThat(nothing.exitCode()).isEqualTo(2);
        assertThat(nothing.err()).hasLineCount(1).contains("subcommand");
    }

    private static CommandRun run(String... arguments) {
        return CommandRun.run(Optional.empty(), arguments);
    }
}

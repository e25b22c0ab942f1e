package io.github.cameltts.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatsCommandTest {

    @TempDir
    private Path home;

    @Test
    void tellsWhatWasKeptSpentAndSaved() {
        say("Hello");
        say("Hello");
        say("Good bye");

        CommandRun run = CommandRun.of(home, "stats");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("Kept: 2 entries", "Answered: 3 requests, 33.3 % from the cache, 0 shared, 2 made")
                .contains("Spent 0.00013, saved 0.00005")
                .containsPattern("builtin/slt +2 ")
                .containsPattern(LocalDate.now(ZoneOffset.UTC) + " +3 +33\\.3 % +2 +0\\.00013 +0\\.00005");
    }

    @Test
    void programsReadTheSameAsJson() throws Exception {
        say("Hello");

        JsonNode statistics = new ObjectMapper()
                .readTree(CommandRun.of(home, "stats", "--json", "--days=2").out());

        assertThat(statistics.at("/entries/entries").asInt()).isEqualTo(1);
        assertThat(statistics.at("/all_time/spent_micros").asInt()).isEqualTo(50);
        assertThat(statistics.at("/days")).hasSize(2);
        assertThat(statistics.has("session")).isFalse();
    }

    @Test
    void emptyCacheHasNothingToTell() {
        CommandRun run = CommandRun.of(home, "stats");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("Kept: 0 entries in 0 B").hasLineCount(3);
    }

    @Test
    void reportIsAboutOneDayAtLeast() {
        CommandRun run = CommandRun.of(home, "stats", "--days=0");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).hasLineCount(1).contains("days is 0");
    }

    private void say(String text) {
        CommandRun run = CommandRun.of(home, "say", text, "-o", "-", "-Dtts.builtin.pricePerMillionChars=10");
        assertThat(run.exitCode()).as(run.err()).isZero();
    }
}

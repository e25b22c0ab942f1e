package io.github.cameltts.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VoicesCommandTest {

    @TempDir
    private Path home;

    @Test
    void listsTheVoicesOfTheEngineAndTheNamesForThem() {
        CommandRun run = CommandRun.of(home, "voices", "-Dtts.voices.narrator=builtin/slt?rate=0.9");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines().map(line -> line.strip().split("\\s+", 3)))
                .anySatisfy(cells -> assertThat(cells).startsWith("builtin", "slt"))
                .anySatisfy(cells -> assertThat(cells).startsWith("builtin", "narrator"));
    }

    @Test
    void enginesThatStandInForEachOtherAreAllListed() throws Exception {
        CommandRun run = CommandRun.of(home, "voices", "--json", "-Dtts.engines=openai, builtin");

        JsonNode voices = new ObjectMapper().readTree(run.out());
        assertThat(voices.findValuesAsText("engine")).contains("openai", "builtin");
        assertThat(voices.findValuesAsText("voice")).contains("alloy", "slt");
    }

    @Test
    void unknownEngineIsRefused() {
        CommandRun run = CommandRun.of(home, "voices", "--engine=builtn");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).hasLineCount(1).contains("Did you mean builtin");
    }
}

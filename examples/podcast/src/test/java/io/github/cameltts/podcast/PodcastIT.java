package io.github.cameltts.podcast;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Runs the README's lines in a copy of the example's files, as a user runs them in its folder. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "The README's lines are for a POSIX shell")
class PodcastIT {

    private static final Pattern LINES =
            Pattern.compile("<!-- run by PodcastIT -->\\n```sh\\n(.*?)```", Pattern.DOTALL);

    private static final List<String> FILES =
            List.of("application.properties", "podcast.camel.yaml", "cover.svg", "music/bed.wav", "sample/camels.md");

    @TempDir
    private Path folder;

    @Test
    void theLinesOfTheReadmeMakeAnEpisodeAndTheNextTimeNothing() throws Exception {
        Files.createDirectory(folder.resolve("music"));
        Files.createDirectory(folder.resolve("sample"));
        for (String file : FILES) {
            Files.copy(Path.of(file), folder.resolve(file));
        }
        Files.createSymbolicLink(folder.resolve("target"), Path.of("target").toAbsolutePath());

        run();
        assertThat(folder.resolve("outputs/camels.wav")).isNotEmptyFile();
        assertThat(folder.resolve("outputs/camels.svg")).isNotEmptyFile();
        assertThat(folder.resolve("outputs/camels.json")).content().contains("\"cache\" : \"synthesized\"");

        run();
        assertThat(folder.resolve("outputs/camels.json")).content().contains("\"cache\" : \"store\"");
    }

    private void run() throws IOException, InterruptedException {
        Process shell = new ProcessBuilder("sh", "-e", "-c", lines())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        try {
            assertThat(shell.waitFor(3, TimeUnit.MINUTES)).isTrue();
            assertThat(shell.exitValue())
                    .as(Files.readString(folder.resolve("log")))
                    .isZero();
        } finally {
            shell.descendants().forEach(ProcessHandle::destroyForcibly);
            shell.destroyForcibly();
        }
    }

    private static String lines() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        return LINES.matcher(readme)
                .results()
                .map(MatchResult::group)
                .map(found -> LINES.matcher(found).replaceFirst("$1"))
                .reduce((first, second) -> first + second)
                .orElseThrow();
    }
}

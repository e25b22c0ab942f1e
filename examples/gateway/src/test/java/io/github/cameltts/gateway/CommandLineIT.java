package io.github.cameltts.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of the built jar, as the project's README writes them. */
class CommandLineIT {

    private static final String GATEWAY = "java -jar examples/gateway/target/tts-gateway.jar ";
    private static final Pattern COMMANDS = Pattern.compile("## Command line\\R.*?```sh\\R(.*?)```", Pattern.DOTALL);

    @TempDir
    Path directory;

    @Test
    void theReadmesCommandsWork() throws Exception {
        Files.writeString(directory.resolve("announcements.csv"), "text,voice\nMind the gap.,slt\nDoors close.,\n");

        for (String line : readmeCommands()) {
            GatewayCommand command = run(line);

            assertThat(command.exitCode()).as(line + command.err()).isZero();
            assertThat(command.err()).as(line).isEmpty();
            assertThat(command.out()).as(line).isNotBlank();
        }
        assertThat(directory.resolve("gap.wav")).isNotEmptyFile();
    }

    private static List<String> readmeCommands() throws IOException {
        Matcher section = COMMANDS.matcher(Files.readString(Path.of("../../README.md")));
        assertThat(section.find()).isTrue();
        List<String> lines = section.group(1).lines().toList();
        assertThat(lines).hasSizeGreaterThan(4).allMatch(line -> line.startsWith(GATEWAY));
        return lines;
    }

    @Test
    void commandsWorkBesideARunningGatewayAndStartNothingOfIt() throws Exception {
        try (Gateway gateway = Gateway.start(directory)) {
            gateway.drop("hello.txt", "Hello");
            await().atMost(Duration.ofMinutes(1)).until(() -> Files.exists(gateway.outbox("hello.json")));
            GatewayCommand said = run(GATEWAY + "say Hello");
            GatewayCommand stats = run(GATEWAY + "stats");

            assertThat(said.exitCode()).as(said.err()).isZero();
            assertThat(said.out()).contains("speech.wav: ", " store, ");
            assertThat(directory.resolve("speech.wav")).hasSameBinaryContentAs(gateway.outbox("hello.wav"));
            assertThat(stats.out()).contains("Kept: 1 entries").doesNotContain("Watching");
        }
    }

    @Test
    void cleanupTellsAndDeletesOnlyWhenForced() throws Exception {
        run(GATEWAY + "say Hello");

        GatewayCommand dry = run(GATEWAY + "cleanup --dry-run");
        GatewayCommand unasked = run(GATEWAY + "cleanup");
        GatewayCommand forced = run(GATEWAY + "cleanup --force");

        assertThat(dry.exitCode()).isZero();
        assertThat(dry.out()).contains("DIRECTORY", "Would delete 1 files");
        assertThat(unasked.exitCode()).isEqualTo(1);
        assertThat(unasked.err()).hasLineCount(1).contains("--force");
        assertThat(forced.exitCode()).isZero();
        assertThat(forced.out()).contains("Deleted 1 files");
        assertThat(run(GATEWAY + "stats").out()).contains("Kept: 0 entries");
    }

    @Test
    void theCommandLineBeatsTheEnvironmentAndThatTheFile() throws Exception {
        Files.writeString(directory.resolve("application.properties"), "tts.home = file\ntts.format = pcm\n");
        Map<String, String> environment = Map.of(
                "TTS_HOME",
                "environment",
                "CAMEL_MAIN_ROUTESINCLUDEPATTERN",
                "classpath:camel-tts/tts-file-drop.camel.yaml");

        GatewayCommand.run(directory, GATEWAY + "say Hello -o one", environment);
        GatewayCommand.run(directory, GATEWAY + "say Hello -o two --home option", environment);
        GatewayCommand.run(directory, GATEWAY.replace("-jar", "-Dtts.home=system -jar") + "say Hello", environment);

        assertThat(directory.resolve("environment/tts.db")).exists();
        assertThat(directory.resolve("environment/inbox")).doesNotExist();
        assertThat(directory.resolve("option/tts.db")).exists();
        assertThat(directory.resolve("system/tts.db")).exists();
        assertThat(directory.resolve("file")).doesNotExist();
        assertThat(directory.resolve("speech.pcm")).isNotEmptyFile();
    }

    @Test
    void failuresAndWrongUsageHaveTheirExitCodes() throws Exception {
        Files.writeString(directory.resolve("home"), "I am a file");

        GatewayCommand failed = run(GATEWAY + "stats --home home");
        GatewayCommand unknown = run(GATEWAY + "stat");

        assertThat(failed.exitCode()).isEqualTo(1);
        assertThat(failed.err()).hasLineCount(1).contains("tts.home");
        assertThat(failed.out()).isEmpty();
        assertThat(unknown.exitCode()).isEqualTo(2);
        assertThat(unknown.err()).hasLineCount(1).contains("stat");
    }

    private GatewayCommand run(String line) throws Exception {
        return GatewayCommand.run(directory, line, Map.of());
    }
}

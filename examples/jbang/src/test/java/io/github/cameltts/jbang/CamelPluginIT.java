package io.github.cameltts.jbang;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The plugin in the real command line, as its README says; its home and local repository are the test's own. */
class CamelPluginIT {

    private static final Path BUILD = Path.of(System.getProperty("build.directory"));
    private static final Path MAVEN_REPOSITORY = Path.of(System.getProperty("maven.repository"));
    private static final Path PLUGIN = Path.of("../../camel-jbang-plugin-tts/README.md");

    @TempDir
    Path directory;

    @BeforeEach
    void tellWhereJarsAre() throws IOException {
        Files.writeString(
                directory.resolve(".camel-jbang-user.properties"),
                "repos=" + MAVEN_REPOSITORY.toUri() + ","
                        + BUILD.resolve("repository").toUri());
    }

    @Test
    void speaksOnceThePluginIsAddedAndExplainsFailuresInOneLine() throws Exception {
        List<String> lines = readmeCommands();
        assertThat(lines).hasSize(2);

        Run added = camel(lines.get(0));
        Run said = camel(lines.get(1));
        Run failed = camel("camel tts say Hello --voice=slte -o -");

        assertThat(added.exitCode()).as(added.output()).isZero();
        assertThat(said.exitCode()).as(said.output()).isZero();
        assertThat(said.output()).contains("speech.wav: ", "builtin/slt, synthesized");
        assertThat(directory.resolve("speech.wav")).isNotEmptyFile();
        assertThat(failed.exitCode()).isEqualTo(1);
        assertThat(failed.output()).contains("Did you mean slt").doesNotContain("\tat ");
    }

    /** What a command printed and how it ended. */
    private record Run(int exitCode, String output) {}

    private static List<String> readmeCommands() throws IOException {
        Matcher lines = Pattern.compile("```sh\\R(.*?)```", Pattern.DOTALL).matcher(Files.readString(PLUGIN));
        assertThat(lines.find()).isTrue();
        return lines.group(1).lines().toList();
    }

    private Run camel(String line) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Duser.home=" + directory,
                "-Dmaven.repo.local=" + BUILD.resolve("repository"),
                "-cp",
                BUILD.resolve("lib") + "/*" + System.getProperty("path.separator") + BUILD.resolve("classes"),
                "main.CamelJBang"));
        Pattern.compile("\"([^\"]*)\"|(\\S+)")
                .matcher(line.substring("camel ".length()))
                .results()
                .forEach(word -> command.add(word.group(1) != null ? word.group(1) : word.group(2)));
        Path output = directory.resolve("camel.log");
        Process camel = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (!camel.waitFor(5, TimeUnit.MINUTES)) {
            camel.destroyForcibly();
            throw new AssertionError(line + " is still running after five minutes: " + Files.readString(output));
        }
        return new Run(camel.exitValue(), Files.readString(output));
    }
}

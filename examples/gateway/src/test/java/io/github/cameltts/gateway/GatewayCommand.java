package io.github.cameltts.gateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What a command of the built jar said and how it ended.
 *
 * @param out standard output
 */
record GatewayCommand(int exitCode, String out, String err) {

    private static final String JAR = "examples/gateway/target/tts-gateway.jar";

    /** Runs a line as a person types it in the project's root, in another folder and with nobody to ask. */
    static GatewayCommand run(Path directory, String line, Map<String, String> environment) throws Exception {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        String command = line.replaceFirst("^java ", "'" + java + "' ")
                .replace(JAR, "'" + System.getProperty("gateway.jar") + "'");
        Path out = directory.resolve("command.out");
        Path err = directory.resolve("command.err");
        ProcessBuilder builder = new ProcessBuilder(List.of("sh", "-c", command))
                .directory(directory.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError("The command is still running after two minutes: " + line);
        }
        return new GatewayCommand(process.exitValue(), read(out), read(err));
    }

    private static String read(Path file) throws IOException {
        return Files.readString(file);
    }
}

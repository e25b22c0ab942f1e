package io.github.cameltts.gateway;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The built jar, running as a user runs it, with a home of its own. */
final class Gateway implements AutoCloseable {

    private final Path home;
    private final Process process;

    private Gateway(Path home, Process process) {
        this.home = home;
        this.process = process;
    }

    static Gateway start(Path directory, String... properties) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Dtts.http.port=" + unusedPort()); // a later one of the test's own beats it
        command.addAll(List.of(properties));
        command.addAll(List.of("-jar", System.getProperty("gateway.jar")));
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        directory.resolve("gateway.log").toFile()))
                .start();
        return new Gateway(directory.resolve("tts-data"), process);
    }

    static int unusedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Writes beside the inbox and moves, as a careful program does. */
    static void drop(Path directory, String name, String text) throws IOException {
        Path inbox = Files.createDirectories(directory.resolve("tts-data/inbox"));
        Path written = Files.writeString(directory.resolve(name), text);
        Files.move(written, inbox.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    void drop(String name, String text) throws IOException {
        drop(home.getParent(), name, text);
    }

    Path outbox(String name) {
        return home.resolve("outbox").resolve(name);
    }

    Path inbox(String name) {
        return home.resolve("inbox").resolve(name);
    }

    String log() throws IOException {
        return Files.readString(home.resolveSibling("gateway.log"));
    }

    boolean isAlive() {
        return process.isAlive();
    }

    int exitCode() throws InterruptedException {
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            throw new AssertionError("The gateway is still running after two minutes");
        }
        return process.exitValue();
    }

    /** As Ctrl-C and a service manager do. */
    void terminate() {
        process.destroy();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }
}

package io.github.cameltts.routes.http.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs scripts with the vendors' own SDKs, as npm installs them, against a server of the test. */
public final class Sdk implements AutoCloseable {

    /** Why a test is skipped. */
    public static final String MISSING =
            "node, npm or their registry cannot be reached: the faces are not tested with the" + " vendors' SDKs";

    private static final Path SCRIPTS = Path.of("src/test/resources/sdk");
    private static final Path FOLDER = Path.of("target/sdk").toAbsolutePath();
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static Boolean installed;

    private final Process process;
    private final BufferedReader output;

    private Sdk(Process process) {
        this.process = process;
        this.output = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Whether the SDKs are there; installs them where they are not. */
    public static synchronized boolean isInstalled() {
        if (installed == null) {
            installed = install();
        }
        return installed;
    }

    /**
     * Starts a script.
     *
     * @param name below the folder of scripts
     * @param baseUrl of the server
     * @param environment what else the script wants to know
     */
    public static Sdk start(String name, String baseUrl, Map<String, String> environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("node", FOLDER.resolve(name).toString());
        builder.environment().put("OPENAI_BASE_URL", baseUrl + "/v1");
        builder.environment().put("OPENAI_API_KEY", "any");
        builder.environment().put("ELEVENLABS_BASE_URL", baseUrl);
        builder.environment().put("ELEVENLABS_API_KEY", "any");
        builder.environment().putAll(environment);
        Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        // A script that hangs fails its test, which waits for its next line.
        CompletableFuture.delayedExecutor(1, TimeUnit.MINUTES).execute(process::destroyForcibly);
        return new Sdk(process);
    }

    /** All that a script tells until it ends, well. */
    public static List<JsonNode> run(String name, String baseUrl, Map<String, String> environment) throws Exception {
        try (Sdk script = start(name, baseUrl, environment)) {
            return script.rest();
        }
    }

    /** Runs the text of a script in a folder, well. */
    static void runText(String script, Path folder) throws Exception {
        Path file = Files.createTempFile(FOLDER, "script", ".mjs");
        Files.writeString(file, script);
        Process process = new ProcessBuilder("node", file.toString())
                .directory(folder.toFile())
                .inheritIO()
                .start();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isZero();
        Files.delete(file);
    }

    /** The next thing that the script tells; waits for it. */
    public JsonNode next() throws IOException {
        String line = output.readLine();
        assertThat(line).as("the script has ended").isNotNull();
        return MAPPER.readTree(line);
    }

    /** What the script tells from now on until it ends, well. */
    public List<JsonNode> rest() throws Exception {
        List<JsonNode> told = new ArrayList<>();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            told.add(MAPPER.readTree(line));
        }
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isZero();
        return told;
    }

    /** As scripts tell it: SHA-256 in hex. */
    public static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private static boolean install() {
        try {
            copyScripts();
            Path lock = FOLDER.resolve("package-lock.json");
            Path done = FOLDER.resolve("node_modules/installed");
            if (Files.exists(done) && Files.mismatch(done, lock) < 0) {
                return true;
            }
            Process npm = new ProcessBuilder("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
                    .directory(FOLDER.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(FOLDER.resolve("npm.log").toFile())
                    .start();
            boolean well = npm.waitFor(5, TimeUnit.MINUTES) && npm.exitValue() == 0;
            npm.destroyForcibly();
            if (well) {
                Files.copy(lock, done);
            }
            return well;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void copyScripts() throws IOException {
        try (Stream<Path> scripts = Files.walk(SCRIPTS)) {
            scripts.filter(Files::isRegularFile).forEach(script -> {
                try {
                    Path copy = FOLDER.resolve(SCRIPTS.relativize(script).toString());
                    Files.createDirectories(copy.getParent());
                    Files.write(copy, Files.readAllBytes(script));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}

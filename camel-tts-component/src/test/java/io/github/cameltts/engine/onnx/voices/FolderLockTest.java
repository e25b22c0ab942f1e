package io.github.cameltts.engine.onnx.voices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cameltts.spi.EngineUnavailableException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Who holds the lock of a voice, in this process and in others. */
@Timeout(60)
class FolderLockTest {

    private static final Duration SHORT = Duration.ofMillis(200);
    private static final int REFUSED = 3;

    @TempDir
    Path folder;

    @Test
    void aWaiterHereThatGivesUpDoesNotLetOtherProcessesIn() throws Exception {
        try (FolderLock lock = FolderLock.acquire(folder, "anna", SHORT)) {
            assertThatThrownBy(() -> FolderLock.acquire(folder, "anna", SHORT))
                    .isInstanceOf(EngineUnavailableException.class)
                    .hasMessageContaining("anna");

            assertThat(otherProcess()).isEqualTo(REFUSED);
        }
        assertThat(otherProcess()).isZero();
    }

    @Test
    void theNextOneHereGetsItsTurn() throws Exception {
        CompletableFuture<Void> second;
        try (FolderLock lock = FolderLock.acquire(folder, "anna", SHORT)) {
            second = CompletableFuture.runAsync(this::acquire);
            assertThat(second).isNotDone();
        }
        second.join();
        FolderLock.acquire(folder, "anna", SHORT).close();
    }

    @Test
    void eachVoiceHasItsOwn() throws Exception {
        try (FolderLock anna = FolderLock.acquire(folder, "anna", SHORT);
                FolderLock bert = FolderLock.acquire(folder, "bert", SHORT)) {
            assertThat(folder.resolve(".locks")).isDirectoryContaining("glob:**bert.lock");
        }
    }

    private void acquire() {
        try {
            FolderLock.acquire(folder, "anna", Duration.ofSeconds(30)).close();
        } catch (InterruptedException e) {
            throw new CompletionException(e);
        }
    }

    private int otherProcess() throws Exception {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherProcess.class.getName(),
                        folder.toString())
                .inheritIO()
                .start()
                .waitFor();
    }

    /** Ends with 0 when it gets the lock. */
    static final class OtherProcess {

        private OtherProcess() {}

        public static void main(String[] args) throws Exception {
            try {
                FolderLock.acquire(Path.of(args[0]), "anna", SHORT).close();
            } catch (EngineUnavailableException e) {
                System.exit(REFUSED);
            }
        }
    }
}

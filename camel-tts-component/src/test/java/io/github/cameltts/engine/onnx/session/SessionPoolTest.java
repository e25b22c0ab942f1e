package io.github.cameltts.engine.onnx.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtProvider;
import io.github.cameltts.spi.EngineUnavailableException;
import io.github.cameltts.spi.InvalidSpeechRequestException;
import io.github.cameltts.spi.LoadedModel;
import io.github.cameltts.spi.SynthesisFailedException;
import io.github.cameltts.spi.UnusableModelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SessionPoolTest {

    private static final long[] HELLO = {1, 0, 20, 0, 59, 0, 24, 0, 120, 0, 27, 0, 100, 0, 2};

    private static SessionSettings settings(Duration idleTimeout) {
        return new SessionSettings(1, ExecutionProvider.CPU, idleTimeout, 8, false);
    }

    @Test
    void aModelIsLoadedOnceForAllWhoRunIt() throws Exception {
        try (SessionPool pool = new SessionPool(settings(Duration.ZERO))) {
            ModelSource voice = TestModels.builtin();
            List<CompletableFuture<float[]>> runs = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                runs.add(CompletableFuture.supplyAsync(() -> pool.run(voice, inputs(HELLO), "output")));
            }

            for (CompletableFuture<float[]> run : runs) {
                assertThat(run.get(30, TimeUnit.SECONDS))
                        .hasSizeGreaterThan(2000)
                        .isEqualTo(runs.get(0).get());
            }
            assertThat(pool.loaded()).singleElement().satisfies(model -> {
                assertThat(model.name()).isEqualTo("voice.onnx");
                assertThat(model.bytes()).isEqualTo(TestModels.builtinBytes().length);
                assertThat(model.users()).isZero();
            });
        }
    }

    @Test
    void aModelThatNobodyUsesIsUnloadedAndLoadedAgainWhenNeeded() throws Exception {
        try (SessionPool pool = new SessionPool(settings(Duration.ofMillis(50)))) {
            float[] before = pool.run(TestModels.builtin(), inputs(HELLO), "output");

            await().until(() -> pool.loaded().isEmpty());

            assertThat(pool.run(TestModels.builtin(), inputs(HELLO), "output")).isEqualTo(before);
        }
    }

    @Test
    void aModelThatIsOftenRunSideBySideIsLoadedTwiceAndGivesTheSame() throws Exception {
        try (SessionPool pool = new SessionPool(manyThreads(Duration.ofSeconds(2), true))) {
            float[] alone = pool.run(TestModels.builtin(), inputs(HELLO), "output");

            await().until(() -> {
                sideBySide(pool, TestModels.builtin());
                return sizes(pool).equals(List.of(2L * TestModels.builtinBytes().length));
            });

            assertThat(sideBySide(pool, TestModels.builtin()))
                    .allSatisfy(samples -> assertThat(samples).isEqualTo(alone));
            await().until(() -> pool.loaded().isEmpty());
            assertThat(pool.run(TestModels.builtin(), inputs(HELLO), "output")).isEqualTo(alone);
            assertThat(pool.loaded().get(0).bytes()).isEqualTo(TestModels.builtinBytes().length);
        }
    }

    @Test
    void aModelIsLoadedOnceWhereMemoryIsToBeSaved() throws Exception {
        try (SessionPool pool = new SessionPool(manyThreads(Duration.ZERO, false))) {
            sideBySideOften(pool, TestModels.builtin());

            await().during(Duration.ofMillis(300))
                    .until(() -> sizes(pool).equals(List.of((long) TestModels.builtinBytes().length)));
        }
    }

    @Test
    void whatCannotBeLoadedASecondTimeGoesOnAsItIs(@TempDir Path folder) throws Exception {
        Path file = Files.write(folder.resolve("voice.onnx"), TestModels.builtinBytes());
        ModelSource voice = ModelSource.file("voice.onnx", file, "digest");
        try (SessionPool pool = new SessionPool(manyThreads(Duration.ZERO, true))) {
            float[] alone = pool.run(voice, inputs(HELLO), "output");
            Files.delete(file);

            sideBySideOften(pool, voice);

            assertThat(sideBySide(pool, voice))
                    .allSatisfy(samples -> assertThat(samples).isEqualTo(alone));
            assertThat(sizes(pool)).containsExactly((long) TestModels.builtinBytes().length);
        }
    }

    @Test
    void closingWaitsForWhatIsBeingLoadedASecondTime() throws Exception {
        Set<Thread> before = Set.copyOf(Thread.getAllStackTraces().keySet());
        SessionPool pool = new SessionPool(manyThreads(Duration.ZERO, true));
        sideBySideOften(pool, TestModels.builtin());

        pool.close();

        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> !before.contains(thread))
                .extracting(Thread::getName)
                .doesNotContain("TtsModels");
    }

    private static List<Long> sizes(SessionPool pool) {
        return pool.loaded().stream().map(LoadedModel::bytes).toList();
    }

    private static void sideBySideOften(SessionPool pool, ModelSource voice) throws Exception {
        for (int i = 0; i < SecondSession.WORTHWHILE_AFTER; i++) {
            sideBySide(pool, voice);
        }
    }

    private static SessionSettings manyThreads(Duration idleTimeout, boolean secondSession) {
        int threads = Math.min(256, Runtime.getRuntime().availableProcessors() + 1);
        return new SessionSettings(threads, ExecutionProvider.CPU, idleTimeout, 8, secondSession);
    }

    /** Four runs at the same time. */
    private static List<float[]> sideBySide(SessionPool pool, ModelSource voice) throws Exception {
        List<CompletableFuture<float[]>> runs = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        for (int i = 0; i < 4; i++) {
            runs.add(CompletableFuture.supplyAsync(() -> pool.run(voice, inputs(HELLO), "output"), threads));
        }
        threads.shutdown();
        List<float[]> samples = new ArrayList<>();
        for (CompletableFuture<float[]> run : runs) {
            samples.add(run.get(30, TimeUnit.SECONDS));
        }
        return samples;
    }

    @Test
    void theModelThatWasIdleForTheLongestTimeLeavesForAnotherOne() throws Exception {
        try (SessionPool pool =
                new SessionPool(new SessionSettings(1, ExecutionProvider.CPU, Duration.ZERO, 2, false))) {
            pool.load(TestModels.builtin());
            pool.load(TestModels.identity());
            pool.load(ModelSource.resource("third.onnx", "third", TestModels.identityBytes()));

            assertThat(pool.loaded()).extracting(LoadedModel::name).containsOnly("identity.onnx", "third.onnx");
        }
    }

    @Test
    void runsGoOnWhileModelsComeAndGo() throws Exception {
        try (SessionPool pool = new SessionPool(settings(Duration.ofMillis(1)))) {
            ModelSource voice = TestModels.builtin();
            for (int i = 0; i < 40; i++) {
                assertThat(pool.run(voice, inputs(HELLO), "output")).hasSizeGreaterThan(2000);
            }
        }
    }

    @Test
    void closingWaitsForARunAndIsFinal() throws Exception {
        SessionPool pool = new SessionPool(settings(Duration.ZERO));
        ModelSource voice = TestModels.builtin();
        pool.run(voice, inputs(HELLO), "output");
        CompletableFuture<float[]> run =
                CompletableFuture.supplyAsync(() -> pool.run(voice, inputs(long2000()), "output"));
        await().until(() -> pool.loaded().get(0).users() == 1 || run.isDone());

        pool.close();
        pool.close();

        assertThat(run).succeedsWithin(Duration.ofSeconds(20));
        assertThat(pool.loaded()).isEmpty();
        assertThatThrownBy(() -> pool.run(voice, inputs(HELLO), "output"))
                .isInstanceOf(EngineUnavailableException.class);
    }

    @Test
    void anIdThatTheModelDoesNotHaveIsAnErrorAndTheModelGoesOn() throws Exception {
        try (SessionPool pool = new SessionPool(settings(Duration.ZERO))) {
            ModelSource voice = TestModels.builtin();

            assertThatThrownBy(() -> pool.run(voice, inputs(new long[] {1, 0, 99_999, 0, 2}), "output"))
                    .isInstanceOf(SynthesisFailedException.class);

            assertThat(pool.run(voice, inputs(HELLO), "output")).hasSizeGreaterThan(2000);
            assertThat(pool.loaded().get(0).users()).isZero();
        }
    }

    @Test
    void aModelThatCannotBeLoadedIsAClearErrorAndLeavesNothingBehind() {
        byte[] unknownOperators = TestModels.identityBytes();
        unknownOperators[unknownOperators.length - 1] = 120; // the version of the operators
        ModelSource model = ModelSource.resource("future.onnx", "future", unknownOperators);
        try (SessionPool pool = new SessionPool(settings(Duration.ZERO))) {
            assertThatThrownBy(() -> pool.run(model, new ModelInputs(), "y"))
                    .isInstanceOf(UnusableModelException.class)
                    .matches(failure -> !((UnusableModelException) failure).retryable(), "is for good")
                    .hasMessageContaining("future.onnx")
                    .hasMessageContaining("opset");
            assertThat(pool.loaded()).isEmpty();
        }
    }

    @Test
    void aProviderThatIsNotThereIsNamedTogetherWithThoseThatAre() throws IOException {
        Assumptions.assumeFalse(
                OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA), "this machine has CUDA");
        SessionSettings cuda = new SessionSettings(1, ExecutionProvider.named("CUDA"), Duration.ZERO, 8, false);
        try (SessionPool pool = new SessionPool(cuda)) {
            ModelSource voice = TestModels.builtin();
            assertThatThrownBy(() -> pool.run(voice, inputs(HELLO), "output"))
                    .isInstanceOf(EngineUnavailableException.class)
                    .hasMessageContaining("onnxruntime_gpu")
                    .hasMessageContaining("CPUExecutionProvider");
        }
    }

    @Test
    void anUnknownProviderNamesTheKnownOnes() {
        assertThatThrownBy(() -> ExecutionProvider.named("abacus"))
                .isInstanceOf(InvalidSpeechRequestException.class)
                .hasMessageContaining("cpu, cuda");
    }

    private static long[] long2000() {
        long[] ids = new long[2001];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = i % 2 == 0 ? 59 : 0;
        }
        return ids;
    }

    private static ModelInputs inputs(long[] ids) {
        return new ModelInputs()
                .longs("input", ids, 1, ids.length)
                .longs("input_lengths", new long[] {ids.length}, 1)
                .floats("scales", new float[] {0, 1, 0}, 3)
                .longs("sid", new long[] {0}, 1);
    }
}

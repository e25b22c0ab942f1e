package io.github.cameltts.routes.cleanup;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltts.TtsConstants;
import io.github.cameltts.routes.TestApp;
import io.github.cameltts.routes.usage.AssetUsage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What each filter chooses. {@link MixedStore#run} compares every run with its plan, and with the disk. */
class CleanupTest {

    private static final Duration TEN_DAYS = Duration.ofDays(10);

    @TempDir
    private Path home;

    private TestApp app;
    private MixedStore store;

    @BeforeEach
    void start() throws Exception {
        app = TestApp.over(home).start();
        store = MixedStore.in(app, home);
    }

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void withoutFilterAllGoesButWhatIsPinned() throws Exception {
        CleanupPlan done = store.run(Map.of());

        assertThat(store.keys()).containsExactly("kept");
        assertThat(store.outputs()).isEmpty();
        assertThat(done.assets()).isEqualTo(5);
        assertThat(done.rows())
                .containsExactly(
                        new CleanupRow(home.resolve("blobs"), 5, 3, 1_204, "deleted"),
                        new CleanupRow(home.resolve("outbox"), 0, 3, 10, "deleted"));
        assertThat(home.resolve("outbox/chapters")).isDirectory();
    }

    @Test
    void planChangesNothing() throws Exception {
        store.plan(Map.of());

        assertThat(store.keys()).hasSize(6);
        assertThat(store.outputs()).hasSize(3);
        assertThat(store.bytes("blobs")).isEqualTo(1_234);
    }

    @Test
    void fileThatAnAssetStillNamesStays() throws Exception {
        CleanupPlan done = store.run(Map.of("voice", "nova"));

        assertThat(done.rows()).containsExactly(new CleanupRow(home.resolve("blobs"), 1, 0, 0, "deleted"));
        assertThat(store.keys()).doesNotContain("alpha").contains("twin", "kept");
    }

    @Test
    void fileOfSeveralAssetsCountsOnce() throws Exception {
        CleanupPlan done = store.run(Map.of("engine", "openai"));

        assertThat(done.rows()).containsExactly(new CleanupRow(home.resolve("blobs"), 2, 1, 1_000, "deleted"));
    }

    @Test
    void typeTenantAndVoiceNarrowTogether() throws Exception {
        store.run(Map.of("type", "image"));
        assertThat(store.keys()).containsExactly("alpha", "beta", "kept", "keptTwin", "twin");

        store.run(Map.of("tenant", "acme", "voice", "onyx"));
        assertThat(store.keys()).containsExactly("alpha", "beta", "kept", "keptTwin");
        assertThat(store.outputs()).hasSize(3);
    }

    @Test
    void cacheOnlyLeavesOutputsAndOutputsOnlyTheCache() throws Exception {
        store.run(Map.of("outputs_only", true));
        assertThat(store.outputs()).isEmpty();
        assertThat(store.keys()).hasSize(6);

        store.output("new.wav", "new");
        store.run(Map.of("cache_only", true));
        assertThat(store.outputs()).containsExactly("new.wav");
        assertThat(store.keys()).containsExactly("kept");
    }

    @Test
    void olderThanGoesByWhenItWasMade() throws Exception {
        store.age("beta", "created_at", TEN_DAYS);
        store.age("hello.wav", TEN_DAYS);

        store.run(Map.of("older_than", "9d"));

        assertThat(store.keys()).doesNotContain("beta").hasSize(5);
        assertThat(store.outputs()).containsExactly("chapters/one.wav", "hello.json");
    }

    @Test
    void unusedForGoesByTheLastUse() throws Exception {
        store.age("beta", "created_at", TEN_DAYS);
        store.age("alpha", "last_used_at", TEN_DAYS);
        store.age("hello.wav", TEN_DAYS);

        store.run(Map.of("unused_for", "9d"));

        assertThat(store.keys()).doesNotContain("alpha").hasSize(5);
        assertThat(store.outputs()).hasSize(3);
    }

    @Test
    void useOfAMomentAgoCountsAsUse() throws Exception {
        store.age("alpha", "last_used_at", TEN_DAYS);
        store.age("beta", "last_used_at", TEN_DAYS);
        AssetUsage.of(app.context()).used("alpha");

        store.run(Map.of("unused_for", "9d"));

        assertThat(store.keys()).contains("alpha").doesNotContain("beta");
    }

    @Test
    void filterThatMatchesNothingIsAnEmptyTable() throws Exception {
        assertThat(store.run(Map.of("type", "hologram")).rows()).isEmpty();
        assertThat(store.run(Map.of("older_than", "999999999d")).rows()).isEmpty();
        assertThat(store.keys()).hasSize(6);
    }

    @Test
    void whatIsRemovedIsNotRememberedEither() throws Exception {
        Map<String, Object> beta = Map.of(TtsConstants.KEY, "beta");
        assertThat(app.ask("kamelet:tts-memory-lookup-action", "text", beta).getHeader(TtsConstants.CACHE))
                .isEqualTo("memory");

        store.run(Map.of("engine", "builtin"));

        assertThat(app.ask("kamelet:tts-memory-lookup-action", "text", beta).getHeader(TtsConstants.CACHE))
                .isNull();
        assertThat(app.number("select count(*) from tts_file where asset_key = 'beta'"))
                .isZero();
    }

    @Test
    void moreThanOneSliceGoes() throws Exception {
        app.execute("with recursive n(i) as (select 1 union all select i + 1 from n where i < 350)"
                + " insert into tts_asset (asset_key, asset_type, content_type, blob, blob_sha256, blob_bytes, file_id,"
                + " created_at, last_used_at) select 'more' || i, 'bulk', 'audio/wav', 'aa/bb/' || (i / 3), 'x', 1, 'f',"
                + " i, i from n");

        CleanupPlan done = store.run(Map.of("type", "bulk"));

        assertThat(done.assets()).isEqualTo(350);
        assertThat(done.files()).isZero();
        assertThat(store.keys()).hasSize(6);
    }

    @Test
    void lostAndCutFilesCountAsWhatIsThere() throws Exception {
        try (Stream<Path> blobs = Files.walk(home.resolve("blobs"))) {
            for (Path file : blobs.filter(Files::isRegularFile).toList()) {
                long size = Files.size(file);
                if (size == 1_000) {
                    Files.delete(file);
                } else if (size == 200) {
                    Files.writeString(file, "cut");
                }
            }
        }

        CleanupPlan done = store.run(Map.of("type", "tts"));

        assertThat(done.files()).isEqualTo(1);
        assertThat(done.size()).isEqualTo(3);
        assertThat(store.keys()).containsExactly("kept", "picture");
    }
}

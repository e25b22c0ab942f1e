package io.github.cameltts.routes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cameltts.TtsConstants;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AssetRemovalTest {

    @TempDir
    private Path home;

    private TestApp app;
    private AssetRemoval removal;

    @BeforeEach
    void start() {
        app = TestApp.over(home)
                .recipes("classpath:camel-tts/tts-speak.camel.yaml")
                .start();
        removal = AssetRemoval.of(app.context());
    }

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void assetGoesWithItsFileIdsItsBlobAndItsEntryInMemory() throws SQLException {
        store("k", "nine byte");

        assertThat(remove("k")).isEqualTo(new Removed(1, 1, 1, 9));

        assertThat(app.number("select count(*) from tts_asset")).isZero();
        assertThat(app.number("select count(*) from tts_file")).isZero();
        assertThat(app.number("select count(*) from tts_blob")).isZero();
        assertThat(counter()).isZero();
        assertThat(new HomeFolder(home).blobs()).isEmpty();
        assertThat(cacheOf("k")).isNull();
    }

    @Test
    void causeIsCounted() throws SQLException {
        store("a", "one");
        store("b", "two");
        removal.remove(RemovalCause.EVICTED, List.of(ref("a"), ref("b")));

        assertThat(app.number("select count(*) from tts_removal where cause = 'evicted' and asset_type = 'image'"
                        + " and entries = 2 and bytes = 6"))
                .isEqualTo(1);
    }

    @Test
    void blobStaysUntilItsLastAssetGoes() throws SQLException {
        store("a", "same");
        store("b", "same");

        assertThat(remove("a")).isEqualTo(new Removed(1, 1, 0, 0));
        assertThat(new HomeFolder(home).onlyBlob()).hasContent("same");
        assertThat(remove("b")).isEqualTo(new Removed(1, 1, 1, 4));
    }

    @Test
    void pinnedAssetStays() throws SQLException {
        store("k", "audio");
        app.execute("update tts_asset set pinned = 1");

        assertThat(remove("k")).isEqualTo(Removed.NOTHING);
    }

    @Test
    void assetThatWasStoredAnewSinceItWasChosenStays() throws SQLException {
        store("k", "audio");
        AssetRef chosen = ref("k");
        app.execute("update tts_asset set created_at = created_at + 1");

        assertThat(removal.remove(RemovalCause.EXPIRED, List.of(chosen))).isEqualTo(Removed.NOTHING);
        assertThat(new HomeFolder(home).onlyBlob()).hasContent("audio");
    }

    @Test
    void blobThatSomebodyIsAboutToNameStays() throws SQLException {
        store("k", "audio");
        BlobStore.of(app.context()).write("audio".getBytes(UTF_8), "png");

        assertThat(remove("k")).isEqualTo(new Removed(1, 1, 0, 0));
        assertThat(removal.removeUnnamed(100)).isEqualTo(Removed.NOTHING);
        assertThat(new HomeFolder(home).onlyBlob()).hasContent("audio");

        app.execute("update tts_blob set reserved_until = 0");
        assertThat(removal.removeUnnamed(100)).isEqualTo(new Removed(0, 0, 1, 5));
        assertThat(counter()).isZero();
    }

    @Test
    void unnamedBlobsGoInSlices() throws SQLException {
        BlobStore blobs = BlobStore.of(app.context());
        IntStream.range(0, 5).forEach(i -> blobs.write(("blob " + i).getBytes(UTF_8), "wav"));
        app.execute("update tts_blob set reserved_until = 0");

        assertThat(removal.removeUnnamed(3).blobs()).isEqualTo(3);
        assertThat(removal.removeUnnamed(3).blobs()).isEqualTo(2);
        assertThat(removal.removeUnnamed(3)).isEqualTo(Removed.NOTHING);
    }

    @Test
    void bytesThatAreStoredAgainWhileTheyAreRemovedSurvive() throws Exception {
        for (int i = 0; i < 150; i++) {
            String again = "again-" + i;
            store("k", "the same audio");
            AssetRef old = ref("k");
            Thread storing = new Thread(() -> store(again, "the same audio"));
            storing.start();
            removal.remove(RemovalCause.EXPIRED, List.of(old));
            storing.join();

            assertThat(new HomeFolder(home).onlyBlob()).hasContent("the same audio");
            assertThat(remove(again)).isEqualTo(new Removed(1, 1, 1, 14));
        }
    }

    @Test
    void filesThatCannotBeRemovedAreAFailureAndAreFoundLater() throws Exception {
        store("k", "nine byte");
        Path aside = home.resolve("blobs/tmp");
        Files.delete(aside);
        Files.createFile(aside); // nothing can be moved there

        assertThatThrownBy(() -> remove("k"))
                .hasMessageContaining("Cannot remove 1 files below tts.home.")
                .hasMessageNotContaining(home.toString());
        assertThat(counter()).isEqualTo(9);
        assertThatThrownBy(() -> removal.removeUnnamed(100)).hasMessageContaining("Check who owns them");

        Files.delete(aside);
        assertThat(removal.removeUnnamed(100)).isEqualTo(new Removed(0, 0, 1, 9));
        assertThat(counter()).isZero();
    }

    @Test
    void blobThatCannotBeWrittenIsNotCounted() throws Exception {
        Path blobs = home.resolve("blobs");
        Files.createFile(blobs);

        assertThatThrownBy(() -> BlobStore.of(app.context()).write("audio".getBytes(UTF_8), "wav"))
                .hasMessageContaining("Cannot write below tts.home: FileSystemException: Not a directory. Check")
                .hasMessageNotContaining(home.toString());
        assertThat(counter()).isZero();
    }

    @Test
    void severalProcessesRemoveEachAssetOnce() throws Exception {
        IntStream.range(0, 300).forEach(i -> store("k" + i, "audio " + i));
        List<AssetRef> all = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            all.add(ref("k" + i));
        }
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (TestApp other = TestApp.over(home)
                .recipes("classpath:camel-tts/tts-speak.camel.yaml")
                .start()) {
            AssetRemoval others = AssetRemoval.of(other.context());
            List<Callable<Removed>> tasks = Stream.of(removal, others, removal, others)
                    .<Callable<Removed>>map(each -> () -> each.remove(RemovalCause.EXPIRED, all))
                    .toList();
            Removed sum = Removed.NOTHING;
            for (Future<Removed> future : threads.invokeAll(tasks)) {
                sum = sum.plus(future.get());
            }

            assertThat(sum.entries()).isEqualTo(300);
            assertThat(sum.blobs()).isEqualTo(300);
            assertThat(app.number("select sum(entries) from tts_removal")).isEqualTo(300);
            assertThat(new HomeFolder(home).blobs()).isEmpty();
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void rowOfABlobThatHasGoneAlreadyIsRemoved() throws Exception {
        BlobStore.of(app.context()).write(new byte[] {1}, "wav");
        app.execute("update tts_blob set reserved_until = 1");
        Files.delete(new HomeFolder(home).onlyBlob());

        assertThat(removal.removeUnnamed(100)).isEqualTo(Removed.NOTHING);
        assertThat(app.number("select count(*) from tts_blob")).isZero();
        assertThat(counter()).isZero();
    }

    @Test
    void temporaryFilesOfDeadWritersGoAndThoseOfLivingOnesStay() throws Exception {
        Path temporary = Files.createDirectories(home.resolve("blobs/tmp"));
        Path dead = Files.write(temporary.resolve("dead.tmp"), new byte[3]);
        Files.setLastModifiedTime(dead, FileTime.from(Instant.now().minusSeconds(3600)));
        Path living = Files.write(temporary.resolve("living.tmp"), new byte[4]);

        assertThat(removal.removeUnnamed(100)).isEqualTo(new Removed(0, 0, 1, 3));
        assertThat(dead).doesNotExist();
        assertThat(living).exists();
    }

    @Test
    void assetThatIsStoredWhileItsBlobIsRemovedKeepsItsBlob() throws Exception {
        for (int i = 0; i < 30; i++) {
            store("old", "same audio");
            AssetRef old = ref("old");
            Thread store = new Thread(() -> store("new", "same audio"));
            store.start();
            removal.remove(RemovalCause.EXPIRED, List.of(old));
            store.join();

            assertThat(new HomeFolder(home).onlyBlob()).hasContent("same audio");
            remove("new");
            assertThat(new HomeFolder(home).blobs()).isEmpty();
        }
        assertThat(counter()).isZero();
    }

    @Test
    void blobThatWasRemovedWhileItsReservationWasTooShortIsWrittenAgain() throws SQLException {
        BlobStore blobs = BlobStore.of(app.context());
        BlobFolder.Blob blob = blobs.write("audio".getBytes(UTF_8), "png");
        app.execute("update tts_blob set reserved_until = 0");
        removal.removeUnnamed(100);

        blobs.keep(blob, "audio".getBytes(UTF_8));

        assertThat(new HomeFolder(home).onlyBlob()).hasContent("audio");
    }

    @Test
    void whatIsNotNamedAfterAllIsRemovedAtOnce() throws SQLException {
        store("k", "first audio");
        store("k", "second audio");

        assertThat(new HomeFolder(home).onlyBlob()).hasContent("first audio");
        assertThat(counter()).isEqualTo(11);
    }

    @Test
    void sameBytesStoredAnewAreReservedNoMore() throws SQLException {
        store("k", "audio");
        storeAnew("k", "audio");

        assertThat(remove("k")).isEqualTo(new Removed(1, 2, 1, 5));
    }

    @Test
    void replacedAssetIsCounted() throws SQLException {
        store("k", "audio");
        storeAnew("k", "new audio");
        app.execute("update tts_asset set expires_at = 1");
        store("k", "audio");

        assertThat(app.number("select entries * 100 + bytes from tts_removal where cause = 'replaced'"))
                .isEqualTo(105);
        assertThat(app.number("select entries * 100 + bytes from tts_removal where cause = 'expired'"))
                .isEqualTo(109);
    }

    private void store(String key, String bytes) {
        app.ask("kamelet:tts-store-action", bytes, headers(key, false));
    }

    private void storeAnew(String key, String bytes) {
        app.ask("kamelet:tts-store-action", bytes, headers(key, true));
    }

    private static Map<String, Object> headers(String key, boolean anew) {
        return Map.of(
                TtsConstants.KEY,
                key,
                TtsConstants.ASSET_TYPE,
                "image",
                TtsConstants.CONTENT_TYPE,
                "image/png",
                TtsConstants.NO_CACHE,
                anew);
    }

    private Object cacheOf(String key) {
        return app.ask("kamelet:tts-memory-lookup-action", "", Map.of(TtsConstants.KEY, key))
                .getHeader(TtsConstants.CACHE);
    }

    private Removed remove(String key) throws SQLException {
        return removal.remove(RemovalCause.DELETED, List.of(ref(key)));
    }

    private AssetRef ref(String key) throws SQLException {
        return new AssetRef(key, app.number("select created_at from tts_asset where asset_key = '" + key + "'"));
    }

    private long counter() throws SQLException {
        return app.number("select value from tts_counter where name = 'blob_bytes'");
    }
}

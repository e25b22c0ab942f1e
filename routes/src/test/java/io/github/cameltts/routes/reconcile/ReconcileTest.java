package io.github.cameltts.routes.reconcile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cameltts.TtsConstants;
import io.github.cameltts.routes.BlobStore;
import io.github.cameltts.routes.TestApp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ReconcileTest {

    private static final String RECONCILE = "kamelet:tts-reconcile-action";

    @TempDir
    private Path home;

    private TestApp app;

    @BeforeEach
    void start() {
        app = TestApp.over(home).start();
    }

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void soundStoreIsLeftAlone() throws Exception {
        store("a", "same");
        store("b", "same");
        store("c", "other");

        assertThat(reconcile(RECONCILE + "?verify=digest&lost=remove")).isEqualTo(findings(Map.of()));
        assertThat(blobs()).hasSize(2);
    }

    @Test
    void oldFileThatNobodyAnnouncedGoesAndAYoungOneStays() throws Exception {
        store("a", "audio");
        Path old = file("0", "old");
        age(old);
        Path young = file("1", "young");
        Path foreign = Files.writeString(old.resolveSibling("readme.txt"), "mine");
        age(foreign);

        assertThat(reconcile(RECONCILE)).isEqualTo(findings(Map.of("unknown_files", 1, "removed_bytes", 3L)));
        assertThat(old).doesNotExist();
        assertThat(young).exists();
        assertThat(foreign).exists();
        assertThat(lookUp("a").getBody(String.class)).isEqualTo("audio");
    }

    @Test
    void whatDeadWritersLeftGoes() throws Exception {
        BlobStore.of(app.context()).write("reserved and dead".getBytes(UTF_8), "wav");
        app.execute("update tts_blob set reserved_until = 1");
        BlobStore.of(app.context()).write("reserved and alive".getBytes(UTF_8), "wav");
        age(Files.writeString(home.resolve("blobs/tmp/dead.tmp"), "half"));

        assertThat(reconcile(RECONCILE)).isEqualTo(findings(Map.of("unnamed_files", 2, "removed_bytes", 21L)));
        assertThat(blobs()).hasSize(1);
    }

    @Test
    void wrongRowsAboutBlobsAreCorrected() throws Exception {
        store("a", "same");
        store("b", "same");
        store("c", "other");
        app.execute("update tts_blob set refs = 7 where blob_bytes = 4");
        app.execute("update tts_blob set blob_bytes = 55 where blob_bytes = 5");
        app.execute("update tts_counter set value = value + 1000 where name = 'blob_bytes'");

        assertThat(reconcile(RECONCILE)).isEqualTo(findings(Map.of("corrected_blobs", 2L, "corrected_bytes", -1000L)));
        assertThat(app.number("select count(*) from tts_blob where refs = 2 and blob_bytes = 4"))
                .isEqualTo(1);
        assertThat(counter()).isEqualTo(9);
    }

    @Test
    void blobThatRowsNameIsRegisteredAgain() throws Exception {
        store("a", "same");
        store("b", "same");
        app.execute("delete from tts_blob");
        assertThat(counter()).isZero();

        assertThat(reconcile(RECONCILE)).isEqualTo(findings(Map.of("corrected_blobs", 1L)));
        assertThat(app.number("select refs from tts_blob")).isEqualTo(2);
        assertThat(counter()).isEqualTo(4);
        assertThat(lookUp("a").getBody(String.class)).isEqualTo("same");
    }

    @ParameterizedTest
    @CsvSource({"none, 0", "length, 2", "digest, 3"})
    void lostFilesAreFoundAsCloselyAsAsked(String verify, long lost) throws Exception {
        store("sound", "sound");
        damage("gone", Damage.DELETED);
        damage("cut", Damage.TRUNCATED);
        damage("zero", Damage.ZEROED);

        assertThat(reconcile(RECONCILE + "?verify=" + verify)).isEqualTo(findings(Map.of("lost_assets", lost)));
        assertThat(app.number("select count(*) from tts_asset")).isEqualTo(4);
    }

    @Test
    void lostRowsGoWhereThatIsWanted() throws Exception {
        store("sound", "sound");
        damage("gone", Damage.DELETED);
        damage("cut", Damage.TRUNCATED);

        assertThat(reconcile(RECONCILE + "?lost=remove"))
                .isEqualTo(findings(Map.of("lost_assets", 2L, "removed_assets", 2, "removed_bytes", 1L)));
        assertThat(app.number("select count(*) from tts_asset where asset_key = 'sound'"))
                .isEqualTo(1);
        assertThat(app.number("select count(*) from tts_asset")).isEqualTo(1);
        assertThat(app.number("select entries from tts_removal where cause = 'damaged'"))
                .isEqualTo(2);
        assertThat(counter()).isEqualTo(5);
        assertThat(blobs()).hasSize(1);
    }

    /** With its last assertion: nothing is left over after the heal. */
    @ParameterizedTest
    @EnumSource
    void damagedFileIsAMissThatHealsWithOtherAudioAndRightCounters(Damage damage) throws Exception {
        damage("k", damage);

        assertThat(heal("new audio").getBody(String.class)).isEqualTo("new audio");
        reconcile(RECONCILE);
        assertThat(counter()).isEqualTo(9);
        assertThat(blobs()).singleElement().satisfies(blob -> assertThat(blob).hasContent("new audio"));
        assertThat(app.number("select count(*) from tts_blob where refs = 1 and blob_bytes = 9"))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void damagedFileIsAMissThatHealsWithTheSameAudioAndRightCounters(Damage damage) throws Exception {
        damage("k", damage);

        assertThat(heal("audio of k").getBody(String.class)).isEqualTo("audio of k");
        assertThat(reconcile(RECONCILE + "?verify=digest")).isEqualTo(findings(Map.of()));
        assertThat(counter()).isEqualTo(10);
    }

    @Test
    void badParametersStopTheStart() {
        assertThatThrownBy(() -> app.send(RECONCILE + "?verify=yes", "", Map.of()))
                .rootCause()
                .hasMessageContaining("Write none, length or digest");
        assertThatThrownBy(() -> app.send(RECONCILE + "?lost=sell", "", Map.of()))
                .rootCause()
                .hasMessageContaining("Write keep or remove");
    }

    enum Damage {
        DELETED {
            @Override
            void doTo(Path blob) throws IOException {
                Files.delete(blob);
            }
        },
        TRUNCATED {
            @Override
            void doTo(Path blob) throws IOException {
                Files.write(blob, new byte[1]);
            }
        },
        ZEROED {
            @Override
            void doTo(Path blob) throws IOException {
                Files.write(blob, new byte[(int) Files.size(blob)]);
            }
        },
        SWAPPED {
            @Override
            void doTo(Path blob) throws IOException {
                Files.write(
                        blob, "oidua fo k".substring(0, (int) Files.size(blob)).getBytes(UTF_8));
            }
        };

        abstract void doTo(Path blob) throws IOException;
    }

    private void damage(String key, Damage damage) throws Exception {
        store(key, "audio of " + key);
        try (Stream<Path> before = Files.walk(home.resolve("blobs"))) {
            for (Path file : before.filter(Files::isRegularFile).toList()) {
                if (Files.readString(file).equals("audio of " + key)) {
                    damage.doTo(file);
                }
            }
        }
    }

    private Message heal(String audio) {
        Exchange missed = app.send("kamelet:tts-store-lookup-action", "text", Map.of(TtsConstants.KEY, "k"));
        assertThat(missed.getMessage().getHeader(TtsConstants.CACHE)).isNull();
        missed.getMessage().setBody(audio);
        missed.getMessage().setHeader(TtsConstants.FORMAT, "wav");
        app.context().createProducerTemplate().send("kamelet:tts-store-action", missed);
        return lookUp("k");
    }

    private Map<?, ?> reconcile(String endpoint) {
        return app.ask(endpoint, "", Map.of()).getBody(Map.class);
    }

    private static Map<String, Object> findings(Map<String, Object> others) {
        Map<String, Object> map = new HashMap<>(Map.of(
                "unknown_files", 0,
                "unnamed_files", 0,
                "lost_assets", 0L,
                "removed_assets", 0,
                "removed_bytes", 0L,
                "corrected_blobs", 0L,
                "corrected_bytes", 0L));
        map.putAll(others);
        return map;
    }

    private void store(String key, String audio) {
        app.ask("kamelet:tts-store-action", audio, Map.of(TtsConstants.KEY, key, TtsConstants.FORMAT, "wav"));
    }

    private Message lookUp(String key) {
        return app.ask("kamelet:tts-store-lookup-action", "text", Map.of(TtsConstants.KEY, key));
    }

    private long counter() throws SQLException {
        return app.number("select value from tts_counter where name = 'blob_bytes'");
    }

    private Path file(String digit, String content) throws IOException {
        Path folder = Files.createDirectories(home.resolve("blobs").resolve(digit.repeat(2) + "/" + digit.repeat(2)));
        return Files.writeString(folder.resolve(digit.repeat(64) + ".wav"), content);
    }

    private static void age(Path file) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(3600)));
    }

    private List<Path> blobs() throws IOException {
        try (Stream<Path> files = Files.walk(home.resolve("blobs"))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}

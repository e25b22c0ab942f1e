package io.github.cameltts.routes.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cameltts.FakeSpeechEngine;
import io.github.cameltts.TtsConstants;
import io.github.cameltts.routes.TestApp;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransferTest {

    private static final String HEAD = "{\"format\":\"camel-tts-cache\",\"version\":1}";

    @TempDir
    private Path folder;

    private final FakeSpeechEngine engine = new FakeSpeechEngine();
    private TestApp old;
    private TestApp fresh;
    private Path archive;

    @BeforeEach
    void start() {
        old = TestApp.speaking(folder.resolve("old"), engine);
        fresh = TestApp.speaking(folder.resolve("fresh"), engine);
        archive = folder.resolve("cache.zip");
    }

    @AfterEach
    void stop() {
        old.close();
        fresh.close();
    }

    @Test
    void cacheMovesToAnotherMachineWithUsesPinsAndFileIds() throws Exception {
        byte[] audio = old.speak("one").getBody(byte[].class);
        String fileId = old.speak("one").getHeader(TtsConstants.FILE_ID, String.class);
        old.speak("two");
        old.execute("update tts_asset set use_count = 7, pinned = 1 where text = 'one'");

        assertThat(exported())
                .containsEntry("assets", 2L)
                .containsEntry("blobs", 2L)
                .containsEntry("damaged", 0L);
        assertThat(imported()).containsEntry("imported", 2L).containsEntry("skipped", 0L);

        assertThat(fresh.number("select count(*) from tts_asset where text = 'one' and use_count = 7 and pinned = 1"
                        + " and priority > 0"))
                .isEqualTo(1);
        assertThat(fresh.number("select count(*) from tts_file where file_id = '" + fileId + "'"))
                .isEqualTo(1);
        assertThat(fresh.number("select count(*) from tts_blob where refs = 1 and reserved_until is null"))
                .isEqualTo(2);
        var hit = fresh.speak("one");
        assertThat(hit.getHeader(TtsConstants.CACHE)).isEqualTo("store");
        assertThat(hit.getBody(byte[].class)).isEqualTo(audio);
        assertThat(engine.calls()).isEqualTo(2);
    }

    @Test
    void whatIsThereAlreadyStaysAsItIs() throws Exception {
        old.speak("one");
        fresh.speak("one");
        fresh.execute("update tts_asset set use_count = 3");
        exported();

        assertThat(imported()).containsEntry("imported", 0L).containsEntry("skipped", 1L);
        assertThat(fresh.number("select use_count from tts_asset")).isEqualTo(3);
    }

    @Test
    void sameBytesOfTwoAssetsTravelOnce() {
        for (String key : List.of("a", "b")) {
            old.ask("kamelet:tts-store-action", "same", image(key));
        }

        assertThat(exported())
                .containsEntry("assets", 2L)
                .containsEntry("blobs", 1L)
                .containsEntry("bytes", 4L);
        assertThat(imported()).containsEntry("imported", 2L);
    }

    @Test
    void damagedAndExpiredAudioStaysBehind() throws Exception {
        old.speak("expired");
        old.execute("update tts_asset set expires_at = 1");
        old.speak("damaged");
        Files.write(blobOf(old, "old"), new byte[] {1});

        assertThat(exported()).containsEntry("assets", 0L).containsEntry("damaged", 1L);
    }

    @Test
    void fileThatIsThereIsNotOverwritten() throws Exception {
        Files.writeString(archive, "precious");

        assertThatThrownBy(this::exported).hasStackTraceContaining("already");
        assertThat(archive).hasContent("precious");
    }

    @Test
    void failedExportLeavesNoFileBehind() throws Exception {
        old.speak("one");
        archive = folder.resolve("no/such/folder/cache.zip");

        assertThatThrownBy(this::exported).hasStackTraceContaining("The archive cache.zip cannot be written");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder("old", "fresh");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../evil.wav",
                "blobs/../../evil.wav",
                "/etc/evil",
                "blobs/aa/bb/short.wav",
                "blobs\\aa\\bb\\evil.wav",
                "tts.db"
            })
    void fileThatNoExportWritesIsRefused(String name) throws Exception {
        pack(Map.of("cache.json", HEAD, name, "evil"));

        assertRefused("no export writes");
    }

    @Test
    void blobThatIsNotWhatItsNameSaysIsRefused() throws Exception {
        pack(entries("cache.json", HEAD, "blobs/aa/aa/" + "a".repeat(64) + ".wav", "other bytes"));

        assertRefused("damaged");
    }

    @Test
    void bombIsRefusedBeforeItIsUnpacked() throws Exception {
        fresh.close();
        fresh = TestApp.over(folder.resolve("fresh"))
                .with("tts.store.maxBytes", "1MiB")
                .recipes("classpath:camel-tts/tts-speak.camel.yaml")
                .start();
        pack(entries("cache.json", HEAD, "blobs/aa/aa/" + "a".repeat(64) + ".wav", "0".repeat(2 << 20)));

        assertThat(Files.size(archive)).isLessThan(10_000);
        assertRefused("tts.store.maxBytes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no json",
                "null",
                "[]",
                "{}",
                "{\"asset_key\":\"k\",\"asset_type\":\"tts\",\"content_type\":\"audio/wav\\r\\nX: y\",\"blob\":\"b\","
                        + "\"blob_sha256\":\"s\",\"file_id\":\"f\",\"blob_bytes\":1,\"created_at\":1,\"last_used_at\":1}",
                "{\"asset_key\":\"k\",\"asset_type\":\"tts\",\"content_type\":\"audio/wav\",\"blob\":\"../../x\","
                        + "\"blob_sha256\":\"s\",\"file_id\":\"f\",\"blob_bytes\":1,\"created_at\":1,\"last_used_at\":1}",
                "{\"asset_key\":\"k\",\"asset_type\":\"tts\",\"content_type\":\"audio/wav\",\"blob\":\"b\","
                        + "\"blob_sha256\":\"s\",\"file_id\":\"f\",\"blob_bytes\":\"many\",\"created_at\":1,\"last_used_at\":1}"
            })
    void rowThatIsNoneIsRefused(String row) throws Exception {
        pack(entries("cache.json", HEAD, "assets.jsonl", row + "\n"));

        assertRefused("A row of the archive");
    }

    @Test
    void rowWithoutItsBlobIsSkipped() throws Exception {
        String sha = "b".repeat(64);
        pack(entries(
                "cache.json",
                HEAD,
                "assets.jsonl",
                "{\"asset_key\":\"k\",\"asset_type\":\"tts\",\"content_type\":\"audio/wav\",\"blob\":\"bb/bb/" + sha
                        + ".wav\",\"blob_sha256\":\"" + sha
                        + "\",\"file_id\":\"f\",\"blob_bytes\":1,\"created_at\":1,\"last_used_at\":1}\n"));

        assertThat(imported()).containsEntry("without_audio", 1L).containsEntry("imported", 0L);
    }

    @Test
    void newerArchiveIsRefused() throws Exception {
        pack(Map.of("cache.json", HEAD.replace(":1}", ":99}")));

        assertRefused("newer version");
    }

    @Test
    void fileThatIsNoArchiveIsRefused() throws Exception {
        Files.writeString(archive, "just text");

        assertRefused("no archive");
    }

    @Test
    void archiveThatWasCutOffIsRefusedAndNothingOfItIsServed() throws Exception {
        old.speak("one");
        exported();
        byte[] whole = Files.readAllBytes(archive);
        Files.write(archive, java.util.Arrays.copyOf(whole, whole.length / 2));

        Exchange exchange = fresh.send(importing(), "", Map.of());

        assertThat(exchange.getException()).isNotNull();
        assertThat(fresh.number("select count(*) from tts_asset")).isZero();
    }

    @Test
    void missingArchiveIsNamed() {
        assertRefused("There is no file");
    }

    @Test
    void archiveHoldsNothingButTheCache() throws Exception {
        old.speak("one");
        exported();

        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(archive))) {
            assertThat(zip.getNextEntry().getName()).isEqualTo("cache.json");
            assertThat(zip.getNextEntry().getName()).startsWith("blobs/");
            assertThat(zip.getNextEntry().getName()).isEqualTo("assets.jsonl");
            assertThat(zip.getNextEntry().getName()).isEqualTo("files.jsonl");
            assertThat(zip.getNextEntry()).isNull();
        }
    }

    private Map<String, Object> exported() {
        return answer(old, "kamelet:tts-export-action?archive=" + archive);
    }

    private Map<String, Object> imported() {
        return answer(fresh, importing());
    }

    private String importing() {
        return "kamelet:tts-import-action?archive=" + archive;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> answer(TestApp app, String endpoint) {
        return (Map<String, Object>) app.ask(endpoint, "", Map.of()).getBody();
    }

    private void assertRefused(String reason) {
        Exchange exchange = fresh.send(importing(), "", Map.of());

        assertThat(exchange.getException()).isNotNull().hasMessageContaining(reason);
        assertThat(folder.resolve("evil.wav")).doesNotExist();
    }

    private static Map<String, Object> image(String key) {
        return Map.of(TtsConstants.KEY, key, TtsConstants.ASSET_TYPE, "image", TtsConstants.CONTENT_TYPE, "image/png");
    }

    private Path blobOf(TestApp app, String home) throws Exception {
        assertThat(app.number("select count(*) from tts_blob")).isEqualTo(2);
        try (var connection = TestApp.connect(folder.resolve(home));
                var statement = connection.createStatement();
                var row = statement.executeQuery("select blob from tts_asset where text = 'damaged'")) {
            return folder.resolve(home).resolve("blobs").resolve(row.getString(1));
        }
    }

    private static Map<String, String> entries(String firstName, String first, String name, String content) {
        Map<String, String> entries = new LinkedHashMap<>();
        entries.put(firstName, first);
        entries.put(name, content);
        return entries;
    }

    private void pack(Map<String, String> entries) throws IOException {
        try (OutputStream file = Files.newOutputStream(archive);
                ZipOutputStream zip = new ZipOutputStream(file)) {
            zip.putNextEntry(new ZipEntry("cache.json"));
            zip.write(entries.get("cache.json").getBytes(UTF_8));
            for (Map.Entry<String, String> entry : entries.entrySet()) {
                if (!entry.getKey().equals("cache.json")) {
                    zip.putNextEntry(new ZipEntry(entry.getKey()));
                    zip.write(entry.getValue().getBytes(UTF_8));
                }
            }
        }
    }
}

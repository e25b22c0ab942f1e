package io.github.cameltts.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltts.TtsConstants;
import io.github.cameltts.routes.usage.AssetUsage;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.Message;
import org.junit.jupiter.api.Test;

/** Looking a file id up, and deleting it. */
class FileIdTest extends AgingTestSupport {

    private static final String DELETE = "kamelet:tts-file-delete-action";

    @Test
    void answersWithTheAudioAndItsMetadata() throws SQLException {
        Object file = store(Map.of(TtsConstants.DURATION, 1234L));

        Message found = audio.lookUpFile(file);

        assertThat(found.getBody(String.class)).isEqualTo("audio of k");
        assertThat(found.getHeaders())
                .containsEntry(TtsConstants.KEY, "k")
                .containsEntry(TtsConstants.CACHE, "store")
                .containsEntry(TtsConstants.FILE_ID, file)
                .containsEntry(TtsConstants.DURATION, 1234L)
                .containsEntry(
                        TtsConstants.EXPIRES_AT,
                        clock.instant().plus(Duration.ofHours(24)).toString());
        AssetUsage.of(app.context()).flush();
        assertThat(app.number("select use_count from tts_asset")).isEqualTo(1);
    }

    @Test
    void unknownAndExpiredFileIdsChangeNothing() {
        Object file = store(Map.of(TtsConstants.EXPIRY_HOURS, 1));
        clock.move(Duration.ofHours(2));

        assertNothingFound(audio.lookUpFile(file), file);
        assertNothingFound(audio.lookUpFile("unknown"), "unknown");
        assertThat(app.ask("kamelet:tts-file-lookup-action", "text", Map.of()).getBody())
                .isEqualTo("text");
    }

    @Test
    void tenantSeesItsOwnFileIdsOnly() {
        Object file = store(Map.of(TtsConstants.TENANT, "acme"));

        assertThat(lookUpFor("acme", file).getBody(String.class)).isEqualTo("audio of k");
        assertThat(lookUpFor("other", file).getBody()).isEqualTo("text");
        assertThat(delete("other", file)).containsEntry("files", 0);
        assertThat(delete("acme", file)).containsEntry("files", 1).containsEntry("assets", 1);
    }

    @Test
    void damagedFileIsAMiss() throws Exception {
        Object file = store(Map.of());
        Files.write(new HomeFolder(home).onlyBlob(), new byte[] {1});

        assertNothingFound(audio.lookUpFile(file), file);
    }

    @Test
    void assetGoesWithItsLastFileId() throws SQLException {
        Object first = store(Map.of());
        Object second = refer(48);

        assertThat(delete(second)).isEqualTo(Map.of("files", 1, "assets", 0, "blobs", 0, "bytes", 0L));
        assertThat(audio.isNamedBy(second)).isFalse();
        assertThat(audio.isNamedBy(first)).isTrue();

        assertThat(delete(first)).isEqualTo(Map.of("files", 1, "assets", 1, "blobs", 1, "bytes", 10L));
        assertThat(audio.isKept("k")).isFalse();
        assertThat(audio.lookUpInMemory("k").getHeader(TtsConstants.CACHE)).isNull();
        assertThat(new HomeFolder(home).blobs()).isEmpty();
        assertThat(app.number("select entries from tts_removal where cause = 'deleted'"))
                .isEqualTo(1);
    }

    @Test
    void hitsTellAnotherFileIdOnceTheirsIsDeleted() {
        Object first = store(Map.of());
        Object brief = refer(5);
        Object longer = refer(12);

        delete(first);

        assertThat(audio.lookUpInMemory("k").getHeader(TtsConstants.CACHE)).isNull();
        assertThat(audio.lookUp("k").getHeader(TtsConstants.FILE_ID)).isEqualTo(longer);
        clock.move(Duration.ofHours(6));
        assertThat(audio.isNamedBy(brief)).isFalse();
        clock.move(Duration.ofHours(7));
        assertThat(audio.isKept("k")).isFalse();
    }

    @Test
    void slidingAssetGoesOnSlidingUnderAnotherFileId() {
        Object first = store(Map.of(TtsConstants.SLIDING, true));
        Object other = refer(1);
        delete(first);
        for (int i = 0; i < 3; i++) {
            clock.move(Duration.ofHours(20));
            assertThat(audio.isNamedBy(other)).isTrue();
        }
    }

    @Test
    void pinnedAssetOutlivesItsLastFileIdAndTellsAnother() {
        Object file = store(Map.of(TtsConstants.PINNED, true));

        assertThat(delete(file)).containsEntry("files", 1).containsEntry("assets", 0);

        assertThat(audio.isNamedBy(file)).isFalse();
        Object told = audio.lookUp("k").getHeader(TtsConstants.FILE_ID);
        assertThat(told).isNotEqualTo(file);
        assertThat(audio.isNamedBy(told)).isTrue();
    }

    @Test
    void fileIdThatIsNotThereDeletesNothing() {
        Object file = store(Map.of());
        assertThat(delete("unknown")).isEqualTo(Map.of("files", 0, "assets", 0, "blobs", 0, "bytes", 0L));
        assertThat(delete(file)).containsEntry("files", 1);
        assertThat(delete(file)).containsEntry("files", 0);
        assertThat(StoredAudio.summary(app.ask(DELETE, "", Map.of()))).containsEntry("files", 0);
    }

    private Object store(Map<String, Object> headers) {
        return audio.store("k", headers).getHeader(TtsConstants.FILE_ID);
    }

    private Object refer(int hours) {
        Message hit = audio.lookUp("k");
        hit.setHeader(TtsConstants.EXPIRY_HOURS, hours);
        return app.ask("kamelet:tts-reference-action", "", hit.getHeaders()).getHeader(TtsConstants.FILE_ID);
    }

    private Map<String, Object> delete(Object fileId) {
        return StoredAudio.summary(app.ask(DELETE, "", Map.of(TtsConstants.FILE_ID, fileId)));
    }

    private Map<String, Object> delete(String tenant, Object fileId) {
        return StoredAudio.summary(
                app.ask(DELETE, "", Map.of(TtsConstants.FILE_ID, fileId, TtsConstants.TENANT, tenant)));
    }

    private Message lookUpFor(String tenant, Object fileId) {
        return app.ask(
                "kamelet:tts-file-lookup-action",
                "text",
                Map.of(TtsConstants.FILE_ID, fileId, TtsConstants.TENANT, tenant));
    }

    private static void assertNothingFound(Message message, Object fileId) {
        assertThat(message.getBody()).isEqualTo("text");
        assertThat(message.getHeaders()).containsOnly(Map.entry(TtsConstants.FILE_ID, fileId));
    }
}

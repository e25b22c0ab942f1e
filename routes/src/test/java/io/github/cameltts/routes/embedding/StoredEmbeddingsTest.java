package io.github.cameltts.routes.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cameltts.engine.http.LogCapture;
import io.github.cameltts.routes.TestApp;
import io.github.cameltts.spi.SpeakerEmbeddings;
import io.github.cameltts.spi.SpeakerEmbeddings.Found;
import io.github.cameltts.spi.SpeakerEmbeddings.Origin;
import io.github.cameltts.spi.SpeakerEmbeddingsContractTest;
import io.github.cameltts.spi.SpeechCancelledException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Embeddings that outlive the process, and what becomes of their files. */
class StoredEmbeddingsTest extends SpeakerEmbeddingsContractTest {

    @TempDir
    private Path home;

    private TestApp app;
    private Embeddings embeddings;

    @BeforeEach
    void start() {
        app = TestApp.over(home).start();
        embeddings = new Embeddings();
        embeddings.setCamelContext(app.context());
    }

    @AfterEach
    void stop() {
        app.close();
    }

    @Override
    protected SpeakerEmbeddings embeddings() {
        return embeddings;
    }

    private void restart() {
        stop();
        start();
    }

    @Test
    void anEmbeddingOutlivesTheProcess() throws Exception {
        find(ANNA, ENCODER, 1);
        restart();

        Found found = find(ANNA, ENCODER, 2);

        assertThat(found.origin()).isEqualTo(Origin.STORE);
        assertThat(found.embedding().tensors().get("rows").values()).containsExactly(1, 2, 3, Float.MAX_VALUE);
        assertThat(find(ANNA, ENCODER, 2).origin()).isEqualTo(Origin.MEMORY);
        assertThat(find(ANNA, "encoder/1?seconds=6", 3).origin()).isEqualTo(Origin.SYNTHESIZED);
    }

    @Test
    void whoAsksWhileTheApplicationStopsIsTold() throws Exception {
        find(ANNA, ENCODER, 1);
        app.close();

        assertThatThrownBy(() -> find(BEN, ENCODER, 2)).hasCauseInstanceOf(SpeechCancelledException.class);
    }

    @Test
    void theIndexTellsPeopleWhichFileIsWhose() throws Exception {
        find(BEN, ENCODER, 1);
        find(ANNA, ENCODER, 1);

        JsonNode index = new ObjectMapper()
                .readTree(home.resolve("embeddings/embedding_metadata.json").toFile());

        assertThat(index).hasSize(2);
        JsonNode anna = index.get(0);
        assertThat(anna.path("path").asText()).isEqualTo("anna.wav");
        assertThat(anna.path("hash").asText()).isEqualTo(ANNA.sha256());
        assertThat(anna.path("encoder").asText()).isEqualTo(ENCODER);
        assertThat(anna.path("file_size").asLong()).isEqualTo(ANNA.bytes());
        assertThat(Instant.parse(anna.path("timestamp").asText())).isBefore(Instant.now());
        assertThat(home.resolve("embeddings").resolve(anna.path("cache_file").asText()))
                .isRegularFile();
        assertThat(index.get(1).path("path").asText()).isEqualTo("ben.wav");
    }

    private enum Damage {
        TRUNCATED {
            @Override
            byte[] done(byte[] file) {
                return Arrays.copyOf(file, file.length - 4);
            }
        },
        EMPTIED {
            @Override
            byte[] done(byte[] file) {
                return new byte[0];
            }
        },
        ZEROED {
            @Override
            byte[] done(byte[] file) {
                return new byte[file.length];
            }
        },
        ENDLESS_HEADER {
            @Override
            byte[] done(byte[] file) {
                return ByteBuffer.wrap(file)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(Long.MIN_VALUE)
                        .array();
            }
        },
        OVERLAPPING_OFFSETS {
            @Override
            byte[] done(byte[] file) {
                return replaced(file, "[16,28]", "[00,28]");
            }
        },
        WRONG_TYPE {
            @Override
            byte[] done(byte[] file) {
                return replaced(file, "F32", "F16");
            }
        },
        ONE_BIT {
            @Override
            byte[] done(byte[] file) {
                file[file.length - 2] ^= 1;
                return file;
            }
        };

        abstract byte[] done(byte[] file);

        private static byte[] replaced(byte[] file, String what, String with) {
            String text = new String(file, StandardCharsets.ISO_8859_1);
            assertThat(text).contains(what);
            return text.replace(what, with).getBytes(StandardCharsets.ISO_8859_1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDamagedFileIsAMissThatHeals(Damage damage) throws Exception {
        find(ANNA, ENCODER, 1);
        restart();
        Path file = onlyFile();
        Files.write(file, damage.done(Files.readAllBytes(file)));

        try (LogCapture log = LogCapture.open(Level.WARN)) {
            assertThat(find(ANNA, ENCODER, 2).origin()).isEqualTo(Origin.SYNTHESIZED);

            assertThat(log.events())
                    .anySatisfy(event -> assertThat(event.getMessage().getFormattedMessage())
                            .contains("cannot be used and is made again"));
        }
        restart();
        Found healed = find(ANNA, ENCODER, 3);
        assertThat(healed.origin()).isEqualTo(Origin.STORE);
        assertThat(healed.embedding().vector()[0]).isEqualTo(2);
    }

    @Test
    void aFileOfAnotherSpeakerInItsPlaceIsAMiss() throws Exception {
        find(ANNA, ENCODER, 1);
        Path anna = onlyFile();
        find(BEN, ENCODER, 2);
        Path ben =
                files().stream().filter(file -> !file.equals(anna)).findFirst().orElseThrow();
        Files.copy(ben, anna, StandardCopyOption.REPLACE_EXISTING);
        restart();

        assertThat(find(ANNA, ENCODER, 3).embedding().vector()[0]).isEqualTo(3);
    }

    @Test
    void aLostFileIsAMissThatHealsAndALostRowIsAMiss() throws Exception {
        find(ANNA, ENCODER, 1);
        restart();
        Files.delete(onlyFile());
        assertThat(find(ANNA, ENCODER, 2).origin()).isEqualTo(Origin.SYNTHESIZED);

        restart();
        assertThat(find(ANNA, ENCODER, 3).origin()).isEqualTo(Origin.STORE);

        restart();
        app.execute("delete from tts_voice_embedding");
        assertThat(find(ANNA, ENCODER, 4).origin()).isEqualTo(Origin.SYNTHESIZED);
    }

    @Test
    void aRowThatNamesAnotherFileReadsNothingElse() throws Exception {
        Files.writeString(home.resolve("secret"), "secret");
        find(ANNA, ENCODER, 1);
        app.execute("update tts_voice_embedding set cache_file = '../secret'");
        restart();

        assertThat(find(ANNA, ENCODER, 2).origin()).isEqualTo(Origin.STORE);
    }

    @Test
    void aFolderThatCannotBeWrittenFailsNoRequest() throws Exception {
        Files.writeString(home.resolve("embeddings"), "not a folder");

        assertThat(find(ANNA, ENCODER, 1).origin()).isEqualTo(Origin.SYNTHESIZED);
        assertThat(find(ANNA, ENCODER, 2).origin()).isEqualTo(Origin.MEMORY);
        assertThat(app.number("select count(*) from tts_voice_embedding")).isZero();
    }

    @Test
    void aDatabaseThatFailsFailsNoRequest() throws Exception {
        app.execute("drop table tts_voice_embedding");

        assertThat(find(ANNA, ENCODER, 1).origin()).isEqualTo(Origin.SYNTHESIZED);
    }

    @Test
    void aUseIsNotedAlsoWhenItCameFromMemory() throws Exception {
        find(ANNA, ENCODER, 1);
        app.execute("update tts_voice_embedding set last_used_at = 1000");
        restart();
        find(ANNA, ENCODER, 1);

        await().untilAsserted(() -> assertThat(app.number("select last_used_at from tts_voice_embedding"))
                .isGreaterThan(1000));
    }

    @Test
    void clearingRemovesWhatDiedProcessesLeftAndNothingYoung() throws Exception {
        find(ANNA, ENCODER, 1);
        Path folder = home.resolve("embeddings");
        FileTime yesterday = FileTime.from(Instant.parse("2020-02-02T02:02:02Z"));
        Path orphan = Files.writeString(folder.resolve("a".repeat(64) + "-b.safetensors"), "orphan");
        Path temporary = Files.writeString(folder.resolve("c.safetensors.d.tmp"), "temporary");
        Path young = Files.writeString(folder.resolve("e.safetensors.f.tmp"), "being written");
        Path foreign = Files.writeString(folder.resolve("notes.txt"), "somebody's");
        for (Path file : List.of(orphan, temporary, foreign, onlyNamed(folder))) {
            Files.setLastModifiedTime(file, yesterday);
        }

        EmbeddingArchive.Cleared cleared = EmbeddingStore.of(app.context()).clear(row -> false, Long.MAX_VALUE);

        assertThat(cleared).isEqualTo(new EmbeddingArchive.Cleared(0, 0));
        assertThat(List.of(orphan, temporary)).noneMatch(Files::exists);
        assertThat(List.of(young, foreign, onlyNamed(folder))).allMatch(Files::exists);
    }

    private static Path onlyNamed(Path folder) {
        return folder.resolve(EmbeddingFiles.name(ANNA.sha256(), ENCODER));
    }

    private Path onlyFile() throws IOException, SQLException {
        List<Path> files = files();
        assertThat(files).hasSize(1);
        return files.get(0);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(home.resolve("embeddings"))) {
            return files.filter(file -> file.toString().endsWith(".safetensors"))
                    .toList();
        }
    }
}

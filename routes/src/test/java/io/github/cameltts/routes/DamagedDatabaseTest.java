package io.github.cameltts.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cameltts.TtsConstants;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.builder.RouteBuilder;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DamagedDatabaseTest {

    private static final int ASSETS = 200;
    private static final int PAGE = 4096;

    @TempDir
    private Path home;

    @Test
    void fileThatIsNoDatabaseIsRefusedAndKept() throws Exception {
        Path database = Files.writeString(home.resolve("tts.db"), "This is no database. ".repeat(500));

        assertRefused(() -> app().start());

        Path copy = onlyCopy();
        assertThat(copy).hasSameBinaryContentAs(database);
        Files.writeString(database, "This is no database either. ".repeat(500));
        assertRefused(() -> app().start());
        assertThat(copies()).hasSize(2).contains(copy);
        assertThat(copy).content().startsWith("This is no database. ");
    }

    @Test
    void nothingCanBeSavedOfWhatIsNoDatabaseButItsAudioStays() throws Exception {
        fill();
        Path database = home.resolve("tts.db");
        Files.writeString(database, "This is no database. ".repeat(500));

        try (TestApp app = app().with("tts.db.salvage", "true").start()) {
            assertThat(app.number("select count(*) from tts_asset")).isZero();
            app.ask("kamelet:tts-reconcile-action", "", Map.of());
            assertThat(new HomeFolder(home).blobs())
                    .as("younger than tts.store.grace")
                    .hasSize(ASSETS);
        }
        assertThat(onlyCopy()).content().startsWith("This is no database. ");
    }

    @Test
    void rowsBesideADamagedPageAreSaved() throws Exception {
        fill();
        damagePageWith("text of asset 100 ");

        try (TestApp app = app().with("tts.db.salvage", "true").start()) {
            assertThat(app.number("select count(*) from tts_asset")).isBetween(ASSETS * 8L / 10, ASSETS - 1L);
            assertThat(app.number("select count(*) from tts_file")).isEqualTo(ASSETS);
            assertThat(app.number("select sum(refs) from tts_blob"))
                    .isEqualTo(app.number("select count(*) from tts_asset"));
            assertThat(app.number("select count(*) from tts_job")).isEqualTo(1);
            assertThat(app.number("select count(*) from tts_job_segment")).isEqualTo(2);
            for (String number : List.of("0", "199")) {
                assertThat(app.ask("kamelet:tts-store-lookup-action", "", Map.of(TtsConstants.KEY, "key" + number))
                                .getBody(String.class))
                        .isEqualTo("audio " + number);
            }
        }
        onlyCopy();
    }

    @Test
    void soundDatabaseIsLeftAlone() throws Exception {
        fill();

        try (TestApp app = app().with("tts.db.salvage", "true").start()) {
            assertThat(app.number("select count(*) from tts_asset")).isEqualTo(ASSETS);
        }
        assertThat(copies()).isEmpty();
    }

    private void fill() {
        try (TestApp app = app().start()) {
            app.ask("kamelet:tts-job-submit-action", "{\"texts\": [\"one\", \"two\"]}", Map.of());
            for (int i = 0; i < ASSETS; i++) {
                app.ask(
                        "direct:store",
                        "audio " + i,
                        Map.of(
                                TtsConstants.KEY,
                                "key" + i,
                                TtsConstants.FORMAT,
                                "wav",
                                TtsConstants.TEXT,
                                ("text of asset " + i + " ").repeat(20)));
            }
        }
    }

    private void damagePageWith(String text) throws IOException {
        Path database = home.resolve("tts.db");
        int position = Files.readString(database, StandardCharsets.ISO_8859_1).indexOf(text);
        assertThat(position).isPositive();
        try (RandomAccessFile file = new RandomAccessFile(database.toFile(), "rw")) {
            file.seek((long) position / PAGE * PAGE);
            file.write(new byte[PAGE]);
        }
    }

    private TestApp app() {
        return TestApp.over(home).routes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:store").to("kamelet:tts-store-action");
            }
        });
    }

    private void assertRefused(ThrowingCallable start) {
        assertThatThrownBy(start)
                .hasStackTraceContaining("which is damaged")
                .hasStackTraceContaining("A copy of it is kept as")
                .hasStackTraceContaining("tts.db.salvage=true");
    }

    private Path onlyCopy() throws IOException {
        assertThat(copies()).hasSize(1);
        return copies().get(0);
    }

    private List<Path> copies() throws IOException {
        try (Stream<Path> files = Files.list(home)) {
            return files.filter(file -> file.getFileName().toString().matches("tts\\.db\\.damaged-.*\\d"))
                    .toList();
        }
    }
}

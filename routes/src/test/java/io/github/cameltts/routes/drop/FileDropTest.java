package io.github.cameltts.routes.drop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FileDropTest {

    @TempDir
    Path home;

    private final FakeSpeak speak = new FakeSpeak();
    private DropFixture drop;
    private Main main;

    @BeforeEach
    void start() throws Exception {
        drop = new DropFixture(home);
        main = DropApplication.create(home, false, "1", speak);
        main.start();
    }

    @AfterEach
    void stop() {
        main.stop();
    }

    @Test
    void aTextFileBecomesAudioAndMetadata() throws Exception {
        drop.drop("hello.txt", "Hello there.");
        drop.awaitDone("hello.txt");

        assertThat(DropFixture.files(drop.outbox)).containsExactly("hello.json", "hello.wav");
        assertThat(drop.audio("hello.wav")).isEqualTo("audio:Hello there.");
        JsonNode metadata = drop.metadata("hello.json");
        assertThat(metadata.get("status").asText()).isEqualTo("ok");
        assertThat(metadata.get("source").asText()).isEqualTo("hello.txt");
        assertThat(metadata.get("audio").asText()).isEqualTo("hello.wav");
        assertThat(metadata.get("cache").asText()).isEqualTo("synthesized");
        assertThat(metadata.get("engine").asText()).isEqualTo("fake");
        assertThat(metadata.get("substitute_for").asText()).isEqualTo("dear");
        assertThat(metadata.get("cost_micros").asLong()).isZero();
        assertThat(metadata.get("saved_micros").asLong()).isEqualTo(255);
        assertThat(metadata.get("key").asText()).hasSize(64);
        assertThat(metadata.get("sample_rate").asInt()).isEqualTo(16000);
        assertThat(metadata.get("duration_ms").asInt()).isEqualTo(120);
        assertThat(metadata.get("request_id").asText()).isNotBlank();
        assertThat(metadata.get("pipeline_ms").asDouble()).isPositive();
        assertThat(DropFixture.files(drop.inbox)).containsExactly(".done/hello.txt");
    }

    @Test
    void everyTypeIsTakenWhateverItsCase() throws Exception {
        drop.drop("a.TXT", "one");
        drop.drop("b.Md", "# Two");
        drop.drop("c.SSML", "<speak>three</speak>");
        drop.drop("d.Json", "{\"text\": \"four\", \"format\": \"mp3\"}");
        for (String name : List.of("a.TXT", "b.Md", "c.SSML", "d.Json")) {
            drop.awaitDone(name);
        }

        assertThat(drop.audio("a.wav")).isEqualTo("audio:one");
        assertThat(drop.audio("b.wav")).isEqualTo("audio:Two.");
        assertThat(drop.audio("c.wav")).isEqualTo("audio:<speak>three</speak>");
        assertThat(drop.audio("d.mp3")).isEqualTo("audio:four");
    }

    @Test
    void subFoldersAreKept() throws Exception {
        drop.drop("news/today/a.txt", "News.");
        drop.awaitDone("news/today/a.txt");

        assertThat(DropFixture.files(drop.outbox)).containsExactly("news/today/a.json", "news/today/a.wav");
        assertThat(drop.inbox.resolve(".work")).isEmptyDirectory();
    }

    @Test
    void aListGivesNumberedFilesAndOneMetadataFile() throws Exception {
        drop.drop("list.json", """
                [{"text": "one"}, {"text": "two", "name": "../se cond"}, {"text": "three", "format": "mp3"}]""");
        drop.awaitDone("list.json");

        assertThat(DropFixture.files(drop.outbox))
                .containsExactly("list-1.wav", "list-3.mp3", "list.json", "se cond.wav");
        JsonNode metadata = drop.metadata("list.json");
        assertThat(metadata)
                .hasSize(3)
                .allMatch(entry -> entry.get("status").asText().equals("ok"));
        assertThat(metadata.get(1).get("audio").asText()).isEqualTo("se cond.wav");
    }

    @Test
    void goodEntriesOfAListAreKeptWhenOthersFail() throws Exception {
        drop.drop("list.json", """
                [{"text": "one"}, {"text": "two", "voise": "x"}, {"text": "[refuse]"}]""");
        String error = drop.awaitError("list.json");

        assertThat(error)
                .contains("1 of 3 entries")
                .contains("Entry 2: Unknown field 'voise'. Did you mean voice")
                .contains("Entry 3: This engine has no such voice.")
                .doesNotContain("Exception");
        assertThat(DropFixture.files(drop.outbox)).containsExactly("list-1.wav", "list.json");
        assertThat(drop.metadata("list.json").findValuesAsText("status")).containsExactly("ok", "error", "error");
    }

    @Test
    void inputsOfOneBaseNameDoNotOverwriteEachOther() throws Exception {
        drop.drop("a.txt", "text");
        drop.awaitDone("a.txt");
        drop.drop("a.md", "markdown");
        drop.awaitDone("a.md");
        drop.drop("b.json", "[{\"text\": \"of the list\"}]");
        drop.awaitDone("b.json");
        drop.drop("b-1.txt", "not of the list");
        drop.awaitDone("b-1.txt");

        assertThat(drop.audio("a.wav")).isEqualTo("audio:text");
        assertThat(drop.audio("a.md.wav")).isEqualTo("audio:markdown.");
        assertThat(drop.metadata("a.md.json").get("source").asText()).isEqualTo("a.md");
        assertThat(drop.audio("b-1.wav")).isEqualTo("audio:of the list");
        assertThat(drop.audio("b-1.txt.wav")).isEqualTo("audio:not of the list");
    }

    @Test
    void anInputDroppedAgainReplacesItsResultAndBothInputsAreKept() throws Exception {
        drop.drop("a.json", "[{\"text\": \"one\"}, {\"text\": \"two\"}]");
        drop.awaitDone("a.json");
        drop.drop("a.json", "[{\"text\": \"three\"}]");
        await().until(() -> DropFixture.files(drop.inbox.resolve(".done")).size() == 2);

        assertThat(DropFixture.files(drop.outbox)).containsExactly("a-1.wav", "a.json");
        assertThat(drop.audio("a-1.wav")).isEqualTo("audio:three");
    }

    @Test
    void filesThatAreStillWrittenAreLeftAlone() throws Exception {
        main.stop();
        main = DropApplication.create(home, false, "1", speak);
        main.addProperty("tts.file.settleTime", "2s");
        main.start();
        Path growing = drop.inbox.resolve("slow.txt");
        for (int i = 0; i < 12; i++) {
            Files.writeString(growing, "part " + i + " ", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            await().during(Duration.ofMillis(60)).until(() -> speak.requests.get() == 0);
        }
        drop.awaitDone("slow.txt");

        assertThat(speak.requests).hasValue(1);
        assertThat(drop.audio("slow.wav")).contains("part 0").contains("part 11");
    }

    @Test
    void temporaryNamesAreIgnored() throws Exception {
        for (String name : List.of("a.txt.tmp", "a.txt.part", "a.txt~", ".a.txt", "old.txt.error.txt")) {
            Files.writeString(drop.inbox.resolve(name), "not yet");
        }
        drop.drop("z.txt", "now");
        drop.awaitDone("z.txt");

        assertThat(speak.requests).hasValue(1);
        assertThat(drop.inbox.resolve("a.txt.part")).exists();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void badInputIsExplainedAndTheNextOneIsSpoken(String name, byte[] content, String explanation) throws Exception {
        Files.write(drop.inbox.resolve(name), content);
        String error = drop.awaitError(name);
        drop.drop("next.txt", "Next.");
        drop.awaitDone("next.txt");

        assertThat(error).contains(explanation).doesNotContain("\tat ");
        assertThat(drop.failed(name)).hasBinaryContent(content);
        assertThat(DropFixture.files(drop.outbox)).containsExactly("next.json", "next.wav");
        assertThat(DropFixture.files(drop.inbox.resolve(".work"))).isEmpty();
    }

    static Stream<Arguments> badInputIsExplainedAndTheNextOneIsSpoken() {
        return Stream.of(
                bad("empty.txt", "", "The file is empty."),
                bad("blank.md", " \n\t ", "The file is empty."),
                Arguments.of("binary.txt", new byte[] {'R', 'I', 'F', 'F', 0, 1, 2}, "The file is not text"),
                Arguments.of("latin1.txt", "caf\u00e9".getBytes(StandardCharsets.ISO_8859_1), "not valid UTF-8"),
                bad("code.md", "```\nx = 1\n```\n", "nothing to speak"),
                bad("broken.json", "{\"text\": \"a\"", "not valid JSON at line 1"),
                bad("deep.json", "[".repeat(100) + "]".repeat(100), "not valid JSON"),
                bad("scalar.json", "42", "neither a request nor a list"),
                bad("none.json", "[]", "neither a request nor a list"),
                bad("field.json", "{\"text\": \"a\", \"voise\": \"b\"}", "Unknown field 'voise'. Did you mean voice"),
                bad("type.json", "[{\"text\": \"a\", \"rate\": \"fast\"}]", "Entry 1: Field 'rate' must be a number"),
                bad("big.txt", "x".repeat(200_001), "larger than 200000 bytes"),
                bad("photo.jpg", "x", "'.jpg' cannot be spoken. Use one of .json, .md, .ssml, .txt."),
                bad("noextension", "x", "without extension cannot be spoken"),
                bad("refused.txt", "[refuse]", "This engine has no such voice. Choose another one."),
                bad("down.txt", "[down]", "The engine does not answer. Start it. (Tried 4 times.)"),
                bad("bug.txt", "[bug]", "IllegalStateException: lost my way"),
                bad("silent.txt", "[silence]", "empty audio"),
                bad("mute.txt", "[text]", "without audio"));
    }

    private static Arguments bad(String name, String content, String explanation) {
        return Arguments.of(name, content.getBytes(StandardCharsets.UTF_8), explanation);
    }

    @Test
    void aLinkIsNotFollowed() throws Exception {
        Path secret = Files.writeString(drop.home.resolve("secret.txt"), "secret");
        Files.createSymbolicLink(drop.inbox.resolve("link.txt"), secret);

        assertThat(drop.awaitError("link.txt")).contains("The file is a link");
        assertThat(DropFixture.files(drop.outbox)).isEmpty();
    }

    @Test
    void aFileThatMayNotBeReadIsExplained() throws Exception {
        Path file = drop.home.resolve("secret.txt");
        Files.writeString(file, "secret");
        assumeFalse(
                !file.toFile().setReadable(false) || Files.isReadable(file),
                "Skipped: this user reads files of any permission (root), so that an unreadable file cannot be made");
        Files.move(file, drop.inbox.resolve("secret.txt"));

        assertThat(drop.awaitError("secret.txt")).contains("may not be read");
    }

    @Test
    void aFailureThatPassesIsTriedAgain() throws Exception {
        drop.drop("a.txt", "[hiccup] hello");
        drop.awaitDone("a.txt");

        assertThat(speak.requests).hasValue(3);
        assertThat(drop.audio("a.wav")).isEqualTo("audio:[hiccup] hello");
    }

    @Test
    void anOutboxThatCannotBeWrittenLosesNothing() throws Exception {
        Files.writeString(drop.outbox.resolve("blocked"), "a file where a folder is needed");
        drop.drop("blocked/a.txt", "hello");
        String error = drop.awaitError("blocked/a.txt");
        drop.drop("b.txt", "next");
        drop.awaitDone("b.txt");

        assertThat(error).contains("cannot be written to the outbox").contains("free space");
        assertThat(DropFixture.files(drop.outbox)).containsExactly("b.json", "b.wav", "blocked");
    }

    @Test
    void failedInputsOfOneNameAreAllKept() throws Exception {
        drop.drop("a.txt", "[refuse] 1");
        drop.awaitError("a.txt");
        drop.drop("a.txt", "[refuse] 2");
        await().until(() -> DropFixture.files(drop.inbox.resolve(".failed")).size() == 4);

        assertThat(Files.readString(drop.failed("a.txt"))).isEqualTo("[refuse] 1");
        assertThat(DropFixture.files(drop.inbox)).hasSize(4);
    }

    @Test
    void aSecondDropOnTheSameInboxIsRefused() throws IOException {
        FileDrop second = new FileDrop();
        second.setInbox(drop.inbox.toString());
        second.setOutbox(drop.home.resolve("elsewhere").toString());

        assertThatThrownBy(second::start).isInstanceOf(IOException.class).hasMessageContaining("in use by another");
    }

    @Test
    void anOutboxInsideTheInboxIsRefused() {
        FileDrop wrong = new FileDrop();
        wrong.setInbox(drop.home.resolve("x").toString());
        wrong.setOutbox(drop.home.resolve("x/out").toString());

        assertThatThrownBy(wrong::start).isInstanceOf(IOException.class).hasMessageContaining("Put it elsewhere");
    }
}

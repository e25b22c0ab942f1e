package io.github.cameltts.routes.drop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each state that a crash can leave, made by hand. */
class DropRecoveryTest {

    @TempDir
    Path home;

    private final FakeSpeak speak = new FakeSpeak();
    private DropFixture drop;

    @BeforeEach
    void folders() throws IOException {
        drop = new DropFixture(home);
    }

    @Test
    void anInputThatWasBeingWorkedOnIsSpoken() throws Exception {
        write("inbox/.work/sub/a.txt", "hello");
        write("outbox/.work/1234/entry-1", "audio:he");

        run();

        assertThat(DropFixture.files(drop.outbox)).containsExactly("sub/a.json", "sub/a.wav");
        assertThat(DropFixture.files(drop.inbox)).containsExactly(".done/sub/a.txt");
    }

    @Test
    void aResultThatWasHalfInPlaceIsNotDoubled() throws Exception {
        write("inbox/.work/a.json", "[{\"text\": \"one\"}, {\"text\": \"two\"}]");
        write("outbox/a-1.wav", "audio:one");
        write("outbox/.work/1234.ready/a-2.wav", "audio:two");
        write("outbox/.work/1234.ready/a.json", """
                [{"source": "a.json", "audio": "a-1.wav"}, {"source": "a.json", "audio": "a-2.wav"}]""");

        run();

        assertThat(DropFixture.files(drop.outbox)).containsExactly("a-1.wav", "a-2.wav", "a.json");
        assertThat(drop.audio("a-2.wav")).isEqualTo("audio:two");
        assertThat(DropFixture.files(drop.inbox)).containsExactly(".done/a.json");
    }

    @Test
    void aResultThatWasInPlaceIsNotDoubledThoughAnotherInputHasTheShortName() throws Exception {
        write("inbox/.work/a.md", "two");
        write("outbox/a.wav", "audio:one");
        write("outbox/a.json", "{\"source\": \"a.txt\", \"audio\": \"a.wav\"}");
        write("outbox/a.md.wav", "audio:two.");
        write("outbox/a.md.json", "{\"source\": \"a.md\", \"audio\": \"a.md.wav\"}");

        run();

        assertThat(DropFixture.files(drop.outbox)).containsExactly("a.json", "a.md.json", "a.md.wav", "a.wav");
        assertThat(drop.audio("a.wav")).isEqualTo("audio:one");
    }

    @Test
    void theOlderOfTwoInputsOfOneNameGoesFirst() throws Exception {
        write("inbox/.work/a.txt", "older");
        write("inbox/a.txt", "newer");

        run();

        assertThat(speak.requests).hasValue(2);
        assertThat(drop.audio("a.wav")).isEqualTo("audio:newer");
        assertThat(DropFixture.files(drop.inbox)).hasSize(2).allMatch(name -> name.startsWith(".done/a."));
    }

    @Test
    void anExplanationWithoutItsInputIsWrittenAgain() throws Exception {
        write("inbox/.work/a.txt", "[refuse]");
        write("inbox/.failed/a.txt.error.txt", "half of");

        run();

        assertThat(DropFixture.files(drop.inbox)).containsExactly(".failed/a.txt", ".failed/a.txt.error.txt");
        assertThat(drop.awaitError("a.txt")).contains("no such voice");
    }

    private void write(String name, String content) throws IOException {
        Path file = home.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private void run() throws Exception {
        assertThat(DropApplication.run(home, true, "1", speak)).isZero();
    }
}

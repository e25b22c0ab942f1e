package io.github.cameltts.routes.drop;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 120, unit = SECONDS)
class DropOnceTest {

    @TempDir
    Path home;

    private final FakeSpeak speak = new FakeSpeak();

    @Test
    void endsWhenTheInboxIsEmptyFromTheBeginning() throws Exception {
        assertThat(DropApplication.run(home, true, "1", speak)).isZero();
        assertThat(speak.requests).hasValue(0);
    }

    @Test
    void endsAfterAllInputsGoodAndBad() throws Exception {
        DropFixture drop = new DropFixture(home);
        drop.drop("a.txt", "one");
        drop.drop("b.txt", "[refuse]");
        drop.drop("sub/c.txt", "two");

        assertThat(DropApplication.run(home, true, "2", speak)).isZero();
        assertThat(DropFixture.files(drop.outbox)).containsExactly("a.json", "a.wav", "sub/c.json", "sub/c.wav");
        assertThat(drop.failed("b.txt")).exists();
    }

    @Test
    void waitsForAFileThatHasNotSettled() throws Exception {
        DropFixture drop = new DropFixture(home);
        drop.drop("a.txt", "one");
        Files.setLastModifiedTime(
                drop.inbox.resolve("a.txt"), FileTime.from(Instant.now().plusSeconds(3600)));

        assertThat(DropApplication.run(home, true, "1", speak)).isZero();
        assertThat(drop.done("a.txt")).exists();
    }

    @Test
    void threeThousandSmallFilesGiveThreeThousandResults() throws Exception {
        DropFixture drop = new DropFixture(home);
        for (int i = 0; i < 3000; i++) {
            Files.writeString(drop.inbox.resolve("f" + i + ".txt"), "Sentence number " + i + ".");
        }
        assertThat(DropApplication.run(home, true, "1", speak)).isZero();

        assertThat(speak.requests).hasValue(3000);
        assertThat(DropFixture.files(drop.outbox)).hasSize(6000);
        assertThat(DropFixture.files(drop.inbox)).hasSize(3000).allMatch(name -> name.startsWith(".done/"));
        for (int i = 0; i < 3000; i++) {
            assertThat(drop.audio("f" + i + ".wav")).isEqualTo("audio:Sentence number " + i + ".");
        }
    }
}

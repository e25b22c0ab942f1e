package io.github.cameltts.engine.onnx.voices;

import static io.github.cameltts.engine.onnx.voices.OfferedVoice.CONFIG;
import static io.github.cameltts.engine.onnx.voices.OfferedVoice.MODEL;
import static io.github.cameltts.engine.onnx.voices.OfferedVoice.NAME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cameltts.engine.onnx.voices.FakeFileServer.Asked;
import io.github.cameltts.spi.EngineUnavailableException;
import java.nio.file.Files;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What came of a voice is kept when the rest does not, and used when it fits. */
@Timeout(60)
class InterruptedDownloadTest extends DownloadedVoice {

    private static final int HALF = 150_000;

    @Test
    void aDownloadThatBreaksOffGoesOnWhereItWas() throws Exception {
        server.plan(MODEL, server.breakOffAfter(HALF), server.breakOffAfter(1000));

        assertThat(store.find(NAME).model()).hasBinaryContent(anna.model());

        assertThat(server.asked(MODEL))
                .extracting(Asked::range)
                .containsExactly(Optional.empty(), Optional.of("bytes=150000-"), Optional.of("bytes=151000-"));
        assertThat(server.asked(MODEL).get(1).ifRange()).isPresent();
    }

    @Test
    void aDownloadThatStallsGoesOnWithAnotherConnection() throws Exception {
        server.plan(MODEL, server.stallAfter(HALF));

        assertThat(store.find(NAME).model()).hasBinaryContent(anna.model());

        assertThat(server.asked(MODEL)).extracting(Asked::range).contains(Optional.of("bytes=150000-"));
    }

    @Test
    void aServerThatNeverAnswersIsGivenUp() {
        server.plan(CONFIG, server.stallAfter(0), server.stallAfter(0), server.stallAfter(0), server.stallAfter(0));

        assertThatThrownBy(() -> store.find(NAME))
                .isInstanceOf(EngineUnavailableException.class)
                .hasMessageContaining("nothing came for 500 ms")
                .hasMessageContaining("attempt 4");
    }

    @Test
    void whatCameBeforeAFailureIsKeptForTheNextRequest() throws Exception {
        server.plan(
                MODEL,
                server.breakOffAfter(HALF),
                server.breakOffAfter(1),
                server.breakOffAfter(1),
                server.breakOffAfter(1));

        assertThatThrownBy(() -> store.find(NAME))
                .isInstanceOf(EngineUnavailableException.class)
                .hasMessageContaining("150003 of 300000 bytes are kept");
        assertThat(model).doesNotExist();
        assertThat(store.find(NAME).model()).hasBinaryContent(anna.model());

        assertThat(server.asked(MODEL).get(4).range()).contains("bytes=150003-");
        assertThat(server.asked(CONFIG)).hasSize(1);
    }

    @Test
    void aServerWithoutRangesSendsAllAgain() throws Exception {
        server.plan(MODEL, server.breakOffAfter(HALF), server.ignoreRange());

        assertThat(store.find(NAME).model()).hasBinaryContent(anna.model());
    }

    @Test
    void aFileThatChangesBetweenAttemptsIsFetchedAnew() throws Exception {
        server.plan(MODEL, (exchange, content, from) -> {
            server.put(MODEL, anna.model());
            server.breakOffAfter(HALF).give(exchange, new byte[anna.model().length], from);
        });

        assertThat(store.find(NAME).model()).hasBinaryContent(anna.model());

        assertThat(server.asked(MODEL))
                .extracting(Asked::range)
                .containsExactly(Optional.empty(), Optional.of("bytes=150000-"));
    }

    @Test
    void aBeginningOfAnotherFileIsThrownAwayEvenWhenTheServerTellsNoVersions() throws Exception {
        server.forgetTags();
        Files.createDirectories(folder);
        Files.write(part(), new byte[HALF]);

        assertThat(store.find(NAME).model()).hasBinaryContent(anna.model());

        assertThat(server.asked(MODEL))
                .extracting(Asked::range)
                .containsExactly(Optional.of("bytes=150000-"), Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(ints = {300_000, 300_001, 400_000})
    void aBeginningThatIsTooLongIsThrownAway(int bytes) throws Exception {
        Files.createDirectories(folder);
        Files.write(part(), new byte[bytes]);

        assertThat(store.find(NAME).model()).hasBinaryContent(anna.model());
    }

    @Test
    void aRangeThatTheServerDoesNotHaveLeadsToAFreshStart() throws Exception {
        server.plan(MODEL, server.breakOffAfter(HALF), server.status(416));

        assertThat(store.find(NAME).model()).hasBinaryContent(anna.model());

        assertThat(server.asked(MODEL).get(2).range()).isEmpty();
    }

    @Test
    void aCompleteBeginningIsOnlyChecked() throws Exception {
        Files.createDirectories(folder);
        Files.write(part(), anna.model());

        assertThat(store.find(NAME).model()).hasBinaryContent(anna.model());

        assertThat(server.asked(MODEL)).isEmpty();
    }
}

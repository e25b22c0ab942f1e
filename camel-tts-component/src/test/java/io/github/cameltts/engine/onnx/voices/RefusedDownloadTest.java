package io.github.cameltts.engine.onnx.voices;

import static io.github.cameltts.engine.onnx.voices.OfferedVoice.MODEL;
import static io.github.cameltts.engine.onnx.voices.OfferedVoice.NAME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cameltts.spi.EngineUnavailableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that refuses, sends elsewhere, or gives another file than the catalog says. */
@Timeout(60)
class RefusedDownloadTest extends DownloadedVoice {

    @Test
    void aCorruptFileIsNeverSeenInThePlaceOfTheModel() throws Exception {
        server.plan(MODEL, server.corrupt());

        assertThatThrownBy(() -> store.find(NAME))
                .isInstanceOf(EngineUnavailableException.class)
                .hasMessageContaining(OfferedVoice.sha256(anna.model()))
                .hasMessageContaining("SHA-256");
        assertThat(visible()).containsExactly(NAME + ".onnx.json");
        assertThat(store.find(NAME).model()).hasBinaryContent(anna.model());
    }

    @Test
    void aFileLongerThanInTheCatalogIsCutOff() throws Exception {
        server.plan(MODEL, server.tooLong());

        assertThatThrownBy(() -> store.find(NAME))
                .isInstanceOf(EngineUnavailableException.class)
                .hasMessageContaining("more bytes where the catalog says 300000");
        assertThat(visible()).containsExactly(NAME + ".onnx.json");
    }

    @Test
    void aFileOfAnotherLengthIsNotEvenFetched() throws Exception {
        server.plan(MODEL, server.tooShort());

        assertThatThrownBy(() -> store.find(NAME)).hasMessageContaining("299999 bytes where the catalog says 300000");
        assertThat(server.asked(MODEL)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 410})
    void whatTheServerWillNotGiveIsNotAskedTwice(int status) {
        server.plan(MODEL, server.status(status));

        assertThatThrownBy(() -> store.find(NAME))
                .isInstanceOf(EngineUnavailableException.class)
                .hasMessageContaining(server.url() + MODEL)
                .hasMessageContaining("status " + status);
        assertThat(server.asked(MODEL)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 502, 503, 504})
    void aBusyServerIsAskedAgain(int status) throws Exception {
        server.plan(MODEL, server.status(status), server.status(status));

        assertThat(store.find(NAME).model()).hasBinaryContent(anna.model());
    }

    @Test
    void aServerThatStaysBusyIsGivenUp() {
        server.plan(
                MODEL,
                server.status(503),
                server.status(503),
                server.status(503),
                server.status(503),
                server.status(503));

        assertThatThrownBy(() -> store.find(NAME)).hasMessageContaining("status 503");
        assertThat(server.asked(MODEL)).hasSize(QuietStore.RETRIES + 1);
    }

    @Test
    void aRedirectOnTheSameHostIsFollowed() throws Exception {
        server.put("moved.onnx", anna.model());
        server.plan(MODEL, server.status(302, "Location", "/moved.onnx"));

        assertThat(store.find(NAME).model()).hasBinaryContent(anna.model());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://localhost:1/other.onnx?signature=secret", "ftp://example.org/x", "file:/etc/passwd"})
    void aRedirectToAnotherHostWithoutEncryptionIsNotFollowed(String target) {
        server.plan(MODEL, server.status(302, "Location", target));

        assertThatThrownBy(() -> store.find(NAME))
                .isInstanceOf(EngineUnavailableException.class)
                .hasMessageContaining("not followed")
                .hasMessageNotContaining("secret");
    }

    @Test
    void redirectsInACircleEnd() {
        FakeFileServer.Answer round = server.status(301, "Location", "/" + MODEL);
        server.plan(MODEL, round, round, round, round, round, round, round);

        assertThatThrownBy(() -> store.find(NAME)).hasMessageContaining("redirects too often");
    }
}

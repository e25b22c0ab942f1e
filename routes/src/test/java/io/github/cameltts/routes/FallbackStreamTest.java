package io.github.cameltts.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cameltts.SpeechStream;
import io.github.cameltts.TtsConstants;
import io.github.cameltts.audio.AudioFixtures;
import io.github.cameltts.engine.elevenlabs.FakeElevenLabsServer;
import io.github.cameltts.engine.http.FakeStream;
import io.github.cameltts.spi.SpeechException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Message;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Streaming through {@code tts.engines}, behind a circuit breaker. */
@Timeout(60)
class FallbackStreamTest extends FallbackTestSupport {

    private static final byte[] AUDIO = AudioFixtures.mp3(200);
    private static final int HALF = AUDIO.length / 2;

    @BeforeEach
    void start() {
        app = providers()
                .with("tts.engines", "elevenlabs,openai")
                .with("tts.voice", "narrator")
                .with("tts.voices.narrator", "elevenlabs/" + FakeElevenLabsServer.RACHEL + ",openai/af_sky")
                .start();
    }

    @Test
    void theBeginningIsHeardBeforeTheEndIsMadeAndTheWholeIsStored() throws IOException {
        FakeStream provider = elevenLabs.streamByHand("audio/mpeg").send(beginning());

        Message answer = stream();
        SpeechStream body = (SpeechStream) answer.getBody();
        assertThat(body.readNBytes(HALF)).isEqualTo(beginning());
        assertThat(new HomeFolder(home).blobs()).isEmpty();
        provider.send(rest()).end();

        assertThat(body.readAllBytes()).isEqualTo(rest());
        assertThat(answer.getHeader(TtsConstants.ENGINE)).isEqualTo("elevenlabs");
        awaitAssetOf("elevenlabs", answer);
        assertThat(new HomeFolder(home).onlyBlob()).hasBinaryContent(AUDIO);
        Awaitility.await().untilAsserted(() -> assertThat(stream().getHeader(TtsConstants.CACHE))
                .isEqualTo("memory"));
    }

    @Test
    void aSubstituteStreamsTooAndIsStoredAsItself() throws IOException, SQLException {
        elevenLabs.failWith(503, "{}");
        FakeStream substitute = openAi.streamByHand("audio/mpeg").send(beginning());

        Message answer = stream();
        SpeechStream body = (SpeechStream) answer.getBody();
        assertThat(body.readNBytes(HALF)).isEqualTo(beginning());
        substitute.send(rest()).end();

        assertThat(body.readAllBytes()).isEqualTo(rest());
        assertThat(answer.getHeaders())
                .containsEntry(TtsConstants.ENGINE, "openai")
                .containsEntry(TtsConstants.SUBSTITUTE_FOR, "elevenlabs");
        awaitAssetOf("openai", answer);
        assertThat(app.number("select count(*) from tts_asset")).isEqualTo(1);
    }

    @Test
    void whoJoinsASubstitutesStreamHearsItFromItsBeginning() {
        elevenLabs.failWith(503, "{}");
        FakeStream substitute = openAi.streamByHand("audio/mpeg").send(beginning());
        Message first = stream();
        CompletableFuture<Message> second = CompletableFuture.supplyAsync(this::stream);

        Message joined = second.join();
        substitute.send(rest()).end();

        assertThat(joined.getHeaders())
                .containsEntry(TtsConstants.CACHE, "joined")
                .containsEntry(TtsConstants.SUBSTITUTE_FOR, "elevenlabs");
        assertThat(joined.getBody(byte[].class)).isEqualTo(AUDIO);
        assertThat(first.getBody(byte[].class)).isEqualTo(AUDIO);
        assertThat(openAi.speechCalls()).hasSize(1);
    }

    @Test
    void whatBreaksOffIsAnErrorToTheReaderAndNeitherStoredNorSpokenByASubstitute() throws SQLException {
        FakeStream provider = elevenLabs.streamByHand("audio/mpeg").send(beginning());
        SpeechStream body = (SpeechStream) stream().getBody();

        provider.breakOff();

        assertThatThrownBy(body::readAllBytes)
                .isInstanceOf(IOException.class)
                .hasCauseInstanceOf(SpeechException.class);
        assertThat(openAi.speechCalls()).isEmpty();
        assertThat(stream().getBody(byte[].class)).as("made anew").isNotEmpty();
        assertThat(elevenLabs.speechCalls()).hasSize(2);
        Awaitility.await().until(() -> app.number("select count(*) from tts_asset") == 1);
        assertThat(new HomeFolder(home).onlyBlob())
                .as("the second, which is complete")
                .isNotEmptyFile();
        assertThat(app.number("select blob_bytes from tts_asset")).isNotEqualTo(HALF);
    }

    private Message stream() {
        return app.ask("direct:tts-speak", "Hello", Map.of(TtsConstants.STREAMING, true));
    }

    private void awaitAssetOf(String engine, Message answer) {
        Awaitility.await()
                .until(() -> app.number("select count(*) from tts_asset where engine = '" + engine
                                + "' and asset_key = '" + answer.getHeader(TtsConstants.KEY) + "'")
                        == 1);
    }

    private static byte[] beginning() {
        return Arrays.copyOf(AUDIO, HALF);
    }

    private static byte[] rest() {
        return Arrays.copyOfRange(AUDIO, HALF, AUDIO.length);
    }
}

package io.github.cameltts.engine.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.cameltts.spi.InvalidSpeechRequestException;
import io.github.cameltts.spi.SpeechException;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.LogEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts and keys go where they belong and nowhere else. */
class HttpEngineSafetyTest extends AnyHttpEngineTest {

    @Test
    void textIsDataAndNeverStructure() throws Exception {
        String evil = "\",\"voice\":\"x\"}</voice></speak>\\u0022{{tts.key}}${header.a} \uD83D\uDE00";

        engine.synthesize(request(evil));

        assertThat(server.text(server.speechCalls().get(0))).isEqualTo(evil);
    }

    @Test
    void controlCharactersAreSentAsTheyAreOrNamed() throws Exception {
        String text = "bell \u0007 and \u0000";
        try {
            engine.synthesize(request(text));
        } catch (InvalidSpeechRequestException refused) {
            assertThat(refused).hasMessageContaining("U+0007");
            assertThat(server.speechCalls()).isEmpty();
            return;
        }
        assertThat(server.text(server.speechCalls().get(0))).isEqualTo(text);
    }

    @Test
    void halfACharacterIsRefused() {
        assertThat(failure(InvalidSpeechRequestException.class, request("a \uD83D b")))
                .hasMessageContaining("surrogate");
        assertThat(server.speechCalls()).isEmpty();
    }

    @Test
    void theTextIsShownNowhere() {
        try (LogCapture log = LogCapture.open()) {
            server.failWith(400, "{\"error\":{\"message\":\"cannot speak '" + TEXT + "'\"}}");
            SpeechException refused = failure(SpeechException.class);
            server.failWith(200, "launch code");
            SpeechException unreadable = failure(SpeechException.class);
            server.close();
            SpeechException unreachable = failure(SpeechException.class);

            for (Throwable shown : new Throwable[] {refused, unreadable, unreachable}) {
                for (Throwable cause = shown; cause != null; cause = cause.getCause()) {
                    assertThat(cause.toString()).doesNotContain("launch");
                }
            }
            assertThat(log.events())
                    .filteredOn(event -> event.getLevel().isMoreSpecificThan(Level.INFO))
                    .extracting(LogEvent::getMessage)
                    .allSatisfy(
                            message -> assertThat(message.getFormattedMessage()).doesNotContain("launch"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://host", "https://user:pw@host", "https://host/?key=1", "not a url", "", "https://"})
    void aWrongBaseUrlIsRefusedAtOnce(String url) {
        assertThat(catchThrowableOfType(InvalidSpeechRequestException.class, () -> engine.setBaseUrl(url)))
                .hasMessageContaining("baseUrl")
                .hasMessageNotContaining("pw");
    }

    @Test
    void aKeyWithALineBreakIsRefusedAtOnce() {
        assertThat(catchThrowableOfType(InvalidSpeechRequestException.class, () -> engine.setApiKey("abc\r\nX: y")))
                .hasMessageContaining("line break")
                .hasMessageNotContaining("abc");
    }

    @Test
    void twoServersNeverShareAKey() {
        Object one = engine.identity(request(TEXT));
        engine.setBaseUrl("http://127.0.0.1:1");

        assertThat(engine.identity(request(TEXT))).isNotEqualTo(one);
        assertThat(one.toString()).doesNotContain(KEY);
    }

    @Test
    void aCheckBuysNothing() throws Exception {
        engine.check();

        assertThat(server.calls()).isNotEmpty();
        assertThat(server.speechCalls()).isEmpty();
        assertThat(server.billedCharacters()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 405})
    void aServerThatListsNothingIsThereAllTheSame(int status) {
        server.answerListsWith(status);

        assertThatCode(engine::check).doesNotThrowAnyException();
    }
}

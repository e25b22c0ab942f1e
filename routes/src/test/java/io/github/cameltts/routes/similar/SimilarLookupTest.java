package io.github.cameltts.routes.similar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cameltts.FakeSpeechEngine;
import io.github.cameltts.TtsConstants;
import io.github.cameltts.routes.TestApp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Message;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The look-up in the pipeline, over real rows and files. */
class SimilarLookupTest {

    private static final String SPEAK = "direct:tts-speak";
    private static final String KEPT = "the early train takes all our parcels down to the quiet coast before sunrise";
    private static final String ASKED = "the early train takes all our parcels down to the coast before sunrise";
    private static final String CLOSER = KEPT + " today";

    private final FakeSpeechEngine engine = new FakeSpeechEngine();

    @TempDir
    private Path home;

    private TestApp app;

    @BeforeEach
    void start() {
        app = app().start();
    }

    private TestApp app() {
        return TestApp.over(home)
                .with("tts.engine", "fake")
                .with("tts.fake.pricePerMillionChars", "100")
                .with("tts.similarity.enabled", "true")
                .bind("fake", engine)
                .recipes("classpath:camel-tts/tts-speak.camel.yaml");
    }

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void textWithAlmostTheSameWordsIsAnsweredFromTheStore() throws SQLException {
        Message kept = keep(KEPT);

        Message similar = app.speak(ASKED);

        assertThat(cache(similar)).isEqualTo("similar");
        assertThat(similar.getBody()).isEqualTo(kept.getBody());
        assertThat(similar.getHeaders())
                .containsEntry(TtsConstants.SIMILAR_TEXT, KEPT)
                .containsEntry(TtsConstants.SIMILAR_SCORE, 12.0 / 13)
                .containsEntry(TtsConstants.TEXT, ASKED)
                .containsEntry(TtsConstants.FILE_ID, kept.getHeader(TtsConstants.FILE_ID))
                .containsEntry(TtsConstants.COST, 0L)
                .containsEntry(TtsConstants.SAVED, kept.getHeader(TtsConstants.COST))
                .containsEntry("Content-Type", "audio/wav");
        assertThat(engine.calls()).isEqualTo(1);
        assertThat(app.number("select count(*) from tts_asset")).isEqualTo(1);
        assertThat(cache(app.speak(ASKED)))
                .as("nothing was kept under the new key")
                .isEqualTo("similar");
        assertThat(cache(app.speak(KEPT))).isEqualTo("memory");
    }

    @Test
    void laterAnswerSaysNothingOfAnEarlierSimilarOne() {
        keep(KEPT);
        Message similar = app.speak(ASKED);

        Message other = app.ask(SPEAK, "quite another text", similar.getHeaders());

        assertThat(cache(other)).isEqualTo("synthesized");
        assertThat(other.getHeaders()).doesNotContainKeys(TtsConstants.SIMILAR_TEXT, TtsConstants.SIMILAR_SCORE);
    }

    @Test
    void similarAnswerCountsAsSaved() throws SQLException {
        keep(KEPT);
        app.speak(ASKED);
        app.close();

        assertThat(app.number("select requests from tts_ledger where cache = 'similar'"))
                .isEqualTo(1);
        assertThat(app.number("select characters from tts_ledger where cache = 'similar'"))
                .isEqualTo(KEPT.length());
        assertThat(app.number("select cost_micros from tts_ledger where cache = 'similar'"))
                .isEqualTo(KEPT.length() * 100L);
        assertThat(app.number("select use_count from tts_asset")).isEqualTo(1);
    }

    static Stream<Map<String, Object>> otherVoices() {
        return Stream.of(
                Map.of(TtsConstants.VOICE, "bruno"),
                Map.of(TtsConstants.MODEL, "m2"),
                Map.of(TtsConstants.SAMPLE_RATE, 16000),
                Map.of(TtsConstants.TENANT, "acme"),
                Map.of(TtsConstants.RATE, 1.5),
                Map.of(TtsConstants.PITCH, 2.0),
                Map.of(TtsConstants.VOLUME, 0.5),
                Map.of(TtsConstants.STYLE, "sad"),
                Map.of(TtsConstants.INSTRUCTIONS, "whisper"),
                Map.of(TtsConstants.SEED, 7L));
    }

    @ParameterizedTest
    @MethodSource("otherVoices")
    void whatIsSpokenInAnotherWayIsNotSimilar(Map<String, Object> other) {
        keep(KEPT);

        Message answer = app.ask(SPEAK, ASKED, other);

        assertThat(cache(answer)).isEqualTo("synthesized");
        await(2);
        assertThat(cache(app.ask(SPEAK, ASKED + " today", other)))
                .as("but similar to what is spoken just so")
                .isEqualTo("similar");
    }

    @Test
    void otherModelBehindTheSameNameIsNotSimilar() {
        keep(KEPT);
        engine.modelDigest("d2");

        assertThat(cache(app.speak(ASKED))).isEqualTo("synthesized");
    }

    @ParameterizedTest
    @ValueSource(strings = {TtsConstants.NO_STORE, TtsConstants.NO_CACHE})
    void requestsThatUseNoCacheUseNoSimilarTextEither(String header) {
        keep(KEPT);

        assertThat(cache(app.ask(SPEAK, ASKED, Map.of(header, true)))).isNotEqualTo("similar");
        assertThat(cache(app.ask(SPEAK, ASKED, Map.of(header, "true")))).isNotEqualTo("similar");
        assertThat(engine.calls()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void headerSwitchesItOff(boolean text) {
        keep(KEPT);

        Object off = text ? "false" : false;

        assertThat(cache(app.ask(SPEAK, ASKED, Map.of(TtsConstants.SIMILAR, off))))
                .isEqualTo("synthesized");
    }

    @Test
    void requestForWhatIsCachedIsAnswered() {
        keep(KEPT);

        assertThat(cache(app.ask(SPEAK, ASKED, Map.of(TtsConstants.ONLY_IF_CACHED, true))))
                .isEqualTo("similar");
    }

    @Test
    void requestForAStreamIsAnsweredWithBytes() {
        Message kept = keep(KEPT);

        Message answer = app.ask(SPEAK, ASKED, Map.of(TtsConstants.STREAMING, true));

        assertThat(cache(answer)).isEqualTo("similar");
        assertThat(answer.getBody()).isEqualTo(kept.getBody());
    }

    @Test
    void ssmlIsNotCompared() {
        Map<String, Object> ssml = Map.of(TtsConstants.TEXT_TYPE, "ssml");
        app.ask(SPEAK, "<speak>" + KEPT + "</speak>", ssml);
        keep(CLOSER);

        assertThat(cache(app.ask(SPEAK, "<speak>" + ASKED + "</speak>", ssml))).isEqualTo("synthesized");
    }

    @Test
    void expiredAudioDoesNotAnswer() throws SQLException {
        keep(KEPT);
        app.execute("update tts_asset set expires_at = 1");

        assertThat(cache(app.speak(ASKED))).isEqualTo("synthesized");
    }

    @Test
    void pinnedAudioDoesNotExpire() throws SQLException {
        keep(KEPT);
        app.execute("update tts_asset set expires_at = 1, pinned = 1");

        assertThat(cache(app.speak(ASKED))).isEqualTo("similar");
    }

    @Test
    void removedAudioDoesNotAnswerAndLeavesTheIndex() throws SQLException {
        keep(KEPT);
        app.execute("delete from tts_asset");

        assertThat(cache(app.ask(SPEAK, ASKED, Map.of(TtsConstants.STORE, false))))
                .isEqualTo("synthesized");
        await(0);
    }

    @Test
    void rowThatNowHoldsAnotherTextDoesNotAnswerForTheOldOne() throws SQLException {
        keep(KEPT);
        app.execute("update tts_asset set text = 'quite another text'");

        assertThat(cache(app.speak(ASKED))).isEqualTo("synthesized");
    }

    @Test
    void audioThatComesBackIsFoundAgain() throws SQLException {
        keep(KEPT);
        app.execute("update tts_asset set expires_at = 1");
        await(0);
        app.execute("update tts_asset set expires_at = 4102444800000");
        await(1);

        assertThat(cache(app.speak(ASKED))).isEqualTo("similar");
    }

    @Test
    void nextBestAnswersForADamagedFile() throws IOException, SQLException {
        Message second = keep(KEPT);
        Message best = app.ask(SPEAK, CLOSER, Map.of(TtsConstants.SIMILAR, false));
        await(2);
        Message whole = app.speak(CLOSER + " again");
        damage(CLOSER);
        Message answer = app.speak(CLOSER + " again");
        damage(KEPT);
        Message none = app.speak(CLOSER + " again");

        assertThat(whole.getBody()).isEqualTo(best.getBody());
        assertThat(cache(answer)).isEqualTo("similar");
        assertThat(answer.getBody()).isEqualTo(second.getBody());
        assertThat(cache(none)).isEqualTo("synthesized");
    }

    private void damage(String text) throws IOException, SQLException {
        long rows = app.number("select count(*) from tts_asset where text = '" + text + "'");
        assertThat(rows).isEqualTo(1);
        app.execute("update tts_asset set blob = blob || '.gone' where text = '" + text + "'");
    }

    @Test
    void restartedApplicationFindsWhatWasKeptBefore() {
        keep(KEPT);
        app.close();
        start();
        await(1);

        assertThat(cache(app.speak(ASKED))).isEqualTo("similar");
    }

    @Test
    void whatAnotherProcessKeepsIsFound() {
        try (TestApp other = app().start()) {
            other.speak(KEPT);
            await(1);

            assertThat(cache(app.speak(ASKED))).isEqualTo("similar");
        }
    }

    @Test
    void longTextsAreCompared() {
        String text = "the early train takes all our parcels down to the quiet coast ".repeat(80);
        assertThat(text).hasSizeBetween(4_950, 4_990);
        keep(text);

        assertThat(cache(app.speak(text + "today"))).isEqualTo("similar");
    }

    @ParameterizedTest
    @ValueSource(strings = {"…", "?!", "."})
    void textWithoutWordsIsSimilarToNothing(String text) {
        app.speak("...");
        keep(KEPT);

        assertThat(cache(app.speak(text))).isEqualTo("synthesized");
    }

    @Test
    void isOffByDefault() {
        app.close();
        app = TestApp.speaking(home, engine);
        app.speak(KEPT);

        assertThat(cache(app.speak(ASKED))).isEqualTo("synthesized");
        assertThat(app.context().hasService(SimilarTexts.class)).isNull();
    }

    @Test
    void thresholdAndNamesAreSettings() {
        app.close();
        app = app().with("tts.similarity.threshold", "0.95")
                .with("tts.similarity.names", "false")
                .start();
        app.speak(KEPT);
        Awaitility.await()
                .until(() -> SimilarTexts.of(app.context()).index(0.95, false).size() == 1);

        assertThat(cache(app.speak(KEPT.replace("train", "Train")))).isEqualTo("similar");
        assertThat(cache(app.speak(ASKED))).isEqualTo("synthesized");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1.5", "85%", "high", "NaN"})
    void thresholdThatIsNoneStopsTheStart(String threshold) {
        TestApp wrong = app().with("tts.similarity.threshold", threshold);

        assertThatThrownBy(wrong::start)
                .hasStackTraceContaining("tts.similarity.threshold is '" + threshold + "'")
                .hasStackTraceContaining("such as 0.85");
        wrong.close();
    }

    @Test
    void substitutesAnswerWithSimilarTextsOfTheirOwn() throws IOException {
        app.close();
        app = TestApp.over(home)
                .with("tts.engines", "fake,other")
                .with("tts.similarity.enabled", "true")
                .bind("fake", engine)
                .bind("other", new FakeSpeechEngine())
                .recipes("classpath:camel-tts/tts-speak.camel.yaml,classpath:camel-tts/tts-fallback.camel.yaml")
                .start();
        keep(KEPT);

        assertThat(cache(app.speak(ASKED))).isEqualTo("similar");
        assertThat(Files.isDirectory(home)).isTrue();
    }

    /** Keeps a text that is then in the index. */
    private Message keep(String text) {
        Message kept = app.speak(text);
        assertThat(cache(kept)).isEqualTo("synthesized");
        Awaitility.await().until(() -> index().contains(indexed(kept)));
        return kept;
    }

    private IndexedText indexed(Message kept) {
        try {
            long row = app.number(
                    "select rowid from tts_asset where asset_key = '" + kept.getHeader(TtsConstants.KEY) + "'");
            return new IndexedText(
                    row,
                    kept.getHeader(TtsConstants.PROFILE_KEY, String.class),
                    kept.getHeader(TtsConstants.LANGUAGE, String.class),
                    kept.getHeader(TtsConstants.TEXT, String.class));
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private void await(int texts) {
        Awaitility.await().until(() -> index().size() == texts);
    }

    private SimilarityIndex index() {
        return SimilarTexts.of(app.context()).index(0.85, true);
    }

    private static String cache(Message message) {
        return message.getHeader(TtsConstants.CACHE, String.class);
    }
}

package io.github.cameltts.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltts.TtsConstants;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Message;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many file ids for one asset, each with an end of its own. */
class FileReferenceTest extends AgingTestSupport {

    private static final String REFER = "kamelet:tts-reference-action";

    private Message stored;

    @BeforeEach
    void storeForTenHours() {
        stored = audio.store("k", Map.of(TtsConstants.EXPIRY_HOURS, 10));
    }

    @Test
    void hitGetsAFileIdOfItsOwnThatEndsWhenTheRequestWants() {
        Message hit = refer(5);

        assertThat(hit.getHeader(TtsConstants.FILE_ID))
                .isNotNull()
                .isNotEqualTo(stored.getHeader(TtsConstants.FILE_ID));
        assertThat(hit.getHeader(TtsConstants.EXPIRES_AT))
                .isEqualTo(clock.instant().plus(Duration.ofHours(5)).toString());
        assertThat(audio.lookUpFile(hit.getHeader(TtsConstants.FILE_ID)).getBody(String.class))
                .isEqualTo("audio of k");
    }

    @Test
    void shortReferenceEndsBeforeItsAsset() {
        Object brief = refer(5).getHeader(TtsConstants.FILE_ID);
        clock.move(Duration.ofHours(6));

        assertThat(audio.isNamedBy(brief)).isFalse();
        assertThat(audio.isNamedBy(stored.getHeader(TtsConstants.FILE_ID))).isTrue();
        assertThat(audio.sweep("").get("expiredFiles")).isEqualTo(1L);
        assertThat(audio.isKept("k")).isTrue();
    }

    @Test
    void longReferenceMakesTheAssetLiveAndHitsTellIt() {
        Object longer = refer(20).getHeader(TtsConstants.FILE_ID);
        clock.move(Duration.ofHours(11));

        assertThat(audio.isNamedBy(stored.getHeader(TtsConstants.FILE_ID))).isFalse();
        assertThat(audio.isNamedBy(longer)).isTrue();
        assertThat(audio.lookUp("k").getHeader(TtsConstants.FILE_ID)).isEqualTo(longer);
        clock.move(Duration.ofHours(10));
        assertThat(audio.isKept("k")).isFalse();
        assertThat(audio.isNamedBy(longer)).isFalse();
    }

    @Test
    void lifeIsTheParameterWhereTheRequestDoesNotTell() {
        Message hit = app.ask(REFER + "?ttl=7h", "", Map.of(TtsConstants.KEY, "k", TtsConstants.CACHE, "store"));

        assertThat(hit.getHeader(TtsConstants.EXPIRES_AT))
                .isEqualTo(clock.instant().plus(Duration.ofHours(7)).toString());
    }

    @Test
    void requestIsNamedInTheRow() throws SQLException {
        app.ask(REFER, "", hit(Map.of(TtsConstants.REQUEST_ID, "r-7")));

        assertThat(app.number("select count(*) from tts_file where request_id = 'r-7' and asset_key = 'k'"))
                .isEqualTo(1);
    }

    @Test
    void whoStoredTheAudioKeepsItsFileId() throws SQLException {
        stored.setHeader(TtsConstants.CACHE, "synthesized");

        assertThat(app.ask(REFER, "", stored.getHeaders()).getHeader(TtsConstants.FILE_ID))
                .isEqualTo(stored.getHeader(TtsConstants.FILE_ID));
        assertThat(app.number("select count(*) from tts_file")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"stale", "bypass"})
    void whatIsNotKeptForLongGetsNone(String cache) throws SQLException {
        app.ask(REFER, "", hit(Map.of(TtsConstants.CACHE, cache)));

        assertThat(app.number("select count(*) from tts_file")).isEqualTo(1);
    }

    @Test
    void requestThatWantsNothingStoredGetsNone() throws SQLException {
        app.ask(REFER, "", hit(Map.of(TtsConstants.STORE, false)));
        app.ask(REFER, "", hit(Map.of(TtsConstants.NO_STORE, true)));

        assertThat(app.number("select count(*) from tts_file")).isEqualTo(1);
    }

    @Test
    void whatHasEndedOrGoneMeanwhileIsNotBroughtBack() throws SQLException {
        clock.move(Duration.ofHours(11));
        Message late = refer(20);
        app.execute("delete from tts_asset");
        Message lost = refer(20);

        assertThat(late.getHeaders()).doesNotContainKeys(TtsConstants.FILE_ID, TtsConstants.EXPIRES_AT);
        assertThat(lost.getHeaders()).doesNotContainKeys(TtsConstants.FILE_ID, TtsConstants.EXPIRES_AT);
        assertThat(app.number("select count(*) from tts_file")).isEqualTo(1);
    }

    @Test
    void audioOfASimilarTextIsReferredToUnderItsOwnKey() throws SQLException {
        Message similar = app.ask(
                REFER,
                "",
                Map.of(
                        TtsConstants.KEY, "another key",
                        TtsConstants.CACHE, "similar",
                        TtsConstants.FILE_ID, stored.getHeader(TtsConstants.FILE_ID)));

        assertThat(audio.lookUpFile(similar.getHeader(TtsConstants.FILE_ID)).getHeader(TtsConstants.KEY))
                .isEqualTo("k");
    }

    @Test
    void sharedSynthesisIsReferredToBeforeItIsStored() {
        Message joined = app.ask(
                REFER,
                "",
                Map.of(TtsConstants.KEY, "new", TtsConstants.CACHE, "joined", TtsConstants.EXPIRY_HOURS, 48));
        Object file = joined.getHeader(TtsConstants.FILE_ID);
        assertThat(audio.isNamedBy(file)).isFalse();

        audio.store("new", Map.of(TtsConstants.EXPIRY_HOURS, 1));

        clock.move(Duration.ofHours(47));
        assertThat(audio.lookUpFile(file).getBody(String.class)).isEqualTo("audio of new");
    }

    @Test
    void audioMadeAnewLivesAsLongAsTheFileIdsOfTheOld() {
        Object longer = refer(20).getHeader(TtsConstants.FILE_ID);
        audio.store("k", Map.of(TtsConstants.NO_CACHE, true, TtsConstants.EXPIRY_HOURS, 1));
        clock.move(Duration.ofHours(19));

        assertThat(audio.isNamedBy(longer)).isTrue();
    }

    @Test
    void failureLeavesTheAnswerAsItWas() {
        Message answer = app.ask(REFER, "audio", hit(Map.of(TtsConstants.EXPIRY_HOURS, -1)));

        assertThat(answer.getBody()).isEqualTo("audio");
        assertThat(answer.getHeader(TtsConstants.FILE_ID)).isEqualTo(stored.getHeader(TtsConstants.FILE_ID));
    }

    private Message refer(int hours) {
        return app.ask(REFER, "", hit(Map.of(TtsConstants.EXPIRY_HOURS, hours)));
    }

    private Map<String, Object> hit(Map<String, Object> more) {
        Map<String, Object> headers = new HashMap<>(Map.of(
                TtsConstants.KEY, "k",
                TtsConstants.CACHE, "store",
                TtsConstants.FILE_ID, stored.getHeader(TtsConstants.FILE_ID)));
        headers.putAll(more);
        return headers;
    }
}

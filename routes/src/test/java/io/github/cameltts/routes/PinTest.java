package io.github.cameltts.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltts.TtsConstants;
import io.github.cameltts.spi.InvalidSpeechRequestException;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.junit.jupiter.api.Test;

/** Pinned assets stay until they are unpinned. */
class PinTest extends AgingTestSupport {

    private static final String PIN = "kamelet:tts-pin-action";
    private static final String UNPIN = PIN + "?pinned=false";
    private static final Duration YEARS = Duration.ofDays(1000);

    @Test
    void pinnedAtStoringItOutlivesItsEndItsRetentionAndSweeps() {
        Object file = audio.store("k", Map.of(TtsConstants.PINNED, true)).getHeader(TtsConstants.FILE_ID);
        clock.move(YEARS);

        assertThat(audio.sweep("&retention=1d"))
                .containsEntry("expiredAssets", 0L)
                .containsEntry("agedAssets", 0L);

        assertThat(audio.isKept("k")).isTrue();
        assertThat(audio.isNamedBy(file)).isTrue();
    }

    @Test
    void hitTellsThatItIsPinnedAndNoEnd() {
        audio.store("k", Map.of(TtsConstants.PINNED, "true"));

        assertThat(audio.lookUp("k").getHeaders())
                .containsEntry(TtsConstants.PINNED, true)
                .doesNotContainKey(TtsConstants.EXPIRES_AT);
        assertThat(audio.lookUpInMemory("k").getHeaders())
                .containsEntry(TtsConstants.PINNED, true)
                .doesNotContainKey(TtsConstants.EXPIRES_AT);
    }

    @Test
    void hitOfWhatIsNotPinnedTellsSoWhateverWasAskedFor() {
        audio.store("k", Map.of());

        Message hit = app.ask(
                "kamelet:tts-memory-lookup-action", "text", Map.of(TtsConstants.KEY, "k", TtsConstants.PINNED, true));

        assertThat(hit.getHeaders()).doesNotContainKey(TtsConstants.PINNED).containsKey(TtsConstants.EXPIRES_AT);
    }

    @Test
    void itIsPinnedByKeyOrByFileIdAndUnpinned() {
        Object file = audio.store("k", Map.of()).getHeader(TtsConstants.FILE_ID);

        assertThat(app.ask(PIN, "", Map.of(TtsConstants.KEY, "k")).getHeader(TtsConstants.PINNED))
                .isEqualTo(true);
        assertThat(audio.lookUp("k").getHeader(TtsConstants.PINNED)).isEqualTo(true);
        assertThat(app.ask(UNPIN, "", Map.of(TtsConstants.FILE_ID, file)).getHeader(TtsConstants.PINNED))
                .isEqualTo(false);
        assertThat(audio.lookUp("k").getHeader(TtsConstants.PINNED)).isNull();
        app.ask(PIN, "", Map.of(TtsConstants.FILE_ID, file));
        assertThat(audio.lookUp("k").getHeader(TtsConstants.PINNED)).isEqualTo(true);
    }

    @Test
    void unpinningGivesTheOldEndBack() {
        audio.store("early", Map.of());
        Object late = audio.store("late", Map.of(TtsConstants.PINNED, true)).getHeader(TtsConstants.EXPIRES_AT);
        app.ask(UNPIN, "", Map.of(TtsConstants.KEY, "late"));
        Object end = clock.instant().plus(Duration.ofHours(24)).toString();

        assertThat(late).isNull();
        assertThat(audio.lookUp("late").getHeader(TtsConstants.EXPIRES_AT)).isEqualTo(end);
        assertThat(audio.lookUp("early").getHeader(TtsConstants.EXPIRES_AT)).isEqualTo(end);
    }

    @Test
    void whatIsUnpinnedAfterItsEndIsExpired() {
        audio.store("k", Map.of(TtsConstants.PINNED, true));
        clock.move(YEARS);
        assertThat(audio.isKept("k")).isTrue();

        app.ask(UNPIN, "", Map.of(TtsConstants.KEY, "k"));

        assertThat(audio.lookUpInMemory("k").getHeader(TtsConstants.CACHE)).isNull();
        assertThat(audio.isKept("k")).isFalse();
        assertThat(audio.sweep("").get("expiredAssets")).isEqualTo(1L);
    }

    @Test
    void madeAnewItStaysPinned() {
        audio.store("k", Map.of(TtsConstants.PINNED, true));
        audio.store("k", Map.of(TtsConstants.NO_CACHE, true));

        assertThat(audio.lookUp("k").getHeader(TtsConstants.PINNED)).isEqualTo(true);
    }

    @Test
    void storeThatComesSecondDoesNotClaimToHavePinned() {
        audio.store("k", Map.of());
        Message second = audio.store("k", Map.of(TtsConstants.PINNED, true));

        assertThat(second.getHeader(TtsConstants.PINNED)).isNull();
        assertThat(audio.lookUp("k").getHeader(TtsConstants.PINNED)).isNull();
    }

    @Test
    void pinningWhatIsNotThereFails() {
        assertRefused(app.send(PIN, "", Map.of(TtsConstants.KEY, "unknown")), "nothing was pinned");
        assertRefused(app.send(UNPIN, "", Map.of(TtsConstants.FILE_ID, "unknown")), "nothing was unpinned");
        assertRefused(app.send(PIN, "", Map.of()), "nothing was pinned");
    }

    @Test
    void fileIdOfAnotherTenantPinsNothing() {
        Object file = audio.store("k", Map.of(TtsConstants.TENANT, "acme")).getHeader(TtsConstants.FILE_ID);

        assertRefused(
                app.send(PIN, "", Map.of(TtsConstants.FILE_ID, file, TtsConstants.TENANT, "other")),
                "nothing was pinned");
        app.ask(PIN, "", Map.of(TtsConstants.FILE_ID, file, TtsConstants.TENANT, "acme"));
        assertThat(audio.lookUp("k").getHeader(TtsConstants.PINNED)).isEqualTo(true);
    }

    private static void assertRefused(Exchange exchange, String message) {
        assertThat(exchange.getException())
                .isInstanceOf(InvalidSpeechRequestException.class)
                .hasMessageContaining(message);
    }
}

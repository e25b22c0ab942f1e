package io.github.cameltts.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltts.FakeSpeechEngine;
import io.github.cameltts.TtsConstants;
import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.NotCachedException;
import java.sql.SQLException;
import java.util.Map;
import org.apache.camel.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a request or a setting wants kept, pinned, made anew or left alone, where a master is involved. */
@Timeout(60)
class MasterWishesTest extends MasterTestSupport {

    MasterWishesTest() {
        super(AudioFormat.WAV);
    }

    @Test
    void noStoreRequestNeitherReadsNorWritesAMaster() {
        app.speak("Hello");

        Message made = ask(Map.of(TtsConstants.FORMAT, "mp3", TtsConstants.NO_STORE, true));

        assertThat(cache(made)).isEqualTo("bypass");
        assertThat(engine.calls()).isEqualTo(2);
        assertThat(new HomeFolder(home).blobs()).hasSize(1);
    }

    @Test
    void whatIsNotToBeKeptLeavesNoMaster() {
        Message made = ask(Map.of(TtsConstants.FORMAT, "mp3", TtsConstants.STORE, false));

        assertThat(cache(made)).isEqualTo("synthesized");
        assertThat(new HomeFolder(home).blobs()).isEmpty();
    }

    @Test
    void whatIsMadeAnewIsMadeOfANewMaster() {
        byte[] before = speak("flac").getBody(byte[].class);
        engine.speaking(request -> FakeSpeechEngine.wav(request.withText("louder")));

        Message anew = ask(Map.of(TtsConstants.FORMAT, "flac", TtsConstants.NO_CACHE, true));
        Message kept = speak("flac");
        Message other = speak("wav", 44100);

        assertThat(cache(anew)).isEqualTo("synthesized");
        assertThat(anew.getBody(byte[].class)).isNotEqualTo(before);
        assertThat(kept.getBody(byte[].class)).isEqualTo(anew.getBody(byte[].class));
        assertThat(cache(other)).isEqualTo("converted");
        assertThat(engine.calls()).isEqualTo(2);
    }

    @Test
    void onlyWhatIsKeptCanBeConvertedWithoutAskingTheEngine() {
        Map<String, Object> kept = Map.of(TtsConstants.FORMAT, "mp3", TtsConstants.ONLY_IF_CACHED, true);
        assertThat(app.send(SPEAK, "Hello", kept).getException()).isInstanceOf(NotCachedException.class);
        app.speak("Hello");

        assertThat(cache(ask(kept))).isEqualTo("converted");
        assertThat(engine.calls()).isOne();
    }

    @Test
    void mastersOfTwoTenantsNeverMeet() {
        ask(Map.of(TtsConstants.TENANT, "acme"));

        Message other = ask(Map.of(TtsConstants.TENANT, "globex", TtsConstants.FORMAT, "mp3"));

        assertThat(cache(other)).isEqualTo("synthesized");
        assertThat(engine.calls()).isEqualTo(2);
    }

    @Test
    void onlyWhatWasAskedForIsPinned() throws SQLException {
        ask(Map.of(TtsConstants.FORMAT, "mp3", TtsConstants.PINNED, true));

        assertThat(app.number("select pinned from tts_asset where format = 'mp3'"))
                .isOne();
        assertThat(app.number("select pinned from tts_asset where format = 'wav'"))
                .isZero();
    }

    @Test
    void pinnedConversionOfAStoredMasterIsPinned() throws SQLException {
        app.speak("Hello");
        ask(Map.of(TtsConstants.FORMAT, "mp3", TtsConstants.PINNED, true));

        assertThat(app.number("select pinned from tts_asset where format = 'mp3'"))
                .isOne();
    }

    @Test
    void mastersAreNotKeptWhereThatIsSwitchedOff() throws SQLException {
        restart(settings -> settings.with("tts.master.store", "false"));

        assertThat(cache(speak("mp3"))).isEqualTo("synthesized");
        assertThat(app.number("select count(*) from tts_asset")).isOne();
        assertThat(cache(app.speak("Hello"))).isEqualTo("synthesized");
        assertThat(cache(speak("flac"))).isEqualTo("converted");
    }
}

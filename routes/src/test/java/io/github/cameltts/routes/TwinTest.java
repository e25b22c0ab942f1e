package io.github.cameltts.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltts.FakeSpeechEngine;
import io.github.cameltts.TtsConstants;
import io.github.cameltts.audio.AudioFixtures;
import io.github.cameltts.audio.WavFile;
import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.EngineCapabilities;
import io.github.cameltts.spi.NotCachedException;
import io.github.cameltts.spi.Speech;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spi.CamelEvent.ExchangeSendingEvent;
import org.apache.camel.support.EventNotifierSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** WAV and PCM of one speech are the same samples, so an engine that makes both is asked for one of them. */
@Timeout(60)
class TwinTest extends MasterTestSupport {

    TwinTest() {
        super(AudioFormat.WAV, AudioFormat.PCM, AudioFormat.MP3);
    }

    @BeforeEach
    void speakPlainly() {
        engine.speaking(FakeSpeechEngine::plain);
    }

    @ParameterizedTest
    @CsvSource({"wav, pcm", "pcm, wav"})
    void oneAnswersForTheOtherWithoutLoss(String first, String second) {
        Message bought = speak(first);

        Message made = speak(second);
        Message again = speak(second);

        assertThat(engine.calls()).isOne();
        assertThat(cache(made)).isEqualTo("converted");
        assertThat(samples(made)).isEqualTo(samples(bought));
        assertThat(made.getHeaders())
                .containsEntry(TtsConstants.FORMAT, second)
                .containsEntry(TtsConstants.SAMPLE_RATE, 8000)
                .containsEntry(TtsConstants.DURATION, 250L)
                .containsEntry(Exchange.CONTENT_TYPE, "audio/" + second);
        assertThat(made.getHeader(TtsConstants.KEY)).isNotEqualTo(bought.getHeader(TtsConstants.KEY));
        assertThat(made.getHeader(TtsConstants.FILE_ID))
                .isNotNull()
                .isNotEqualTo(bought.getHeader(TtsConstants.FILE_ID));
        assertThat(cache(again)).isEqualTo("memory");
        assertThat(again.getBody()).isEqualTo(made.getBody());
    }

    @ParameterizedTest
    @CsvSource({"wav, pcm, true", "wav, pcm, false", "pcm, wav, true", "pcm, wav, false"})
    void twinIsFoundOnDiskToo(String first, String second, boolean streaming) {
        speak(first);
        restart();

        Message made = ask(Map.of(TtsConstants.FORMAT, second, TtsConstants.STREAMING, streaming));
        restart();

        assertThat(cache(made)).isEqualTo("converted");
        assertThat(made.getBody()).isInstanceOf(byte[].class);
        assertThat(cache(speak(second))).isEqualTo("store");
        assertThat(engine.calls()).isOne();
    }

    @Test
    void twinCostsNothingAndSavesWhatTheOtherCost() throws SQLException {
        speak("wav");

        Message made = speak("pcm");
        app.close();

        assertThat(made.getHeader(TtsConstants.COST, Long.class)).isZero();
        assertThat(made.getHeader(TtsConstants.SAVED, Long.class)).isEqualTo(500);
        assertThat(account("synthesized")).isEqualTo("1 5 500");
        assertThat(account("converted")).isEqualTo("1 5 500");
        assertThat(app.number("select cost_micros from tts_asset where format = 'pcm'"))
                .isEqualTo(500);
    }

    @Test
    void otherFormatsAreMadeOfPcmThatIsKept() throws SQLException {
        byte[] ofWav = speak("flac").getBody(byte[].class);
        app.execute("delete from tts_asset");
        restart();
        speak("pcm");

        Message made = speak("flac");

        assertThat(cache(made)).isEqualTo("converted");
        assertThat(made.getBody(byte[].class)).isEqualTo(ofWav);
        assertThat(engine.calls()).isEqualTo(2);
        assertThat(app.number("select count(*) from tts_asset")).isEqualTo(2);
    }

    @Test
    void twinOfAnotherRateDoesNotAnswer() {
        engine = new FakeSpeechEngine().speaking(FakeSpeechEngine::plain);
        restart();
        speak("wav", 8000);

        assertThat(cache(speak("pcm", 16000))).isEqualTo("synthesized");
        assertThat(cache(speak("pcm", 8000))).isEqualTo("converted");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "11025"})
    void pcmOfAnotherRateThanItsKeySaysIsMadeAnewInTheOtherFormat(String rate) throws SQLException {
        speak("pcm");
        app.execute("update tts_asset set sample_rate = " + rate);
        restart();

        assertThat(cache(speak("wav"))).isEqualTo("synthesized");
        assertThat(cache(speak("flac"))).isEqualTo("converted");
        assertThat(cache(speak("pcm"))).isEqualTo("memory");
        assertThat(engine.calls()).isEqualTo(2);
    }

    @Test
    void whereTheEngineDecidesTheRateOnlyPcmThatTellsItsOwnAnswers() throws SQLException {
        engine = new FakeSpeechEngine() {
            @Override
            public EngineCapabilities capabilities() {
                return EngineCapabilities.of("fake", AudioFormat.WAV, AudioFormat.PCM);
            }
        }.speaking(FakeSpeechEngine::plain);
        restart();
        speak("pcm", "One");
        speak("pcm", "Two");
        app.execute("update tts_asset set sample_rate = null where text = 'Two'");
        restart();

        assertThat(cache(speak("wav", "One"))).isEqualTo("converted");
        assertThat(cache(speak("wav", "Two"))).isEqualTo("synthesized");
    }

    @Test
    void damagedWavHealsFromItsTwin() throws IOException {
        byte[] wav = speak("wav").getBody(byte[].class);
        speak("pcm");
        damage("wav");

        assertThat(cache(speak("flac"))).isEqualTo("converted");
        assertThat(cache(speak("wav"))).isEqualTo("converted");
        restart();

        Message healed = speak("wav");
        assertThat(cache(healed)).isEqualTo("store");
        assertThat(healed.getBody(byte[].class)).isEqualTo(wav);
        assertThat(engine.calls()).isOne();
    }

    @Test
    void whereMasterAndTwinAreDamagedBothHeal() throws IOException {
        speak("pcm");
        speak("wav");
        damage("wav");
        damage("pcm");
        engine.speaking(request -> FakeSpeechEngine.plain(request.withText("The same, in other bytes")));

        assertThat(cache(speak("flac"))).isEqualTo("synthesized");
        restart();

        assertThat(cache(speak("wav"))).isEqualTo("store");
        assertThat(cache(speak("pcm"))).isEqualTo("converted");
        restart();
        assertThat(cache(speak("pcm"))).isEqualTo("store");
        assertThat(engine.calls()).isEqualTo(2);
    }

    @Test
    void damagedMasterHealsThoughNothingCanBeMadeOfItsTwin() throws IOException, SQLException {
        speak("pcm");
        speak("wav");
        app.execute("update tts_asset set sample_rate = 0 where format = 'pcm'");
        damage("wav");
        engine.speaking(request -> FakeSpeechEngine.plain(request.withText("The same, in other bytes")));

        assertThat(cache(speak("flac"))).isEqualTo("synthesized");
        restart();

        assertThat(cache(speak("wav"))).isEqualTo("store");
        assertThat(engine.calls()).isEqualTo(2);
    }

    @Test
    void expiredTwinDoesNotAnswer() throws SQLException {
        speak("wav");
        expireAll();

        assertThat(cache(speak("pcm"))).isEqualTo("synthesized");
    }

    @Test
    void whatIsMadeAnewOrNotToBeKeptIsNotMadeOfATwin() {
        speak("wav");

        Message anew = ask(Map.of(TtsConstants.FORMAT, "pcm", TtsConstants.NO_CACHE, true));
        Message secret = ask(Map.of(TtsConstants.FORMAT, "pcm", TtsConstants.NO_STORE, true));

        assertThat(cache(anew)).isEqualTo("synthesized");
        assertThat(cache(secret)).isEqualTo("bypass");
        assertThat(engine.calls()).isEqualTo(3);
    }

    @Test
    void whatIsNotToBeStoredIsMadeOfATwinAndLeavesNothing() {
        speak("wav");

        Message made = ask(Map.of(TtsConstants.FORMAT, "pcm", TtsConstants.STORE, false));

        assertThat(cache(made)).isEqualTo("converted");
        assertThat(new HomeFolder(home).blobs()).hasSize(1);
    }

    @Test
    void onlyWhatIsKeptAnswersWhereNoEngineMayBeAsked() {
        Map<String, Object> kept = Map.of(TtsConstants.FORMAT, "pcm", TtsConstants.ONLY_IF_CACHED, true);
        assertThat(app.send(SPEAK, "Hello", kept).getException()).isInstanceOf(NotCachedException.class);
        speak("wav");

        assertThat(cache(ask(kept))).isEqualTo("converted");
    }

    @Test
    void twinsOfTwoTenantsNeverMeet() {
        ask(Map.of(TtsConstants.TENANT, "acme", TtsConstants.FORMAT, "wav"));

        Message other = ask(Map.of(TtsConstants.TENANT, "globex", TtsConstants.FORMAT, "pcm"));

        assertThat(cache(other)).isEqualTo("synthesized");
    }

    @Test
    void twinsAnswerAlsoWhereMastersAreNotKept() throws SQLException {
        restart(settings -> settings.with("tts.master.store", "false"));
        speak("wav");

        assertThat(cache(speak("pcm"))).isEqualTo("converted");
        assertThat(app.number("select count(*) from tts_asset")).isEqualTo(2);
    }

    @Test
    void twinsMeanOneMoreLookInTheStoreForAMissAndNoneForAHit() {
        engine.speaking(request -> request.format() == AudioFormat.MP3
                ? new Speech(AudioFixtures.mp3(10), AudioFormat.MP3, 24000)
                : FakeSpeechEngine.plain(request));
        List<String> looks = new CopyOnWriteArrayList<>();
        app.context().getManagementStrategy().addEventNotifier(new EventNotifierSupport() {
            @Override
            public void notify(CamelEvent event) {
                if (event instanceof ExchangeSendingEvent sending
                        && sending.getEndpoint().getEndpointUri().contains("find-asset")) {
                    looks.add(sending.getEndpoint().getEndpointUri());
                }
            }
        });

        assertThat(looks(looks, "mp3")).isOne();
        assertThat(looks(looks, "wav")).isEqualTo(2);
        assertThat(looks(looks, "wav")).isZero();
        assertThat(looks(looks, "pcm")).isOne();
    }

    private int looks(List<String> looks, String format) {
        looks.clear();
        speak(format, "How often?");
        return looks.size();
    }

    private static byte[] samples(Message message) {
        byte[] audio = message.getBody(byte[].class);
        return "wav".equals(message.getHeader(TtsConstants.FORMAT)) ? WavFile.samplesOf(audio) : audio;
    }
}

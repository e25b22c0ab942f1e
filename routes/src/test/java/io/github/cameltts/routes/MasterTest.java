package io.github.cameltts.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltts.TtsConstants;
import io.github.cameltts.spi.AudioFormat;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an engine cannot answer with is made of its own audio, the master, which is bought once for all formats. */
@Timeout(60)
class MasterTest extends MasterTestSupport {

    MasterTest() {
        super(AudioFormat.WAV);
    }

    @ParameterizedTest
    @CsvSource({"mp3, 8000", "flac, 8000", "opus, 48000", "wav, 44100", "pcm, 16000", "ulaw, 8000"})
    void everyFormatAndRateIsMadeOfTheStoredMaster(String format, int sampleRate) {
        Message master = speak("wav", 8000);

        Message made = speak(format, sampleRate);
        Message again = speak(format, sampleRate);

        assertThat(engine.calls()).isOne();
        assertThat(cache(made)).isEqualTo("converted");
        assertThat(cache(again)).isEqualTo("memory");
        assertThat(again.getBody()).isEqualTo(made.getBody());
        assertThat(made.getHeader(TtsConstants.KEY)).isNotEqualTo(master.getHeader(TtsConstants.KEY));
        assertThat(made.getHeader(TtsConstants.FILE_ID))
                .isNotNull()
                .isNotEqualTo(master.getHeader(TtsConstants.FILE_ID));
        assertThat(made.getHeaders())
                .containsEntry(TtsConstants.FORMAT, format)
                .containsEntry(TtsConstants.SAMPLE_RATE, sampleRate)
                .containsEntry(
                        Exchange.CONTENT_TYPE,
                        AudioFormat.byId(format).orElseThrow().contentType());
        assertThat(duration(made)).isCloseTo(duration(master), Duration.ofMillis(1));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void masterIsFoundOnDiskToo(boolean streaming) {
        app.speak("Hello");
        restart();

        Message made = ask(Map.of(TtsConstants.FORMAT, "flac", TtsConstants.STREAMING, streaming));

        assertThat(cache(made)).isEqualTo("converted");
        assertThat(engine.calls()).isOne();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoAsksForAnotherFormatFirstBuysTheMasterForAll(boolean streaming) {
        Message first = ask(Map.of(TtsConstants.FORMAT, "mp3", TtsConstants.STREAMING, streaming));
        Message master = app.speak("Hello");
        Message other = speak("opus");

        assertThat(engine.calls()).isOne();
        assertThat(cache(first)).isEqualTo("synthesized");
        assertThat(first.getHeader(TtsConstants.FILE_ID)).isNotNull();
        assertThat(cache(master)).isEqualTo("memory");
        assertThat(master.getHeader(TtsConstants.CONVERSION)).isNull();
        assertThat(cache(other)).isEqualTo("converted");
        assertThat(cache(speak("mp3"))).isEqualTo("memory");
    }

    @Test
    void conversionIsTheSameWhetherTheMasterWasThereBefore() throws SQLException {
        byte[] fresh = speak("mp3").getBody(byte[].class);
        app.execute("delete from tts_asset where format = 'mp3'");
        restart();

        Message made = speak("mp3");

        assertThat(cache(made)).isEqualTo("converted");
        assertThat(made.getBody(byte[].class)).isEqualTo(fresh);
    }

    @Test
    void conversionCostsNothingAndSavesWhatTheMasterCost() throws SQLException {
        app.speak("Hello");

        Message made = speak("mp3");
        Message hit = speak("mp3");
        app.close();

        for (Message free : List.of(made, hit)) {
            assertThat(free.getHeader(TtsConstants.COST, Long.class)).isZero();
            assertThat(free.getHeader(TtsConstants.SAVED, Long.class)).isEqualTo(500);
            assertThat(free.getHeader(TtsConstants.BILLED_CHARACTERS, Long.class))
                    .isZero();
            assertThat(free.getHeader(TtsConstants.SAVED_CHARACTERS, Long.class))
                    .isEqualTo(5);
        }
        assertThat(account("synthesized")).isEqualTo("1 5 500");
        assertThat(account("converted")).isEqualTo("1 5 500");
        assertThat(account("memory")).isEqualTo("1 5 500");
        start();
        assertThat(speak("mp3").getHeader(TtsConstants.SAVED, Long.class)).isEqualTo(500);
    }

    @Test
    void whoHasTheMasterMadePaysOnceAndIsNotSaidToSave() throws SQLException {
        Message bought = speak("mp3");
        app.close();

        assertThat(bought.getHeader(TtsConstants.COST, Long.class)).isEqualTo(500);
        assertThat(bought.getHeader(TtsConstants.SAVED, Long.class)).isZero();
        assertThat(account("synthesized")).isEqualTo("1 5 500");
        assertThat(app.number("select count(*) from tts_ledger")).isOne();
        assertThat(app.number("select cost_micros from tts_asset where format = 'mp3'"))
                .isEqualTo(500);
    }

    @Test
    void requestsForSeveralFormatsAtOnceShareOneSynthesis() {
        engine.taking(Duration.ofMillis(300));

        List<CompletableFuture<Message>> asking = Stream.of("wav", "mp3", "mp3", "flac", "mp3", "wav")
                .map(format -> CompletableFuture.supplyAsync(() -> speak(format)))
                .toList();
        List<Message> answers = asking.stream().map(CompletableFuture::join).toList();

        assertThat(engine.calls()).isOne();
        assertThat(answers.stream().filter(answer -> "synthesized".equals(cache(answer))))
                .hasSize(1);
        assertThat(answers)
                .extracting(MasterTestSupport::cache)
                .isSubsetOf("synthesized", "converted", "joined", "memory", "store");
        assertThat(answers.stream()
                        .mapToLong(answer -> answer.getHeader(TtsConstants.COST, Long.class))
                        .sum())
                .isEqualTo(500);
        for (String format : List.of("wav", "mp3", "flac")) {
            assertThat(cache(speak(format))).as(format).isEqualTo("memory");
        }
        assertThat(engine.calls()).isOne();
    }

    @Test
    void exactTextInAnotherFormatGoesBeforeASimilarOne() {
        restart(settings -> settings.with("tts.similarity.enabled", "true"));
        speak("mp3", "Please mind the gap!");
        speak("wav", "Please mind the gap.");

        assertThat(cache(speak("mp3", "Please mind the gap."))).isEqualTo("converted");
    }
}

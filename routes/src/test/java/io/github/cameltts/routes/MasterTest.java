package io.github.cameltts.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltts.FakeSpeechEngine;
import io.github.cameltts.TtsConstants;
import io.github.cameltts.audio.AudioInspector;
import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.EngineCapabilities;
import io.github.cameltts.spi.EngineUnavailableException;
import io.github.cameltts.spi.NotCachedException;
import io.github.cameltts.spi.Speech;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an engine cannot answer with is made of its own audio, the master, which is bought once for all formats. */
@Timeout(60)
class MasterTest {

    private static final String SPEAK = "direct:tts-speak";

    @TempDir
    private Path home;

    private final FakeSpeechEngine engine = new FakeSpeechEngine() {
        @Override
        public EngineCapabilities capabilities() {
            return EngineCapabilities.of("fake", AudioFormat.WAV).withSampleRates(8000);
        }
    };
    private TestApp app;

    @BeforeEach
    void start() {
        start(settings -> settings);
    }

    private void start(UnaryOperator<TestApp> settings) {
        app = settings.apply(TestApp.over(home))
                .with("tts.engine", "fake")
                .with("tts.fake.pricePerMillionChars", "100")
                .bind("fake", engine)
                .recipes("classpath:camel-tts/tts-speak.camel.yaml")
                .start();
    }

    private void restart(UnaryOperator<TestApp> settings) {
        app.close();
        start(settings);
    }

    @AfterEach
    void stop() {
        app.close();
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
        restart(settings -> settings);

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
        restart(settings -> settings);

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
                .extracting(MasterTest::cache)
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
    void expiredMasterIsMadeAnew() throws SQLException {
        app.speak("Hello");
        app.execute("update tts_asset set expires_at = " + (System.currentTimeMillis() - 1000));
        restart(settings -> settings);

        assertThat(cache(speak("mp3"))).isEqualTo("synthesized");
        assertThat(engine.calls()).isEqualTo(2);
        assertThat(cache(app.speak("Hello"))).isEqualTo("memory");
    }

    @Test
    void damagedMasterIsMadeAnewAndHeals() throws IOException {
        app.speak("Hello");
        Files.writeString(new HomeFolder(home).onlyBlob(), "no audio");
        engine.speaking(request -> FakeSpeechEngine.wav(request.withText("The same, in other bytes")));
        restart(settings -> settings);

        assertThat(cache(speak("mp3"))).isEqualTo("synthesized");
        restart(settings -> settings);

        assertThat(cache(speak("flac"))).isEqualTo("converted");
        assertThat(engine.calls()).isEqualTo(2);
    }

    @Test
    void damagedConversionIsMadeOfTheMasterAndHeals() throws Exception {
        speak("mp3");
        for (Path blob : new HomeFolder(home).blobs()) {
            if (blob.toString().endsWith("mp3")) {
                Files.writeString(blob, "no audio");
            }
        }
        restart(settings -> settings);

        assertThat(cache(speak("mp3"))).isEqualTo("converted");
        restart(settings -> settings);

        assertThat(cache(speak("mp3"))).isEqualTo("store");
        assertThat(engine.calls()).isOne();
    }

    /** As an engine of the past may have left it: stored whole, and in a form that cannot be read. */
    @Test
    void masterThatCannotBeReadIsMadeAnewAndHeals() {
        String key = app.ask("kamelet:tts-resolve-action", "Hello", Map.of()).getHeader(TtsConstants.KEY, String.class);
        app.ask(
                "kamelet:tts-store-action",
                "no audio",
                Map.of(TtsConstants.KEY, key, TtsConstants.FORMAT, "wav", TtsConstants.SAMPLE_RATE, 8000));

        Message made = speak("mp3");

        assertThat(cache(made)).isEqualTo("synthesized");
        assertThat(duration(made)).isCloseTo(Duration.ofMillis(250), Duration.ofMillis(1));
        assertThat(cache(speak("flac"))).isEqualTo("converted");
        assertThat(engine.calls()).isOne();
    }

    @Test
    void failureOfTheEngineIsTheAnswersAndNothingIsStored() {
        engine.speaking(request -> {
            throw new EngineUnavailableException("down");
        });

        assertThat(app.send(SPEAK, "Hello", Map.of(TtsConstants.FORMAT, "mp3")).getException())
                .isInstanceOf(EngineUnavailableException.class);
        assertThat(new HomeFolder(home).blobs()).isEmpty();

        engine.speaking(FakeSpeechEngine::wav);
        assertThat(cache(speak("mp3"))).isEqualTo("synthesized");
    }

    @Test
    void expiredConversionAnswersForAnEngineThatFails() throws SQLException {
        byte[] kept = speak("mp3").getBody(byte[].class);
        app.execute("update tts_asset set expires_at = " + (System.currentTimeMillis() - 1000));
        restart(settings -> settings.with("tts.staleIfError", "1h"));
        engine.speaking(request -> {
            throw new EngineUnavailableException("down");
        });

        Message stale = speak("mp3");

        assertThat(cache(stale)).isEqualTo("stale");
        assertThat(stale.getBody(byte[].class)).isEqualTo(kept);
        assertThat(stale.getHeader(TtsConstants.FORMAT)).isEqualTo("mp3");
    }

    @Test
    void whatCannotBeConvertedFailsAsItAlwaysDid() {
        engine.speaking(request -> new Speech(new byte[] {'R', 'I', 'F', 'F'}, AudioFormat.WAV, 8000));

        assertThat(app.send(SPEAK, "Hello", Map.of(TtsConstants.FORMAT, "mp3")).getException())
                .isNotNull()
                .isNotInstanceOf(IllegalStateException.class);
        assertThat(new HomeFolder(home).blobs()).isEmpty();
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

    @Test
    void exactTextInAnotherFormatGoesBeforeASimilarOne() {
        restart(settings -> settings.with("tts.similarity.enabled", "true"));
        speak("mp3", "Please mind the gap!");
        speak("wav", "Please mind the gap.");

        assertThat(cache(speak("mp3", "Please mind the gap."))).isEqualTo("converted");
    }

    private Message speak(String format) {
        return ask(Map.of(TtsConstants.FORMAT, format));
    }

    private Message speak(String format, String text) {
        return app.ask(SPEAK, text, Map.of(TtsConstants.FORMAT, format));
    }

    private Message speak(String format, int sampleRate) {
        return ask(Map.of(TtsConstants.FORMAT, format, TtsConstants.SAMPLE_RATE, sampleRate));
    }

    private Message ask(Map<String, Object> headers) {
        return app.ask(SPEAK, "Hello", new HashMap<>(headers));
    }

    /** Requests, characters and money of one kind of answer. */
    private String account(String cache) throws SQLException {
        String row = " from tts_ledger where cache = '" + cache + "'";
        return app.number("select sum(requests)" + row) + " " + app.number("select sum(characters)" + row) + " "
                + app.number("select sum(cost_micros)" + row);
    }

    private static Duration duration(Message message) {
        return AudioInspector.inspect(new Speech(
                        message.getBody(byte[].class),
                        AudioFormat.byId(message.getHeader(TtsConstants.FORMAT, String.class))
                                .orElseThrow(),
                        message.getHeader(TtsConstants.SAMPLE_RATE, Integer.class)))
                .duration()
                .orElseThrow();
    }

    private static String cache(Message message) {
        return message.getHeader(TtsConstants.CACHE, String.class);
    }
}

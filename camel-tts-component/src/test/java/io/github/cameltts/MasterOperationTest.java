package io.github.cameltts;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.EngineCapabilities;
import io.github.cameltts.spi.InvalidSpeechRequestException;
import io.github.cameltts.spi.SynthesisFailedException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.spi.Registry;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The operations {@code master} and {@code convert}, between which a route may keep what an engine said. */
@Timeout(60)
class MasterOperationTest extends CamelTestSupport {

    private final FakeSpeechEngine engine = new FakeSpeechEngine() {
        @Override
        public EngineCapabilities capabilities() {
            return EngineCapabilities.of("fake", AudioFormat.WAV, AudioFormat.MP3)
                    .withSampleRates(8000, 16000)
                    .withRate(0.25, 4);
        }
    };

    @Override
    protected void bindToRegistry(Registry registry) {
        registry.bind("fake", engine);
    }

    @ParameterizedTest
    @CsvSource({
        "format=flac, ''",
        "format=flac&sampleRate=44100, ''",
        "format=opus&sampleRate=16000, sampleRate=16000",
        "sampleRate=44100, ''",
        "format=pcm&rate=2, rate=2"
    })
    void masterIsWhatACallerOfTheEnginesOwnAudioAsksFor(String asked, String own) {
        Exchange resolved = send("tts:fake?operation=resolve&" + asked);
        assertThat(resolved.getMessage().getHeader(TtsConstants.CONVERSION, String.class))
                .startsWith("wav-");

        Message master = template.send("tts:fake?operation=master", resolved).getMessage();
        Message direct = send("tts:fake?operation=resolve" + (own.isEmpty() ? "" : "&" + own))
                .getMessage();

        assertThat(direct.getHeader(TtsConstants.CONVERSION)).isNull();
        assertThat(master.getHeaders()).isEqualTo(direct.getHeaders());
        assertThat(master.getBody()).isEqualTo("Hello");
    }

    @Test
    void requestThatNeedsNoConversionIsItsOwnMaster() {
        Exchange resolved = send("tts:fake?operation=resolve&format=mp3");
        Map<String, Object> headers = new HashMap<>(resolved.getMessage().getHeaders());

        assertThat(template.send("tts:fake?operation=master", resolved)
                        .getMessage()
                        .getHeaders())
                .isEqualTo(headers);
    }

    @Test
    void convertAsksNoEngineAndMakesWhatSynthesizeMakes() {
        byte[] synthesized = send("tts:fake?format=flac").getMessage().getBody(byte[].class);
        CompleteSpeech master = master(Map.of(TtsConstants.SAVED, 700L, TtsConstants.SAVED_CHARACTERS, 7L));
        int calls = engine.calls();

        Exchange converted = convert(master);

        assertThat(converted.getException()).isNull();
        assertThat(converted.getMessage().getBody(byte[].class)).isEqualTo(synthesized);
        assertThat(converted.getMessage().getHeaders())
                .containsEntry(TtsConstants.CACHE, "converted")
                .containsEntry(TtsConstants.FORMAT, "flac")
                .containsEntry(Exchange.CONTENT_TYPE, "audio/flac")
                .containsEntry(TtsConstants.DURATION, 250L)
                .containsEntry(TtsConstants.SAVED, 700L)
                .containsEntry(TtsConstants.SAVED_CHARACTERS, 7L);
        assertThat(converted.getMessage().getHeader(TtsConstants.COST, Long.class))
                .isZero();
        assertThat(converted.getProperty(TtsConstants.MASTER)).isNull();
        assertThat(engine.calls()).isEqualTo(calls);
    }

    @Test
    void whoBoughtTheMasterPaysForTheAnswer() {
        Exchange converted = convert(master(Map.of(TtsConstants.CACHE, "synthesized", TtsConstants.COST, 700L)));

        assertThat(converted.getMessage().getHeaders())
                .containsEntry(TtsConstants.CACHE, "synthesized")
                .containsEntry(TtsConstants.COST, 700L);
        assertThat(converted.getMessage().getHeader(TtsConstants.SAVED, Long.class))
                .isZero();
    }

    @Test
    void conversionsOfTheSameAudioAreOne() {
        CompleteSpeech master = master(Map.of());
        List<Exchange> resolved = IntStream.range(0, 20)
                .mapToObj(i -> send("tts:fake?operation=resolve&format=flac"))
                .toList();
        resolved.forEach(exchange -> exchange.setProperty(TtsConstants.MASTER, master));

        List<CompletableFuture<Exchange>> converting = resolved.stream()
                .map(exchange -> template.asyncSend("tts:fake?operation=convert", exchange))
                .toList();
        Object shared = null;
        int converted = 0;
        for (CompletableFuture<Exchange> each : converting) {
            Message answer = each.join().getMessage();
            shared = shared == null ? answer.getBody() : shared;
            assertThat(answer.getBody()).isSameAs(shared);
            converted += "converted".equals(answer.getHeader(TtsConstants.CACHE)) ? 1 : 0;
        }

        assertThat(converted).isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {"flac", "wav"})
    void whereNothingCanBeConvertedItSaysSo(String format) {
        Exchange resolved = send("tts:fake?operation=resolve&format=" + format);
        if (format.equals("wav")) {
            resolved.setProperty(TtsConstants.MASTER, master(Map.of()));
        }

        assertThat(template.send("tts:fake?operation=convert", resolved).getException())
                .isInstanceOf(InvalidSpeechRequestException.class)
                .hasMessageContaining("nothing to convert");
    }

    @Test
    void masterThatCannotBeReadIsAFailureOfTheSynthesis() {
        assertThat(convert(new CompleteSpeech(new byte[100], Map.of())).getException())
                .isInstanceOf(SynthesisFailedException.class)
                .hasMessageContaining("cannot be made flac");
    }

    private CompleteSpeech master(Map<String, Object> headers) {
        return new CompleteSpeech(send("tts:fake").getMessage().getBody(byte[].class), headers);
    }

    private Exchange convert(CompleteSpeech master) {
        Exchange resolved = send("tts:fake?operation=resolve&format=flac");
        resolved.setProperty(TtsConstants.MASTER, master);
        return template.send("tts:fake?operation=convert", resolved);
    }

    private Exchange send(String uri) {
        return template.request(uri, exchange -> exchange.getMessage().setBody("Hello"));
    }
}

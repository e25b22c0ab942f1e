package io.github.cameltts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.cameltts.FakeStreamingEngine.Take;
import io.github.cameltts.audio.WavFile;
import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.EngineCapabilities;
import io.github.cameltts.spi.InvalidSpeechRequestException;
import io.github.cameltts.spi.Speech;
import io.github.cameltts.spi.SynthesisFailedException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.Registry;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The operations {@code master} and {@code convert} where an engine makes both {@code wav} and {@code pcm}. */
@Timeout(60)
class TwinOperationTest extends CamelTestSupport {

    private final FakeSpeechEngine engine = new FakeSpeechEngine().speaking(FakeSpeechEngine::plain);
    private final FakeSpeechEngine free = new FakeSpeechEngine() {
        @Override
        public EngineCapabilities capabilities() {
            return EngineCapabilities.of("free", AudioFormat.WAV, AudioFormat.PCM);
        }
    };
    private final FakeStreamingEngine streaming = new FakeStreamingEngine();

    private final CountDownLatch atTheStore = new CountDownLatch(1);
    private final CountDownLatch stored = new CountDownLatch(1);

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                for (String format : new String[] {"wav", "pcm"}) {
                    from("direct:store-" + format)
                            .to("tts:fake?format=" + format)
                            .process(exchange -> {
                                atTheStore.countDown();
                                stored.await();
                            });
                }
            }
        };
    }

    @Override
    protected void bindToRegistry(Registry registry) {
        registry.bind("fake", engine);
        registry.bind("free", free);
        registry.bind("streaming", streaming);
    }

    @ParameterizedTest
    @CsvSource({"wav, pcm", "pcm, wav"})
    void masterOfOnePlainFormatIsTheOther(String asked, String twin) {
        for (String uri : new String[] {"tts:fake?sampleRate=16000", "tts:free?voice=bruno"}) {
            Exchange resolved = send(uri + "&operation=resolve&format=" + asked);
            Map<String, Object> other = new HashMap<>(
                    send(uri + "&operation=resolve&format=" + twin).getMessage().getHeaders());
            assertThat(resolved.getMessage().getHeaders())
                    .containsEntry(TtsConstants.TWIN, twin)
                    .doesNotContainKey(TtsConstants.CONVERSION);
            assertThat(other.remove(TtsConstants.TWIN)).isEqualTo(asked);

            assertThat(master(resolved).getMessage().getHeaders()).isEqualTo(other);
        }
    }

    @ParameterizedTest
    @CsvSource({"flac, 8000", "wav, 44100", "pcm, 44100"})
    void whatIsConvertedHasTheMasterAndThenItsTwin(String format, int sampleRate) {
        Exchange resolved = send("tts:fake?operation=resolve&format=" + format + "&sampleRate=" + sampleRate);

        Object wav = key(master(resolved));
        Object pcm = key(master(resolved));

        assertThat(wav).isEqualTo(key(send("tts:fake?operation=resolve")));
        assertThat(pcm).isEqualTo(key(send("tts:fake?operation=resolve&format=pcm")));
        assertThat(key(master(resolved))).isEqualTo(pcm);
    }

    @Test
    void whatIsNoPlainAudioHasNoTwin() {
        assertThat(send("tts:fake?operation=resolve&format=mp3").getMessage().getHeader(TtsConstants.TWIN))
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({"wav, pcm", "pcm, wav", "flac, pcm", "flac, wav"})
    void convertMakesOfEitherWhatTheEngineIsGoodFor(String asked, String kept) {
        byte[] synthesized = body(send("tts:fake?format=" + asked));
        Exchange master = send("tts:fake?format=" + kept);
        int calls = engine.calls();

        Message made = convert(asked, master).getMessage();

        assertThat(made.getBody()).isEqualTo(synthesized);
        assertThat(made.getHeaders())
                .containsEntry(TtsConstants.CACHE, "converted")
                .containsEntry(TtsConstants.FORMAT, asked)
                .containsEntry(TtsConstants.SAMPLE_RATE, 8000)
                .containsEntry(TtsConstants.DURATION, 250L);
        assertThat(engine.calls()).isEqualTo(calls);
    }

    @Test
    void rateThatTheEngineDecidesIsKept() {
        free.speaking(request -> new Speech(FakeSpeechEngine.plain(request).audio(), AudioFormat.PCM, 11_000));
        Exchange pcm = send("tts:free?format=pcm");
        Exchange resolved = send("tts:free?operation=resolve&format=wav");
        resolved.setProperty(TtsConstants.MASTER, audio(pcm));

        Message made = template.send("tts:free?operation=convert", resolved).getMessage();

        assertThat(made.getHeader(TtsConstants.SAMPLE_RATE)).isEqualTo(11_000);
        assertThat(made.getBody()).isEqualTo(WavFile.wrap(body(pcm), 11_000));
    }

    @Test
    void audioOfAnotherFormatThanTheTwinsIsRefused() {
        assertThat(convert("wav", send("tts:fake?format=wav")).getException())
                .isInstanceOf(InvalidSpeechRequestException.class)
                .hasMessageContaining(TtsConstants.TWIN);
    }

    @Test
    void pcmOfUnknownRateIsAFailureOfTheSynthesis() {
        Exchange pcm = send("tts:fake?format=pcm");
        pcm.getMessage().removeHeader(TtsConstants.SAMPLE_RATE);

        assertThat(convert("wav", pcm).getException()).isInstanceOf(SynthesisFailedException.class);
    }

    @Test
    void synthesisOfTheSameAudioIsNeitherWaitedForNorDisturbed() {
        CompletableFuture<Exchange> speaking = template.asyncSend("tts:streaming?format=pcm", hello());
        Take take = streaming.next();
        Exchange resolved = send("tts:streaming?operation=resolve&format=pcm&streaming=true");
        Exchange unreadable = send("tts:streaming?operation=resolve&format=pcm");
        resolved.setProperty(TtsConstants.MASTER, wav(WavFile.wrap(take.audio(), 8000)));
        unreadable.setProperty(TtsConstants.MASTER, wav(new byte[100]));

        Exchange failed = template.send("tts:streaming?operation=convert", unreadable);
        Exchange made = template.send("tts:streaming?operation=convert", resolved);
        assertThat(speaking).isNotDone();
        take.finish();

        assertThat(failed.getException()).isInstanceOf(SynthesisFailedException.class);
        assertThat(made.getMessage().getBody()).isEqualTo(take.audio());
        assertThat(made.getMessage().getHeader(TtsConstants.CACHE)).isEqualTo("converted");
        assertThat(body(speaking.join())).isEqualTo(take.audio());
    }

    @ParameterizedTest
    @CsvSource({"wav, pcm", "pcm, wav", "wav, flac"})
    void whatIsStillBeingStoredIsHandedOver(String first, String second) {
        CompletableFuture<Exchange> storing = template.asyncSend("direct:store-" + first, hello());
        await().until(() -> atTheStore.getCount() == 0);

        Exchange resolved = send("tts:fake?operation=resolve&format=" + second);
        Exchange anew = resolved.copy();
        anew.getMessage().setHeader(TtsConstants.NO_CACHE, true);
        Object ofAnew = master(anew).getProperty(TtsConstants.MASTER);
        Object found = master(resolved.copy()).getProperty(TtsConstants.MASTER);
        stored.countDown();
        storing.join();

        assertThat(ofAnew).isNull();
        assertThat(master(resolved.copy()).getProperty(TtsConstants.MASTER)).isNull();
        resolved.setProperty(TtsConstants.MASTER, found);
        Message made = template.send("tts:fake?operation=convert", resolved).getMessage();
        assertThat(made.getHeader(TtsConstants.CACHE)).isEqualTo("converted");
        assertThat(made.getBody()).isEqualTo(body(send("tts:fake?format=" + second)));
    }

    private Exchange convert(String asked, Exchange kept) {
        Exchange resolved = send("tts:fake?operation=resolve&format=" + asked);
        resolved.setProperty(TtsConstants.MASTER, audio(kept));
        return template.send("tts:fake?operation=convert", resolved);
    }

    private Exchange master(Exchange exchange) {
        return template.send("tts:fake?operation=master", exchange);
    }

    private Exchange send(String uri) {
        return template.send(uri, hello());
    }

    private Exchange hello() {
        Exchange exchange = new DefaultExchange(context());
        exchange.getMessage().setBody("Hello");
        return exchange;
    }

    private static CompleteSpeech wav(byte[] audio) {
        return new CompleteSpeech(audio, Map.of(TtsConstants.FORMAT, "wav"));
    }

    /** As a look-up finds it. */
    private static CompleteSpeech audio(Exchange exchange) {
        Map<String, Object> headers = new HashMap<>(exchange.getMessage().getHeaders());
        headers.remove(TtsConstants.CACHE);
        return new CompleteSpeech(body(exchange), headers);
    }

    private static byte[] body(Exchange exchange) {
        return exchange.getMessage().getBody(byte[].class);
    }

    private static Object key(Exchange exchange) {
        return exchange.getMessage().getHeader(TtsConstants.KEY);
    }
}

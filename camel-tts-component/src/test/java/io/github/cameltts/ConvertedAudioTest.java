package io.github.cameltts;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltts.audio.AudioFixtures;
import io.github.cameltts.audio.AudioInfo;
import io.github.cameltts.audio.AudioInspector;
import io.github.cameltts.audio.PcmSamples;
import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.EngineCapabilities;
import io.github.cameltts.spi.InvalidAudioException;
import io.github.cameltts.spi.InvalidSpeechRequestException;
import io.github.cameltts.spi.Speech;
import io.github.cameltts.spi.SpeechRequest;
import io.github.cameltts.spi.SynthesisFailedException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.spi.Registry;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an engine cannot answer with itself is made of its plain samples. */
class ConvertedAudioTest extends CamelTestSupport {

    private static final String TEXT = "Please mind the gap between the train and the platform.";

    private final List<SpeechRequest> asked = new CopyOnWriteArrayList<>();
    private final FakeSpeechEngine engine = new FakeSpeechEngine().speaking(request -> {
        asked.add(request);
        return FakeSpeechEngine.wav(request);
    });
    private final FakeSpeechEngine raw = new Of("raw", AudioFormat.PCM);
    private final FakeSpeechEngine packed = new Of("packed", AudioFormat.MP3);
    private final FakeStreamingEngine streaming = new FakeStreamingEngine();
    private final FakeSpeechEngine brief = new Of("brief", AudioFormat.WAV) {
        @Override
        public EngineCapabilities capabilities() {
            return super.capabilities().withMaxTextLength(20);
        }
    };

    /** Has one format, and no say in its sample rate. */
    private static class Of extends FakeSpeechEngine {
        private final EngineCapabilities can;

        private Of(String id, AudioFormat format) {
            can = EngineCapabilities.of(id, format);
        }

        @Override
        public EngineCapabilities capabilities() {
            return can;
        }
    }

    @Override
    protected void bindToRegistry(Registry registry) {
        registry.bind("fake", engine);
        registry.bind("raw", raw);
        registry.bind("packed", packed);
        registry.bind("brief", brief);
        registry.bind("plain", new FakePlainEngine());
        registry.bind("streaming", streaming);
    }

    @ParameterizedTest
    @CsvSource({
        "wav, 22050, audio/wav",
        "pcm, 22050, audio/pcm",
        "mp3, 22050, audio/mpeg",
        "opus, 48000, audio/ogg",
        "flac, 22050, audio/flac",
        "ulaw, 8000, audio/basic",
        "alaw, 8000, audio/x-alaw-basic"
    })
    void theBuiltinVoiceAnswersInEveryFormatThatCanBeMade(String format, int sampleRate, String contentType) {
        Duration plain = info(send("tts:builtin", TEXT)).duration().orElseThrow();

        Exchange answer = send("tts:builtin?format=" + format, TEXT);

        AudioInfo info = info(answer);
        assertThat(info.sampleRate()).isEqualTo(sampleRate);
        assertThat(info.channels()).isOne();
        assertThat(info.duration().orElseThrow()).isCloseTo(plain, Duration.ofMillis(1));
        assertThat(answer.getMessage().getHeaders())
                .containsEntry(Exchange.CONTENT_TYPE, contentType)
                .containsEntry(TtsConstants.FORMAT, format)
                .containsEntry(TtsConstants.SAMPLE_RATE, sampleRate)
                .containsEntry(TtsConstants.DURATION, info.duration().get().toMillis());
    }

    @ParameterizedTest
    @CsvSource({"mp3, 44100", "pcm, 16000", "wav, 8000", "flac, 48000", "mp3, 24000"})
    void theBuiltinVoiceAnswersAtTheRateThatIsAskedFor(String format, int sampleRate) {
        Duration plain = info(send("tts:builtin", TEXT)).duration().orElseThrow();

        Exchange answer = send("tts:builtin?format=" + format + "&sampleRate=" + sampleRate, TEXT);

        assertThat(info(answer).sampleRate()).isEqualTo(sampleRate);
        assertThat(info(answer).duration().orElseThrow()).isCloseTo(plain, Duration.ofMillis(1));
        assertThat(answer.getMessage().getHeader(TtsConstants.SAMPLE_RATE)).isEqualTo(sampleRate);
    }

    @Test
    void aHeaderAsksForItToo() {
        Exchange answer =
                send("tts:builtin", TEXT, Map.of(TtsConstants.FORMAT, "mp3", TtsConstants.SAMPLE_RATE, "44100"));

        assertThat(info(answer).sampleRate()).isEqualTo(44100);
    }

    @Test
    void theEngineIsAskedForPlainSamplesAtARateOfItsOwn() {
        assertThat(send("tts:fake?format=flac&sampleRate=44100", TEXT).getException())
                .isNull();
        assertThat(send("tts:fake?format=flac&sampleRate=16000", TEXT).getException())
                .isNull();

        assertThat(asked).extracting(SpeechRequest::format).containsExactly(AudioFormat.WAV, AudioFormat.WAV);
        assertThat(asked).extracting(SpeechRequest::sampleRate).containsExactly(8000, 16000);
    }

    @Test
    void whatTheEngineCanIsLeftToIt() {
        engine.speaking(request -> new Speech(AudioFixtures.mp3(10), AudioFormat.MP3, 24000));

        Exchange answer = send("tts:fake?format=mp3", TEXT);

        assertThat(answer.getMessage().getBody(byte[].class)).isEqualTo(AudioFixtures.mp3(10));
    }

    @Test
    void everyFormatAndRateHasAKeyOfItsOwn() {
        List<String> uris = Stream.of("wav", "pcm", "mp3", "flac", "opus")
                .flatMap(format -> Stream.of(8000, 16000, 24000)
                        .map(rate -> "tts:fake?operation=resolve&format=" + format + "&sampleRate=" + rate))
                .toList();

        Set<Object> keys = uris.stream().map(uri -> key(send(uri, TEXT))).collect(Collectors.toSet());

        assertThat(keys).hasSameSizeAs(uris);
    }

    @Test
    void audioThatTheEngineBeginsToMakeItselfHasAnotherKey() {
        Object converted = key(send("tts:fake?operation=resolve&format=flac", TEXT));
        FakeSpeechEngine grown = new FakeSpeechEngine() {
            @Override
            public EngineCapabilities capabilities() {
                return EngineCapabilities.of("fake", AudioFormat.WAV, AudioFormat.FLAC)
                        .withSampleRates(8000);
            }
        };
        context.getRegistry().bind("grown", grown);

        assertThat(key(send("tts:grown?operation=resolve&format=flac", TEXT))).isNotEqualTo(converted);
        assertThat(key(send("tts:grown?operation=resolve", TEXT)))
                .isEqualTo(key(send("tts:fake?operation=resolve", TEXT)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tts:builtin?format=mp3",
                "tts:builtin?format=opus",
                "tts:plain?format=mp3",
                "tts:plain?sampleRate=24000"
            })
    void anExchangeMayAskTwice(String uri) {
        Exchange exchange = send(uri, "Hello");
        Object key = key(exchange);
        AudioInfo info = info(exchange);
        exchange.getMessage().setBody("Hello");

        Exchange again = template.send(uri, exchange);

        assertThat(key(again)).isEqualTo(key);
        assertThat(info(again)).isEqualTo(info);
    }

    @Test
    void anEngineThatAloneDecidesItsRateIsConvertedFromWhateverItIs() {
        assertThat(info(send("tts:plain?format=mp3", TEXT)).sampleRate()).isEqualTo(8000);
        assertThat(info(send("tts:plain?format=mp3&sampleRate=44100", TEXT)).sampleRate())
                .isEqualTo(44100);
        assertThat(info(send("tts:plain?sampleRate=16000", TEXT)).sampleRate()).isEqualTo(16000);
    }

    @Test
    void headerlessSamplesAreConvertedWhereTheEngineTellsTheirRate() {
        byte[] pcm = PcmSamples.toBytes(AudioFixtures.tone(24000, 24000));
        raw.speaking(request -> new Speech(pcm, AudioFormat.PCM, 24000));
        assertThat(info(send("tts:raw?format=mp3", TEXT)).duration()).contains(Duration.ofSeconds(1));

        raw.speaking(request -> new Speech(pcm, AudioFormat.PCM, 0));
        assertThat(send("tts:raw?format=mp3", TEXT).getException())
                .isInstanceOf(SynthesisFailedException.class)
                .hasMessageContaining("did not tell the sample rate");
    }

    @Test
    void anEngineWithoutPlainSamplesIsNotConverted() {
        assertThat(send("tts:packed?format=flac", TEXT).getException())
                .isInstanceOf(InvalidSpeechRequestException.class)
                .hasMessageContaining("cannot answer with flac")
                .hasMessageEndingWith("Ask for one of mp3.");
        assertThat(send("tts:packed?sampleRate=44100", TEXT).getException())
                .isInstanceOf(InvalidSpeechRequestException.class)
                .hasMessageContaining("Leave the sample rate to it");
        assertThat(packed.calls()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"aac", "ogg"})
    void aFormatThatNothingMakesIsRefusedWithThoseThatCanBeHad(String format) {
        assertThat(send("tts:builtin?format=" + format, TEXT).getException())
                .isInstanceOf(InvalidSpeechRequestException.class)
                .hasMessageContaining("cannot answer with " + format)
                .hasMessageEndingWith("Ask for one of wav, pcm, mp3, opus, flac, ulaw, alaw.");
    }

    @Test
    void audioThatIsNotWholeIsRefusedAndNotConverted() {
        engine.speaking(request -> {
            Speech speech = FakeSpeechEngine.wav(request);
            return new Speech(Arrays.copyOf(speech.audio(), 1000), AudioFormat.WAV, 8000);
        });
        assertThat(send("tts:fake?format=flac", TEXT).getException()).isInstanceOf(InvalidAudioException.class);

        engine.speaking(request -> new Speech(new byte[301], AudioFormat.PCM, 8000));
        assertThat(send("tts:fake?format=flac", TEXT).getException())
                .isInstanceOf(InvalidAudioException.class)
                .hasMessageContaining("pcm instead of wav");

        raw.speaking(request -> new Speech(new byte[301], AudioFormat.PCM, 8000));
        assertThat(send("tts:raw?format=flac", TEXT).getException())
                .isInstanceOf(InvalidAudioException.class)
                .hasMessageContaining("odd number of bytes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"flac", "opus", "mp3"})
    void aTextOfSeveralCallsIsJoinedBeforeItIsConverted(String format) {
        Exchange answer = send("tts:brief?format=" + format, "It was late. Nobody was there. He went out.");

        assertThat(brief.calls()).isEqualTo(3);
        assertThat(info(answer).duration()).contains(Duration.ofMillis(750));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tts:fake?format=mp3&sampleRate=24000", "tts:brief?format=mp3"})
    void whoStreamsGetsConvertedAudioWhenItIsComplete(String uri) {
        Exchange answer = send(uri, "It was late. Nobody was there.", Map.of(TtsConstants.STREAMING, true));

        assertThat(answer.getException()).isNull();
        assertThat(answer.getMessage().getBody()).isInstanceOf(byte[].class);
        assertThat(info(answer).duration().orElseThrow()).isPositive();
    }

    @Test
    void nothingOfConvertedAudioGoesOutBeforeItsEnd() throws Exception {
        Future<Exchange> answer =
                template.asyncSend("tts:streaming?format=flac&streaming=true", exchange -> exchange.getMessage()
                        .setBody(TEXT));
        FakeStreamingEngine.Take take = streaming.next().send(1000);
        assertThat(answer.isDone()).isFalse();

        take.finish();

        assertThat(answer.get().getMessage().getBody()).isInstanceOf(byte[].class);
        assertThat(info(answer.get()).duration()).contains(Duration.ofMillis(250));
    }

    @Test
    void theEstimateOfConvertedAudioIsThatOfTheEngine() {
        context.getPropertiesComponent().addOverrideProperty("tts.fake.pricePerMillionChars", "10");

        assertThat(send("tts:fake?operation=estimate&format=opus", "Hello")
                        .getMessage()
                        .getHeader(TtsConstants.COST))
                .isEqualTo(50L)
                .isEqualTo(send("tts:fake?format=opus", "Hello").getMessage().getHeader(TtsConstants.COST));
    }

    private static AudioInfo info(Exchange answer) {
        assertThat(answer.getException()).isNull();
        return AudioInspector.inspect(
                answer.getMessage().getBody(byte[].class),
                AudioFormat.byId(answer.getMessage().getHeader(TtsConstants.FORMAT, String.class))
                        .orElseThrow(),
                answer.getMessage().getHeader(TtsConstants.SAMPLE_RATE, Integer.class));
    }

    private static Object key(Exchange answer) {
        assertThat(answer.getException()).isNull();
        return answer.getMessage().getHeader(TtsConstants.KEY);
    }

    private Exchange send(String uri, String text) {
        return send(uri, text, Map.of());
    }

    private Exchange send(String uri, String text, Map<String, Object> headers) {
        return template.request(uri, exchange -> {
            exchange.getMessage().setBody(text);
            exchange.getMessage().setHeaders(new HashMap<>(headers));
        });
    }
}

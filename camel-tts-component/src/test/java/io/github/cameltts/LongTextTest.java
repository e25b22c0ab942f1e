package io.github.cameltts;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cameltts.audio.AudioFixtures;
import io.github.cameltts.audio.AudioInspector;
import io.github.cameltts.audio.PcmSamples;
import io.github.cameltts.audio.WavFile;
import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.Charge;
import io.github.cameltts.spi.EngineCapabilities;
import io.github.cameltts.spi.EngineUnavailableException;
import io.github.cameltts.spi.InvalidAudioException;
import io.github.cameltts.spi.InvalidSpeechRequestException;
import io.github.cameltts.spi.Speech;
import io.github.cameltts.spi.SpeechLedger;
import io.github.cameltts.spi.SpeechRequest;
import io.github.cameltts.spi.TextLimit;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LongTextTest extends CamelTestSupport {

    private static final String TEXT = "It was late. Dr. Smith came home. Nobody was there, and so he went out again.";

    private final TerseEngine engine = new TerseEngine();

    /** Takes 40 characters in one call. */
    private static final class TerseEngine extends FakeSpeechEngine {
        private final List<String> texts = new CopyOnWriteArrayList<>();

        @Override
        public EngineCapabilities capabilities() {
            EngineCapabilities can = super.capabilities();
            return new EngineCapabilities(
                    can.id(),
                    List.of(AudioFormat.WAV, AudioFormat.PCM, AudioFormat.MP3, AudioFormat.OPUS),
                    can.sampleRates(),
                    can.languages(),
                    can.textTypes(),
                    can.rate(),
                    can.pitch(),
                    can.volume(),
                    can.controls(),
                    can.maxTextLength(),
                    can.options(),
                    can.maxConcurrent());
        }

        @Override
        public TextLimit textLimit(SpeechRequest request) {
            return TextLimit.characters(40);
        }

        @Override
        public Speech synthesize(SpeechRequest request) throws InterruptedException {
            texts.add(request.text());
            return super.synthesize(request);
        }
    }

    @Test
    void textOverTheEnginesLimitIsSpokenInSentencesAndJoined() {
        Exchange answer = speak("tts:terse", TEXT);

        assertThat(answer.getException()).isNull();
        assertThat(engine.texts)
                .containsExactly("It was late. Dr. Smith came home.", "Nobody was there,", "and so he went out again.");
        byte[] audio = answer.getMessage().getBody(byte[].class);
        assertThat(AudioInspector.inspect(audio, AudioFormat.WAV).duration()).contains(Duration.ofMillis(750));
        assertThat(answer.getMessage().getHeader(TtsConstants.DURATION)).isEqualTo(750L);
        assertThat(answer.getMessage().getHeader(TtsConstants.CHARACTERS)).isEqualTo(TEXT.length());
    }

    @Test
    void chargesOfAllPartsAreOne() {
        List<Charge> booked = new CopyOnWriteArrayList<>();
        SpeechLedger ledger = estimate -> new SpeechLedger.Entry() {
            @Override
            public void book(Charge charge) {
                booked.add(charge);
            }

            @Override
            public void cancel() {}
        };
        context.getComponent("tts", TtsComponent.class).getConfiguration().setLedger(ledger);

        Exchange answer = speak("tts:terse", TEXT);

        assertThat(answer.getMessage().getHeader(TtsConstants.BILLED_CHARACTERS))
                .isEqualTo(75L);
        assertThat(booked).extracting(Charge::characters).containsExactly(33L, 17L, 25L);
    }

    @Test
    void partThatFailsForAWhileIsAskedForAgainAndNoOtherPart() {
        AtomicInteger failures = new AtomicInteger();
        engine.speaking(request -> {
            if (request.text().startsWith("and") && failures.incrementAndGet() == 1) {
                throw new EngineUnavailableException("The fake is down. Start it.");
            }
            return FakeSpeechEngine.wav(request);
        });

        Exchange answer = speak("tts:terse", TEXT);

        assertThat(answer.getException()).isNull();
        assertThat(engine.texts)
                .containsExactly(
                        "It was late. Dr. Smith came home.",
                        "Nobody was there,",
                        "and so he went out again.",
                        "and so he went out again.");
    }

    @Test
    void partsFollowEachOtherInTheOrderOfTheText() {
        engine.speaking(request ->
                new Speech(WavFile.encode(new float[] {request.text().length() / 100f}, 8000), AudioFormat.WAV, 8000));

        byte[] audio = speak("tts:terse", TEXT).getMessage().getBody(byte[].class);

        assertThat(WavFile.decode(audio).samples())
                .usingComparatorWithPrecision(0.001f)
                .containsExactly(0.33f, 0.17f, 0.25f);
    }

    @Test
    void textWithinTheLimitKeepsTheEnginesOwnBytes() {
        Exchange answer = speak("tts:terse", "It was late.");

        assertThat(engine.texts).containsExactly("It was late.");
        assertThat(answer.getMessage().getBody(byte[].class))
                .hasSize(FakeSpeechEngine.wav(SpeechRequest.of("x", "", "", AudioFormat.WAV, 8000))
                        .audio()
                        .length);
    }

    @ParameterizedTest
    @CsvSource({"mp3", "pcm"})
    void otherFormatsAreJoinedToo(String format) {
        engine.speaking(request -> request.format() == AudioFormat.MP3
                ? new Speech(AudioFixtures.mp3(10), AudioFormat.MP3, 0)
                : new Speech(PcmSamples.toBytes(new float[1920]), AudioFormat.PCM, 8000));

        Exchange answer = speak("tts:terse?format=" + format, TEXT);

        assertThat(answer.getException()).isNull();
        assertThat(answer.getMessage().getHeader(TtsConstants.DURATION)).isEqualTo(720L);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        tts:terse?operation=resolve&format=opus   | opus audio cannot be put together from parts. Ask for one of wav, pcm
        tts:terse?operation=resolve&textType=ssml | SSML is not cut into parts
        tts:terse?operation=resolve&maxTextLength=50 | The text has 77 characters, and at most 50
        """)
    void textThatCannotBeSpokenInPartsIsRefusedBeforeAnythingIsLookedUp(String uri, String message) {
        String text = uri.contains("ssml") ? "<speak>" + TEXT + "</speak>" : TEXT;

        Exchange answer = speak(uri, text);

        assertThat(answer.getException())
                .isInstanceOf(InvalidSpeechRequestException.class)
                .hasMessageContaining(message)
                .hasMessageNotContaining("Smith");
        assertThat(answer.getMessage().getHeader(TtsConstants.KEY)).isNull();
        assertThat(engine.texts).isEmpty();
    }

    @Test
    void refusalNamesTheEnginesLimit() {
        assertThat(speak("tts:terse?format=opus", TEXT).getException())
                .hasMessageContaining("longer than the 40 characters that the engine 'fake' takes in one call");
    }

    @Test
    void nothingIsHeardOfATextWhoseLastPartFails() {
        engine.speaking(request -> {
            if (request.text().startsWith("and")) {
                throw new EngineUnavailableException("The fake is down. Start it.");
            }
            return FakeSpeechEngine.wav(request);
        });

        Exchange answer = speak("tts:terse", TEXT);

        assertThat(answer.getException())
                .isInstanceOf(EngineUnavailableException.class)
                .hasMessage("The fake is down. Start it.");
        assertThat(answer.getMessage().getBody()).isEqualTo(TEXT);
    }

    @Test
    void partThatIsNoAudioFailsTheWhole() {
        engine.speaking(request -> request.text().startsWith("It")
                ? FakeSpeechEngine.wav(request)
                : new Speech("an error message that is long enough".getBytes(US_ASCII), AudioFormat.WAV, 8000));

        assertThat(speak("tts:terse", TEXT).getException())
                .isInstanceOf(InvalidAudioException.class)
                .hasMessageContaining("sent text");
    }

    @Test
    void firstPartIsHeardBeforeTheLastIsSpoken() throws Exception {
        CountDownLatch mayEnd = new CountDownLatch(1);
        engine.speaking(request -> {
            if (request.text().startsWith("and")) {
                awaitQuietly(mayEnd);
            }
            return new Speech(AudioFixtures.filled(800, request.text().length()), AudioFormat.PCM, 8000);
        });

        try (InputStream stream =
                speak("tts:terse?format=pcm&streaming=true", TEXT).getMessage().getBody(InputStream.class)) {
            assertThat(stream.readNBytes(1600)).startsWith(33).endsWith(17);
            mayEnd.countDown();
            assertThat(stream.readAllBytes()).hasSize(800).containsOnly(25);
        }
    }

    @Test
    void streamOfATextWhoseLastPartFailsBreaksOff() throws Exception {
        engine.speaking(request -> {
            if (request.text().startsWith("and")) {
                throw new EngineUnavailableException("The fake is down. Start it.");
            }
            return new Speech(AudioFixtures.filled(800, 1), AudioFormat.PCM, 8000);
        });

        try (InputStream stream =
                speak("tts:terse?format=pcm&streaming=true", TEXT).getMessage().getBody(InputStream.class)) {
            assertThatThrownBy(stream::readAllBytes)
                    .isInstanceOf(IOException.class)
                    .hasRootCauseInstanceOf(EngineUnavailableException.class);
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void nextPartIsNotBoughtForSomebodyWhoHasLeft() {
        engine.taking(Duration.ofSeconds(30));

        speak("tts:terse?timeout=100", TEXT);

        Awaitility.await().until(() -> engine.interrupted() == 1);
        assertThat(engine.texts).hasSize(1);
    }

    private Exchange speak(String uri, String text) {
        return template.request(uri, exchange -> exchange.getMessage().setBody(text));
    }

    @Override
    protected void bindToRegistry(org.apache.camel.spi.Registry registry) {
        registry.bind("terse", engine);
    }
}

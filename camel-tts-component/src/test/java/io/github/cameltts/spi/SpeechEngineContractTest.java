package io.github.cameltts.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.cameltts.audio.AudioInfo;
import io.github.cameltts.audio.AudioInspector;
import io.github.cameltts.spi.EngineCapabilities.Control;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every engine must do. Extend it once for each engine; override the samples where the engine needs others. */
public abstract class SpeechEngineContractTest {

    private static final int CALLERS = 8;

    /** The engine under test, open until the test ends. */
    protected SpeechEngine engine;

    /** A new engine, ready to speak. */
    protected abstract SpeechEngine createEngine() throws Exception;

    /** One sentence of some seconds. */
    protected String sampleText() {
        return "The quick brown fox jumps over the lazy dog near the river bank.";
    }

    /** A text that takes long enough to be interrupted. */
    protected String longText() {
        return (sampleText() + " ").repeat(400).strip();
    }

    /** A format that is handed on as it comes, by default the engine's first one. */
    protected AudioFormat streamedFormat() {
        return engine.capabilities().formats().get(0);
    }

    /** The voice to use, by default the engine's first one. */
    protected String voice() {
        return engine.voices().stream().findFirst().map(Voice::id).orElse("");
    }

    /** The language to use, by default the engine's first one. */
    protected String language() {
        return engine.capabilities().languages().stream().findFirst().orElse("");
    }

    /** Whether the voice can be spoken faster, by default what the engine says of all its voices. */
    protected boolean changesRate() {
        EngineCapabilities.Range rate = engine.capabilities().rate();
        return rate.min() < rate.max();
    }

    /** Options that the engine cannot do without, by default none. */
    protected SortedMap<String, String> options() {
        return new TreeMap<>();
    }

    @BeforeEach
    final void openEngine() throws Exception {
        engine = createEngine();
    }

    @AfterEach
    final void closeEngine() {
        engine.close();
    }

    @Test
    void capabilitiesAreCompleteAndStable() {
        EngineCapabilities can = engine.capabilities();

        assertThat(can.id()).matches("[a-z0-9][a-z0-9-]*");
        assertThat(can.formats()).isNotEmpty().doesNotHaveDuplicates();
        assertThat(can.sampleRates()).doesNotHaveDuplicates().allMatch(rate -> rate > 0);
        assertThat(can.languages()).doesNotHaveDuplicates().noneMatch(String::isBlank);
        assertThat(can.textTypes()).contains(TextType.TEXT);
        assertThat(can.rate().contains(1)).as("the neutral rate is allowed").isTrue();
        assertThat(can.pitch().contains(0)).as("the neutral pitch is allowed").isTrue();
        assertThat(can.volume().contains(1)).as("the neutral volume is allowed").isTrue();
        assertThat(can.maxTextLength()).isPositive();
        assertThat(can.options()).extracting(EngineOption::name).doesNotHaveDuplicates();
        assertThat(engine.capabilities()).isEqualTo(can);
    }

    @Test
    void voicesHaveUniqueIdsAndAreStable() {
        List<Voice> voices = engine.voices();

        assertThat(voices).extracting(Voice::id).doesNotHaveDuplicates().noneMatch(String::isBlank);
        assertThat(voices).extracting(Voice::name).noneMatch(String::isBlank);
        assertThat(engine.voices()).isEqualTo(voices);
    }

    @Test
    void equalRequestsHaveEqualIdentities() {
        EngineIdentity identity = engine.identity(request(sampleText()));

        assertThat(identity.engine()).isEqualTo(engine.capabilities().id());
        assertThat(identity.version()).isNotBlank();
        assertThat(identity.model()).isNotBlank();
        assertThat(identity.modelDigest()).isNotNull();
        assertThat(engine.identity(request(sampleText()))).isEqualTo(identity);
    }

    /** The key takes the model from the identity alone. */
    @Test
    void everyModelHasAnIdentityOfItsOwnAndTheDefaultOneHasIt() {
        assumeTrue(engine.capabilities().controls().contains(Control.MODEL), "the engine has one model");
        EngineIdentity byDefault = engine.identity(withModel(""));

        assertThat(engine.identity(withModel(byDefault.model()))).isEqualTo(byDefault);
        assertThat(engine.identity(withModel("another-model"))).isNotEqualTo(byDefault);
    }

    @TestFactory
    Stream<DynamicTest> audioIsWholeInEveryDeclaredFormat() {
        return engine.capabilities().formats().stream()
                .map(format -> dynamicTest(format.id(), () -> {
                    Speech speech = engine.synthesize(request(sampleText(), format));

                    assertThat(speech.format()).isEqualTo(format);
                    AudioInfo info = AudioInspector.inspect(speech);
                    if (speech.sampleRate() != 0) {
                        assertThat(speech.sampleRate()).isEqualTo(info.sampleRate());
                    }
                }));
    }

    @Test
    void durationFitsTheTextAndWhatTheEngineSays() throws Exception {
        Speech speech = engine.synthesize(request(sampleText()));

        Duration measured = duration(speech);
        assertThat(measured.toMillis() / (double) sampleText().length()).isBetween(20.0, 600.0);
        speech.duration()
                .ifPresent(said -> assertThat(said).isCloseTo(measured, Duration.ofMillis(measured.toMillis() / 20)));
    }

    @Test
    void longerTextMakesLongerAudio() throws Exception {
        Duration once = duration(engine.synthesize(request(sampleText())));
        Duration threeTimes = duration(
                engine.synthesize(request((sampleText() + " ").repeat(3).strip())));

        assertThat(threeTimes).isGreaterThan(once.multipliedBy(2));
    }

    @Test
    void manyThreadsMaySpeakAtOnce() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        try {
            List<Future<Speech>> answers = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                String text = sampleText() + " Number " + i + ".";
                answers.add(callers.submit(() -> engine.synthesize(request(text))));
            }
            for (Future<Speech> answer : answers) {
                assertThat(AudioInspector.inspect(answer.get(60, TimeUnit.SECONDS)))
                        .isNotNull();
            }
        } finally {
            callers.shutdownNow();
        }
    }

    @Test
    void aHigherRateSpeaksFaster() throws Exception {
        EngineCapabilities.Range rate = engine.capabilities().rate();
        assumeTrue(changesRate(), "the engine cannot change the rate");

        Duration slow = duration(engine.synthesize(withRate(Math.max(rate.min(), 0.7))));
        Duration fast = duration(engine.synthesize(withRate(Math.min(rate.max(), 1.6))));

        assertThat(fast).isLessThan(slow);
    }

    @Test
    void speaksWhatSsmlSaysAndNotItsMarkup() throws Exception {
        assumeTrue(engine.capabilities().textTypes().contains(TextType.SSML), "the engine does not read SSML");

        Duration plain = duration(engine.synthesize(request(sampleText())));
        Duration marked = duration(engine.synthesize(
                ssml("<speak version=\"1.1\" xmlns=\"http://www.w3.org/2001/10/synthesis\" xml:lang=\"en-US\">"
                        + sampleText() + "<break time=\"200ms\"/></speak>")));

        assertThat(marked).isBetween(plain.dividedBy(2), plain.multipliedBy(2));
    }

    @Test
    void refusesBrokenSsml() {
        assumeTrue(engine.capabilities().textTypes().contains(TextType.SSML), "the engine does not read SSML");

        assertThatThrownBy(() -> engine.synthesize(ssml("<speak>Hello <p>there</speak>")))
                .isInstanceOf(InvalidSpeechRequestException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"...", "?!", "-", "\u2026"})
    void punctuationAloneIsNeverEmptyAudio(String text) throws Exception {
        Speech speech;
        try {
            speech = engine.synthesize(request(text));
        } catch (SpeechException refused) {
            assertThat(refused).hasMessageContaining(".");
            return;
        }
        assertThat(AudioInspector.inspect(speech)).isNotNull();
    }

    @Test
    void anInterruptEndsTheSynthesisSoon() throws Exception {
        AtomicReference<Throwable> end = new AtomicReference<>();
        SpeechRequest request = request(longText());
        Thread caller = new Thread(() -> {
            try {
                AudioInspector.inspect(engine.synthesize(request));
            } catch (Throwable e) {
                end.set(e);
            }
        });
        caller.start();
        await().pollDelay(Duration.ofMillis(150)).until(() -> true);
        caller.interrupt();
        caller.join(5000);

        assertThat(caller.isAlive())
                .as("still at work five seconds after the interrupt")
                .isFalse();
        assertThat(end.get()).isInstanceOfAny(InterruptedException.class, SpeechCancelledException.class);
    }

    @Test
    void streamedAudioIsTheAudioOfTheResult() throws Exception {
        StreamedParts parts = new StreamedParts();

        Speech speech = streaming()
                .synthesizeAsync(request(sampleText(), streamedFormat()), parts)
                .get(60, TimeUnit.SECONDS);

        assertThat(parts.joined()).isEqualTo(speech.audio());
        assertThat(parts.sizes()).doesNotContain(0);
    }

    @Test
    void nothingIsStreamedAfterTheEnd() throws Exception {
        StreamedParts parts = new StreamedParts();

        streaming()
                .synthesizeAsync(request(sampleText(), streamedFormat()), parts)
                .get(60, TimeUnit.SECONDS);

        int partsAtTheEnd = parts.sizes().size();
        await().during(Duration.ofMillis(200)).until(() -> parts.sizes().size() == partsAtTheEnd);
    }

    @Test
    void cancellingStopsTheStream() throws Exception {
        CompletableFuture<Future<Speech>> call = new CompletableFuture<>();
        StreamedParts parts = new StreamedParts();

        call.complete(streaming().synthesizeAsync(request(longText(), streamedFormat()), part -> {
            parts.accept(part);
            call.join().cancel(true);
        }));

        await().until(() -> !parts.sizes().isEmpty());
        await().during(Duration.ofMillis(300)).until(() -> parts.sizes().size() <= 2); // one may be on its way
        assertThat(call.join()).isCancelled();
    }

    @Test
    void whatIsStreamedInTheDefaultFormatIsTheAudioOfTheResultToo() throws Exception {
        StreamedParts parts = new StreamedParts();

        Speech speech =
                streaming().synthesizeAsync(request(sampleText()), parts).get(60, TimeUnit.SECONDS);

        assertThat(parts.joined()).isEqualTo(speech.audio());
    }

    private StreamingSpeechEngine streaming() {
        assumeTrue(engine instanceof StreamingSpeechEngine, "the engine does not stream");
        return (StreamingSpeechEngine) engine;
    }

    @Test
    void closeIsFinalAndMayBeRepeated() throws Exception {
        SpeechRequest request = request(sampleText());
        engine.close();
        engine.close();

        assertThatThrownBy(() -> {
                    Speech speech = engine.synthesize(request);
                    fail("spoke %s after it was closed", speech.duration());
                })
                .isInstanceOf(SpeechException.class);
    }

    /** A request for the engine's default format. */
    protected final SpeechRequest request(String text) {
        return request(text, engine.capabilities().formats().get(0));
    }

    /** A request for one format. */
    protected final SpeechRequest request(String text, AudioFormat format) {
        return request(text, TextType.TEXT, format, 1);
    }

    private SpeechRequest withModel(String model) {
        SpeechRequest plain = request(sampleText());
        return new SpeechRequest(
                plain.text(),
                plain.textType(),
                plain.voice(),
                plain.language(),
                model,
                plain.format(),
                plain.sampleRate(),
                plain.prosody(),
                plain.style(),
                plain.instructions(),
                plain.seed(),
                plain.speakerReference(),
                plain.options());
    }

    private SpeechRequest withRate(double rate) {
        return request(
                sampleText(), TextType.TEXT, engine.capabilities().formats().get(0), rate);
    }

    private SpeechRequest ssml(String document) {
        return request(document, TextType.SSML, engine.capabilities().formats().get(0), 1);
    }

    private SpeechRequest request(String text, TextType textType, AudioFormat format, double rate) {
        return new SpeechRequest(
                text,
                textType,
                voice(),
                language(),
                "",
                format,
                engine.capabilities().sampleRates().stream().findFirst().orElse(0),
                new Prosody(rate, 0, 1),
                Optional.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                options());
    }

    private static Duration duration(Speech speech) {
        return AudioInspector.inspect(speech)
                .duration()
                .orElseThrow(() -> new AssertionError("an engine must tell the sample rate of headerless audio"));
    }
}

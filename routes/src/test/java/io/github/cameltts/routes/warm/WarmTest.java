package io.github.cameltts.routes.warm;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltts.FakeSpeechEngine;
import io.github.cameltts.TtsConstants;
import io.github.cameltts.routes.TestApp;
import io.github.cameltts.spi.SynthesisFailedException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists that are spoken before anybody asks. */
class WarmTest {

    @TempDir
    private Path home;

    private final FakeSpeechEngine engine = new FakeSpeechEngine();
    private TestApp app;

    @BeforeEach
    void start() {
        app = TestApp.over(home)
                .with("tts.engine", "fake")
                .with("tts.fake.pricePerMillionChars", "10")
                .bind("fake", engine)
                .recipes("classpath:camel-tts/tts-speak.camel.yaml", "classpath:camel-tts/tts-fallback.camel.yaml")
                .start();
    }

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void whatIsMissingIsSpokenOnce() {
        app.speak("Hello");

        Map<String, Object> report = warm("", "Hello\nGood bye\n  good  bye\nGood bye ");

        assertThat(report)
                .containsEntry("kept", 1)
                .containsEntry("repeated", 1)
                .containsEntry("missing", 2)
                .containsEntry("made", 2)
                .containsEntry("characters", 16L)
                .containsEntry("cost_micros", 160L)
                .containsEntry("spent_micros", 160L)
                .containsEntry("failures", List.of());
        assertThat(engine.calls()).isEqualTo(3);
        assertThat(app.speak("Good bye").getHeader(TtsConstants.CACHE)).isEqualTo("memory");
    }

    @Test
    void formatsOfOneTextAreMadeOfOneSynthesis() {
        Map<String, Object> report = warm("?type=csv&parallel=1", "text,format\nHello,flac\nHello,opus\n");

        assertThat(report)
                .containsEntry("made", 2)
                .containsEntry("cost_micros", 100L)
                .containsEntry("spent_micros", 50L)
                .containsEntry("failures", List.of());
        assertThat(engine.calls()).isOne();
        assertThat(app.speak("Hello").getHeader(TtsConstants.CACHE)).isEqualTo("memory");
    }

    @Test
    void failureOfAMasterIsTold() {
        engine.speaking(request -> {
            throw new SynthesisFailedException("Out of words.");
        });

        Map<String, Object> report = warm("?type=csv", "text,format\nHello,flac\n");

        assertThat(report).containsEntry("made", 0);
        assertThat(report.get("failures").toString()).contains("{place=row 1, reason=Out of words.}");
    }

    @Test
    void dryRunTellsThePriceAndBuysNothing() {
        Map<String, Object> report = warm("?dryRun=true&voices=alice,bruno", "Hello\nHi");

        assertThat(report)
                .containsEntry("missing", 4)
                .containsEntry("cost_micros", 140L)
                .containsEntry("made", 0)
                .containsEntry("spent_micros", 0L);
        assertThat(engine.calls()).isZero();
    }

    @Test
    void whatHasExpiredIsMissing() throws Exception {
        app.speak("Hello");
        app.execute("update tts_asset set expires_at = 1");

        assertThat(warm("?dryRun=true", "Hello")).containsEntry("missing", 1).containsEntry("kept", 0);

        app.execute("update tts_asset set pinned = 1");

        assertThat(warm("?dryRun=true", "Hello")).containsEntry("missing", 0).containsEntry("kept", 1);
    }

    @Test
    void whatFailsIsToldAndDoesNotHoldUpTheRest() {
        engine.speaking(request -> {
            if (request.text().equals("Two")) {
                throw new SynthesisFailedException("Out of words.");
            }
            return FakeSpeechEngine.wav(request);
        });

        Map<String, Object> report =
                warm("?type=csv&parallel=2", "text,voice\nOne,alice\nTwo,alice\nThree,nobody\nFour,\n");

        assertThat(report).containsEntry("made", 2).containsEntry("missing", 3);
        assertThat(report.get("failures").toString())
                .contains("place=row 3", "nobody")
                .contains("{place=row 2, reason=Out of words.}");
    }

    @Test
    void runAfterAFailureMakesOnlyWhatIsStillMissing() {
        AtomicInteger budget = new AtomicInteger(2);
        engine.speaking(request -> {
            if (budget.getAndDecrement() <= 0) {
                throw new SynthesisFailedException("Out of words.");
            }
            return FakeSpeechEngine.wav(request);
        });
        assertThat(warm("", "One\nTwo\nThree")).containsEntry("made", 2);

        engine.speaking(FakeSpeechEngine::wav);

        assertThat(warm("", "One\nTwo\nThree")).containsEntry("kept", 2).containsEntry("made", 1);
    }

    @Test
    void noSubstituteIsPaidForInThePlaceOfTheEngine() {
        app.close();
        FakeSpeechEngine other = new FakeSpeechEngine();
        app = TestApp.over(home)
                .with("tts.engines", "fake,other")
                .bind("fake", engine)
                .bind("other", other)
                .recipes("classpath:camel-tts/tts-speak.camel.yaml", "classpath:camel-tts/tts-fallback.camel.yaml")
                .start();
        engine.speaking(request -> {
            throw new SynthesisFailedException("The fake is down.");
        });

        Map<String, Object> report = warm("", "Hello");

        assertThat(report).containsEntry("made", 0);
        assertThat(report.get("failures").toString()).contains("The fake is down", "line 1");
        assertThat(other.calls()).isZero();
    }

    @Test
    void whatCannotBeStoredHasFailed() throws Exception {
        app.execute("create trigger full before insert on tts_asset begin select raise(abort, 'full'); end");

        Map<String, Object> report = warm("", "Hello");

        assertThat(report).containsEntry("made", 0);
        assertThat(report.get("failures").toString()).contains("could not be stored");
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> warm(String parameters, String list) {
        return app.ask("kamelet:tts-warm-action" + parameters, list, Map.of()).getBody(Map.class);
    }
}

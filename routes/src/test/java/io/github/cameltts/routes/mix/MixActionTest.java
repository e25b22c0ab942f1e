package io.github.cameltts.routes.mix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cameltts.FakeSpeechEngine;
import io.github.cameltts.TtsConstants;
import io.github.cameltts.audio.WavFile;
import io.github.cameltts.routes.TestApp;
import io.github.cameltts.spi.UnknownNameException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.processor.aggregate.GroupedMessageAggregationStrategy;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Turns are spoken, joined and mixed; each of them is made once. */
class MixActionTest {

    private static final String SCRIPT = "A title.\nALICE: Hello.\nBRUNO: Hi.\nALICE: Bye.";
    private static final String MIX = "direct:episode";

    @TempDir
    private Path home;

    private final FakeSpeechEngine engine = new FakeSpeechEngine();
    private AggregationStrategy collector = new SpokenTurns();
    private Path music;

    @BeforeEach
    void compose() throws IOException {
        music = MixSamples.music(home.resolve("music.wav"), 1000);
    }

    @Test
    void sameAgainMakesNothing() throws SQLException {
        try (TestApp app = app("")) {
            Message first = app.ask(MIX, SCRIPT, Map.of());
            Message second = app.ask(MIX, SCRIPT, Map.of());

            assertThat(first.getHeader(TtsConstants.CACHE)).isEqualTo("synthesized");
            assertThat(second.getHeader(TtsConstants.CACHE)).isEqualTo("memory");
            assertThat(second.getBody(byte[].class)).isEqualTo(first.getBody(byte[].class));
            assertThat(engine.calls()).isEqualTo(3);
            assertThat(mixes(app)).isEqualTo(1);
        }
        try (TestApp app = app("")) {
            assertThat(app.ask(MIX, SCRIPT, Map.of()).getHeader(TtsConstants.CACHE))
                    .isEqualTo("store");
            assertThat(engine.calls()).isEqualTo(3);
        }
    }

    @Test
    void otherMusicMakesAnotherMixOfTheSameVoice() throws Exception {
        try (TestApp app = app("")) {
            Message first = app.ask(MIX, SCRIPT, Map.of());
            MixSamples.music(music, 500);
            Message second = app.ask(MIX, SCRIPT, Map.of());

            assertThat(second.getHeader(TtsConstants.CACHE)).isEqualTo("synthesized");
            assertThat(second.getBody(byte[].class)).isNotEqualTo(first.getBody(byte[].class));
            assertThat(engine.calls()).isEqualTo(3);
            assertThat(mixes(app)).isEqualTo(2);
        }
    }

    @Test
    void oneOtherTurnIsOneSynthesis() {
        try (TestApp app = app("")) {
            app.ask(MIX, SCRIPT, Map.of());
            Message second = app.ask(MIX, SCRIPT.replace("Hi.", "Good morning."), Map.of());

            assertThat(second.getHeader(TtsConstants.CACHE)).isEqualTo("synthesized");
            assertThat(engine.calls()).isEqualTo(4);
        }
    }

    @Test
    void everySettingCounts() throws SQLException {
        List<String> settings =
                List.of("", "&gain=-13", "&duck=11", "&fade=1s", "&intro=1s", "&outro=1s", "&gain=-13&duck=11");
        for (String setting : settings) {
            try (TestApp app = app(setting)) {
                app.ask(MIX, SCRIPT, Map.of());

                assertThat(mixes(app)).isEqualTo(settings.indexOf(setting) + 1);
            }
        }
    }

    @Test
    void theRowIsOfTypeMixAndOfNoEngine() throws SQLException {
        try (TestApp app = app("")) {
            Message mix = app.ask(MIX, SCRIPT, Map.of());

            assertThat(app.number("select count(*) from tts_asset where asset_type = 'mix' and engine is null"
                            + " and voice is null and text is null and format = 'wav' and sample_rate = 8000"))
                    .isEqualTo(1);
            assertThat(mix.getHeaders())
                    .doesNotContainKeys(TtsConstants.ENGINE, TtsConstants.VOICE, TtsConstants.TEXT, MixStep.RECIPE)
                    .containsEntry(Exchange.CONTENT_TYPE, "audio/wav")
                    .containsEntry(TtsConstants.FORMAT, "wav");
        }
    }

    @Test
    void lastsAsLongAsIntroTurnsGapsAndOutro() {
        try (TestApp app = app("&intro=1s&outro=2s")) {
            Message mix = app.ask(MIX, SCRIPT, Map.of());

            assertThat(mix.getHeader(TtsConstants.DURATION)).isEqualTo(1000L + 3 * 250 + 2 * 400 + 2000);
            assertThat(WavFile.decode(mix.getBody(byte[].class)).frames()).isEqualTo(8000 * 4550 / 1000);
        }
    }

    @Test
    void whatMustNotBeStoredIsNot() throws SQLException {
        for (AggregationStrategy strategy : List.of(new SpokenTurns(), new GroupedMessageAggregationStrategy())) {
            collector = strategy;
            try (TestApp app = app("")) {
                Message mix = app.ask(MIX, SCRIPT, Map.of(TtsConstants.NO_STORE, true));

                assertThat(mix.getBody(byte[].class)).isNotEmpty();
                assertThat(app.number("select count(*) from tts_asset")).isZero();
            }
        }
    }

    @Test
    void whatIsSaidOfTheRequestHoldsForTheMix() throws SQLException {
        try (TestApp app = app("")) {
            Message mix = app.ask(MIX, SCRIPT, Map.of(TtsConstants.TENANT, "acme", TtsConstants.REQUEST_ID, "r1"));

            assertThat(mix.getHeader(TtsConstants.REQUEST_ID)).isEqualTo("r1");
            assertThat(app.number("select count(*) from tts_asset where asset_type = 'mix' and tenant = 'acme'"))
                    .isEqualTo(1);
        }
    }

    @Test
    void aTurnThatCannotBeSpokenFailsTheWhole() throws SQLException {
        try (TestApp app = app("")) {
            Exchange failed = app.send(MIX, SCRIPT + "\nNOBODY: Hello?", Map.of());

            assertThat(failed.getException())
                    .rootCause()
                    .isInstanceOf(UnknownNameException.class)
                    .hasMessageContaining("nobody");
            assertThat(mixes(app)).isZero();
        }
    }

    @Test
    void aVoiceOfAnotherOriginIsKnownByItsBytes() throws SQLException {
        try (TestApp app = app("")) {
            byte[] voice = MixSamples.voice().audio();
            String mix = "kamelet:tts-mix-action?ffmpeg=none&music=" + music;

            assertThat(app.ask(mix, voice, Map.of()).getHeader(TtsConstants.CACHE))
                    .isEqualTo("synthesized");
            assertThat(app.ask(mix, voice, Map.of()).getHeader(TtsConstants.CACHE))
                    .isEqualTo("memory");
            voice[1000]++;
            assertThat(app.ask(mix, voice, Map.of()).getHeader(TtsConstants.CACHE))
                    .isEqualTo("synthesized");
            assertThat(mixes(app)).isEqualTo(2);
        }
    }

    @Test
    void missingMusicFailsTheRequestByName() throws IOException {
        Files.delete(music);
        try (TestApp app = app("")) {
            assertThat(app.send(MIX, SCRIPT, Map.of()).getException()).hasMessageContaining("music.wav");
        }
    }

    @Test
    void aSettingOutOfRangeStopsTheStart() {
        assertThatThrownBy(() -> app("&gain=50")).rootCause().hasMessageContaining("gain of the mix is 50");
    }

    @Test
    void titleAndTurnsComeFromTheScript() {
        try (TestApp app = TestApp.over(home).start()) {
            Exchange script = app.send("kamelet:tts-script-action", SCRIPT, Map.of());

            assertThat(script.getProperty(ScriptStep.TITLE)).isEqualTo("A title");
            assertThat(script.getMessage().getBody())
                    .asInstanceOf(InstanceOfAssertFactories.LIST)
                    .hasSize(3);
        }
    }

    private long mixes(TestApp app) throws SQLException {
        return app.number("select count(*) from tts_asset where asset_type = 'mix'");
    }

    private TestApp app(String settings) {
        return TestApp.over(home)
                .with("tts.engine", "fake")
                .bind("fake", engine)
                .recipes("classpath:camel-tts/tts-speak.camel.yaml")
                .routes(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from(MIX)
                                .to("kamelet:tts-script-action")
                                .split(body(), collector)
                                .stopOnException()
                                .setHeader(TtsConstants.VOICE, simple("${body.voice}"))
                                .setBody(simple("${body.text}"))
                                .to("direct:tts-speak")
                                .end()
                                .to("kamelet:tts-join-action?gap=400ms")
                                .to("kamelet:tts-mix-action?ffmpeg=none&music=" + music + settings);
                    }
                })
                .start();
    }
}

package io.github.cameltts.podcast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cameltts.audio.Levels;
import io.github.cameltts.audio.WavFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

/** The example, spoken by the real builtin voice. */
class PodcastTest {

    private static final double INTRO = 2;
    private static final double OUTRO = 3;
    private static final double GAP = 0.4;

    @TempDir
    private Path folder;

    private final CountingEngine engine = new CountingEngine();

    @Test
    void aScriptBecomesSpeechWithMusicAndACover() throws Exception {
        try (Studio studio = new Studio(folder, engine)) {
            JsonNode metadata = studio.produce("camels", sample());

            WavFile mix = WavFile.decode(Files.readAllBytes(studio.output("camels.wav")));
            double spoken = studio.number("select sum(duration_ms) from tts_asset where asset_type = 'tts'") / 1000.0;
            assertThat(engine.calls()).isEqualTo(4);
            assertThat((double) mix.frames() / mix.sampleRate())
                    .isCloseTo(INTRO + spoken + 3 * GAP + OUTRO, withinPercentage(0.1));
            assertThat(metadata.get("cache").asText()).isEqualTo("synthesized");
            assertThat(metadata.get("duration_ms").asLong()).isGreaterThan(10_000);

            double music = level(mix, 1, INTRO - 0.3);
            double speech = level(mix, INTRO, INTRO + spoken);
            assertThat(music).isBetween(-30.0, -20.0);
            assertThat(speech).isGreaterThan(music + 3);
            assertThat(Levels.peak(mix.samples())).isLessThan(0.9);
        }
    }

    @Test
    void otherMusicMakesAnotherMixOfTheSameVoice() throws Exception {
        try (Studio studio = new Studio(folder, engine)) {
            studio.produce("one", sample());
            byte[] first = Files.readAllBytes(studio.output("one.wav"));
            int calls = engine.calls();

            Files.write(studio.music(), WavFile.encode(Levels.tone(330, 0.2, 22050, 22050), 22050));
            JsonNode second = studio.produce("two", sample());

            assertThat(engine.calls()).isEqualTo(calls);
            assertThat(second.get("cache").asText()).isEqualTo("synthesized");
            assertThat(Files.readAllBytes(studio.output("two.wav")))
                    .hasSameSizeAs(first)
                    .isNotEqualTo(first);
            assertThat(studio.number("select count(*) from tts_asset where asset_type = 'mix'"))
                    .isEqualTo(2);
            assertThat(studio.number("select count(*) from tts_asset where asset_type = 'image'"))
                    .isEqualTo(1);
        }
    }

    @Test
    void oneOtherTurnIsOneSynthesis() throws Exception {
        try (Studio studio = new Studio(folder, engine)) {
            studio.produce("one", sample());
            int calls = engine.calls();

            JsonNode second = studio.produce("two", sample().replace("Thank you.", "Thanks a lot."));

            assertThat(engine.calls()).isEqualTo(calls + 1);
            assertThat(second.get("cache").asText()).isEqualTo("synthesized");
        }
    }

    @Test
    void sameAgainMakesNothingEvenAfterARestart() throws Exception {
        try (Studio studio = new Studio(folder, engine)) {
            studio.produce("one", sample());
            JsonNode second = studio.produce("two", sample());

            assertThat(second.get("cache").asText()).isEqualTo("memory");
            assertThat(studio.output("two.wav")).hasSameBinaryContentAs(studio.output("one.wav"));
            assertThat(studio.output("two.svg")).hasSameBinaryContentAs(studio.output("one.svg"));
        }
        try (Studio studio = new Studio(folder, engine)) {
            JsonNode third = studio.produce("three", sample());

            assertThat(third.get("cache").asText()).isEqualTo("store");
            assertThat(studio.output("three.wav")).hasSameBinaryContentAs(studio.output("one.wav"));
            assertThat(studio.number("select count(*) from tts_asset")).isEqualTo(6);
        }
        assertThat(engine.calls()).isEqualTo(4);
    }

    @Test
    void eachSpeakerHasAVoice() throws Exception {
        try (Studio studio = new Studio(folder, engine)) {
            studio.produce(
                    "one",
                    "Anna: It is the same sentence, spoken twice.\n\nBen: It is the same sentence, spoken twice.");

            assertThat(studio.number("select count(distinct duration_ms) from tts_asset where asset_type = 'tts'"))
                    .isEqualTo(2);
        }
    }

    @Test
    void theCoverShowsTheTitleWhateverIsInIt() throws Exception {
        try (Studio studio = new Studio(folder, engine)) {
            studio.produce("one", "# Camels & <friends> for ${body} \"free\"\n\nAnna: Hello.");

            assertThat(cover(studio.output("one.svg"), "title")).isEqualTo("Camels & for ${body} \"free\", a podcast");
            assertThat(studio.number("select count(*) from tts_asset where asset_type = 'image' and blob like '%.svg'"))
                    .isEqualTo(1);
            assertThat(cover(studio.output("one.svg"), "desc")).isEqualTo("Made without photographs, people.");
        }
    }

    @Test
    void aSpeakerWithoutAVoiceIsNamed() throws Exception {
        try (Studio studio = new Studio(folder, engine)) {
            studio.drop("one.md", "Anna: Hello.\n\nBenn: Hi.");

            Path explanation = studio.script(".failed/one.md.error.txt");
            await().atMost(Duration.ofSeconds(30)).until(() -> Files.exists(explanation));
            assertThat(explanation).content().contains("Unknown voice 'benn'. Did you mean ben");
            assertThat(studio.output("one.wav")).doesNotExist();
            assertThat(studio.output("one.svg")).doesNotExist();
        }
    }

    @Test
    void theMusicIsWhatTheProjectComposed() {
        assertThat(Path.of("music/bed.wav")).hasBinaryContent(BedMusic.compose());
    }

    private static String cover(Path svg, String element) throws Exception {
        Document document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(svg.toFile());
        return document.getElementsByTagName(element).item(0).getTextContent();
    }

    private static double level(WavFile mix, double from, double to) {
        return Levels.rms(mix.mono(), (int) (from * mix.sampleRate()), (int) (to * mix.sampleRate()));
    }

    private static String sample() throws IOException {
        return Files.readString(Path.of("sample/camels.md"));
    }
}

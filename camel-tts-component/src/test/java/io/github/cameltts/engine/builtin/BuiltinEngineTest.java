package io.github.cameltts.engine.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.cameltts.audio.PcmSamples;
import io.github.cameltts.audio.WavFile;
import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.InvalidSpeechRequestException;
import io.github.cameltts.spi.Prosody;
import io.github.cameltts.spi.Speech;
import io.github.cameltts.spi.SpeechEngine;
import io.github.cameltts.spi.SpeechEngineContractTest;
import io.github.cameltts.spi.SpeechRequest;
import io.github.cameltts.spi.TextType;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BuiltinEngineTest extends SpeechEngineContractTest {

    @Override
    protected SpeechEngine createEngine() {
        return new BuiltinEngine();
    }

    @Override
    protected AudioFormat streamedFormat() {
        return AudioFormat.PCM;
    }

    @Test
    void theSameRequestGivesTheSameBytesOnAnyNumberOfThreads() throws Exception {
        BuiltinEngine wide = new BuiltinEngine();
        wide.setThreads(2);
        try (wide) {
            byte[] once = engine.synthesize(request(sampleText())).audio();

            assertThat(engine.synthesize(request(sampleText())).audio()).isEqualTo(once);
            assertThat(wide.synthesize(request(sampleText())).audio()).isEqualTo(once);
        }
    }

    @Test
    void speaksAtASpeakingLevelWithoutClipping() throws Exception {
        float[] samples =
                WavFile.decode(engine.synthesize(request(sampleText())).audio()).samples();

        double square = 0;
        int clipped = 0;
        for (float sample : samples) {
            square += sample * sample;
            clipped += Math.abs(sample) > 0.999 ? 1 : 0;
        }
        assertThat(Math.sqrt(square / samples.length)).isBetween(0.03, 0.3);
        assertThat(clipped).isLessThan(samples.length / 1000);
    }

    @Test
    void pcmIsTheWavWithoutItsHeader() throws Exception {
        byte[] wav = engine.synthesize(request(sampleText(), AudioFormat.WAV)).audio();
        byte[] pcm = engine.synthesize(request(sampleText(), AudioFormat.PCM)).audio();

        assertThat(wav).endsWith(pcm).hasSize(pcm.length + 44);
    }

    @Test
    void theRateScalesTheDuration() throws Exception {
        double normal = seconds(prosody(1, 1));

        assertThat(seconds(prosody(0.5, 1)) / normal).isBetween(1.9, 2.1);
        assertThat(seconds(prosody(2, 1)) / normal).isBetween(0.45, 0.55);
    }

    @Test
    void theVolumeScalesTheSamples() throws Exception {
        float[] normal = PcmSamples.toFloats(engine.synthesize(prosody(1, 1)).audio());
        float[] half = PcmSamples.toFloats(engine.synthesize(prosody(1, 0.5)).audio());

        assertThat(half).hasSameSizeAs(normal);
        assertThat(peak(half)).isCloseTo(peak(normal) / 2, Offset.offset(0.001f));
    }

    @Test
    void aBreakInSsmlIsSilenceOfItsLength() throws Exception {
        double without = seconds(ssml("<speak>One sentence. <break time='500ms'/> Another one.</speak>"));
        double with = seconds(ssml("<speak>One sentence. <break time='2000ms'/> Another one.</speak>"));

        assertThat(with - without).isCloseTo(1.5, Offset.offset(0.01));
    }

    @Test
    void theRuntimeIsPartOfTheIdentity() {
        assertThat(engine.identity(request(sampleText())).version()).containsPattern("/onnxruntime-\\d+\\.\\d+");
    }

    @ParameterizedTest
    @ValueSource(strings = {"你好", "...", "🎉", "-- !"})
    void refusesTextWithNothingToSay(String text) {
        assertThatThrownBy(() -> engine.synthesize(request(text)))
                .isInstanceOf(InvalidSpeechRequestException.class)
                .hasMessageContaining("another engine")
                .hasMessageNotContaining(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"A", "No.", "Supercalifragilisticexpialidocious", "1", "Hm?", "zzz xqj", "a b c d e f g h"})
    void shortAndOddTextsAreSpoken(String text) throws Exception {
        Speech speech = engine.synthesize(request(text));

        assertThat(speech.duration().orElseThrow().toMillis()).isBetween(100L, 10_000L);
    }

    @Test
    void theDigestIsTheOneInTheCatalog() throws Exception {
        JsonNode catalog =
                new JsonMapper().readTree(Path.of("../models/catalog.json").toFile());

        assertThat(engine.identity(request(sampleText())).modelDigest())
                .isEqualTo(catalog.at("/voices/0/sha256").asText());
    }

    private SpeechRequest prosody(double rate, double volume) {
        return pcm(sampleText(), TextType.TEXT, new Prosody(rate, 0, volume));
    }

    private SpeechRequest ssml(String document) {
        return pcm(document, TextType.SSML, Prosody.NEUTRAL);
    }

    private static SpeechRequest pcm(String text, TextType type, Prosody prosody) {
        return new SpeechRequest(
                text,
                type,
                "slt",
                "en-US",
                "",
                AudioFormat.PCM,
                22050,
                prosody,
                Optional.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                new TreeMap<>());
    }

    private double seconds(SpeechRequest request) throws InterruptedException {
        return engine.synthesize(request).audio().length / 2.0 / 22050;
    }

    private static float peak(float[] samples) {
        float peak = 0;
        for (float sample : samples) {
            peak = Math.max(peak, Math.abs(sample));
        }
        return peak;
    }
}

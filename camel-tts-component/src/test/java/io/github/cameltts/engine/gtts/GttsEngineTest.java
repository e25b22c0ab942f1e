package io.github.cameltts.engine.gtts;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltts.TtsConstants;
import io.github.cameltts.engine.http.FakeApiServer;
import io.github.cameltts.engine.http.HttpEngineCase;
import io.github.cameltts.engine.http.HttpEngineCases;
import io.github.cameltts.engine.http.HttpEngineTestSupport;
import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.InvalidSpeechRequestException;
import io.github.cameltts.spi.RateLimitedException;
import io.github.cameltts.spi.SpeechRequest;
import io.github.cameltts.spi.TextLimit;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GttsEngineTest extends HttpEngineTestSupport {

    @Override
    protected HttpEngineCase engineCase() {
        return HttpEngineCases.GTTS;
    }

    @Test
    void asksWithoutAKeyAlsoWhenOneIsSet() throws Exception {
        engine.synthesize(made(TEXT, "en", Map.of()));

        FakeApiServer.Call call = server.speechCalls().get(0);
        assertThat(call.method()).isEqualTo("GET");
        assertThat(call.target())
                .isEqualTo("/translate_tts?client=tw-ob&ie=UTF-8&q=The%20launch%20code%20is%20forty%20two.&tl=en");
        assertThat(call.headers().toString()).doesNotContain(KEY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a&tl=de&q=b", "100 % #1 +1 a=b", "\u6771\u4EAC \uD83D\uDE00 \u00E4", "../../?x"})
    void textIsDataAndNeverStructure(String text) throws Exception {
        engine.synthesize(made(text, "en", Map.of()));

        FakeApiServer.Call call = server.speechCalls().get(0);
        assertThat(server.text(call)).isEqualTo(text);
        assertThat(FakeGttsServer.parameter(call, "tl")).isEqualTo("en");
    }

    @Test
    void halfACharacterIsRefused() {
        assertThat(failure(InvalidSpeechRequestException.class, request("a \uD83D b")))
                .hasMessageContaining("surrogate");
        assertThat(server.speechCalls()).isEmpty();
    }

    @Test
    void speaksSlowlyForLearners() throws Exception {
        int normal =
                engine.synthesize(made(TEXT, "en", Map.of("slow", "false"))).audio().length;
        int slow = engine.synthesize(made(TEXT, "en", Map.of("slow", "true"))).audio().length;

        assertThat(slow).isGreaterThan(normal);
        assertThat(FakeGttsServer.parameter(server.speechCalls().get(1), "ttsspeed"))
                .isEqualTo("0.24");
    }

    @ParameterizedTest
    @CsvSource({"he,iw", "zh-CN,zh-CN", "de,de"})
    void namesLanguagesAsTranslateDoes(String language, String code) throws Exception {
        engine.synthesize(made(TEXT, language, Map.of()));

        assertThat(FakeGttsServer.parameter(server.speechCalls().get(0), "tl")).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"en-US,en", "de-AT,de", "zh-CN,zh-CN", "zh,zh-CN"})
    void aLanguageWithARegionIsSpokenByTheOneWithout(String asked, String spoken) {
        context.getPropertiesComponent().addInitialProperty("tts.gtts.baseUrl", server.baseUrl());

        Object language = context.createFluentProducerTemplate()
                .to("tts:gtts?operation=resolve")
                .withHeader(TtsConstants.LANGUAGE, asked)
                .withBody(TEXT)
                .send()
                .getMessage()
                .getHeader(TtsConstants.LANGUAGE);

        assertThat(language).isEqualTo(spoken);
    }

    @Test
    void forbiddenAndTheHumanTestMeanSlowDown() {
        server.failWith(403, "", "Retry-After", "9");
        assertThat(failure(RateLimitedException.class).retryAfter()).contains(Duration.ofSeconds(9));

        server.failWith(302, "", "Location", "https://www.google.com/sorry/index?continue=x");
        assertThat(failure(RateLimitedException.class).retryable()).isTrue();
    }

    @Test
    void aCallTakesAHundredCharacters() {
        assertThat(engine.textLimit(request(TEXT))).isEqualTo(TextLimit.characters(100));
    }

    @Test
    void isCheckedWithoutSpeaking() throws Exception {
        engine.check();

        assertThat(server.calls()).isNotEmpty();
        assertThat(server.speechCalls()).isEmpty();
    }

    private static SpeechRequest made(String text, String language, Map<String, String> options) {
        SpeechRequest plain = SpeechRequest.of(text, "", language, AudioFormat.MP3, 0);
        return new SpeechRequest(
                plain.text(),
                plain.textType(),
                "",
                language,
                "",
                plain.format(),
                0,
                plain.prosody(),
                Optional.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                new TreeMap<>(options));
    }
}

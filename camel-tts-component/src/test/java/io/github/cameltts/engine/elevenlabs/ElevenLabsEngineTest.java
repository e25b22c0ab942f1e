package io.github.cameltts.engine.elevenlabs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cameltts.audio.AudioFixtures;
import io.github.cameltts.engine.http.FakeApiServer;
import io.github.cameltts.engine.http.HttpEngineCase;
import io.github.cameltts.engine.http.HttpEngineCases;
import io.github.cameltts.engine.http.HttpEngineTestSupport;
import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.AudioSink;
import io.github.cameltts.spi.EngineUnavailableException;
import io.github.cameltts.spi.InvalidSpeechRequestException;
import io.github.cameltts.spi.Prosody;
import io.github.cameltts.spi.QuotaExceededException;
import io.github.cameltts.spi.RateLimitedException;
import io.github.cameltts.spi.Speech;
import io.github.cameltts.spi.SpeechRequest;
import io.github.cameltts.spi.SynthesisFailedException;
import io.github.cameltts.spi.TextLimit;
import io.github.cameltts.spi.TextType;
import io.github.cameltts.spi.UnknownNameException;
import io.github.cameltts.spi.Voice;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ElevenLabsEngineTest extends HttpEngineTestSupport {

    @Override
    protected HttpEngineCase engineCase() {
        return HttpEngineCases.ELEVENLABS;
    }

    @Test
    void writesWhatWasAskedForAndNothingElse() throws Exception {
        Map<String, String> options =
                Map.of("stability", "0.4", "similarityBoost", "1", "style", "0", "speakerBoost", "false");
        engine.synthesize(detailed("eleven_turbo_v2_5", 7, options));

        FakeApiServer.Call call = server.speechCalls().get(0);
        assertThat(call.target())
                .isEqualTo("/v1/text-to-speech/" + engineCase().voice() + "/stream?output_format=mp3_44100_128");
        assertThat(call.header("xi-api-key")).isEqualTo(KEY);
        JsonNode body = call.json();
        assertThat(body.path("text").asText()).isEqualTo(TEXT);
        assertThat(body.path("model_id").asText()).isEqualTo("eleven_turbo_v2_5");
        assertThat(body.path("language_code").asText()).isEqualTo("de");
        assertThat(body.path("seed").asLong()).isEqualTo(7);
        assertThat(body.size()).isEqualTo(5);
        JsonNode settings = body.path("voice_settings");
        assertThat(settings.path("stability").asDouble()).isEqualTo(0.4);
        assertThat(settings.path("similarity_boost").asDouble()).isEqualTo(1);
        assertThat(settings.path("style").asDouble(-1)).isZero();
        assertThat(settings.path("use_speaker_boost").asBoolean(true)).isFalse();
        assertThat(settings.path("speed").asDouble()).isEqualTo(1.1);
    }

    @Test
    void leavesTheLanguageOutWhereTheModelDoesNotTakeIt() throws Exception {
        engine.synthesize(detailed("", 0, Map.of()));

        assertThat(server.speechCalls().get(0).json().has("language_code")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "MP3,0,mp3_44100_128", "MP3,44100,mp3_44100_128", "MP3,22050,mp3_22050_32", "MP3,24000,mp3_24000_48",
        "OPUS,44100,opus_48000_128", "PCM,16000,pcm_16000", "WAV,48000,wav_48000", "ULAW,8000,ulaw_8000",
        "ALAW,0,alaw_8000"
    })
    void choosesTheOutputFormat(AudioFormat format, int rate, String expected) throws Exception {
        engine.synthesize(request(TEXT, engineCase().voice(), format, rate, Map.of()));

        assertThat(server.speechCalls().get(0).target()).endsWith("output_format=" + expected);
    }

    @Test
    void refusesBeforePayingWhatTheServiceWouldRefuse() {
        for (SpeechRequest wrong : new SpeechRequest[] {
            request(TEXT, engineCase().voice(), AudioFormat.MP3, 8000, Map.of()),
            request(TEXT, engineCase().voice(), AudioFormat.ULAW, 16000, Map.of()),
            request(TEXT, engineCase().voice(), AudioFormat.MP3, 0, Map.of("bitRate", "77")),
            request(TEXT, engineCase().voice(), AudioFormat.MP3, 0, Map.of("stability", "1.5")),
            detailed("", 1L << 32, Map.of())
        }) {
            failure(InvalidSpeechRequestException.class, wrong);
        }
        assertThat(server.speechCalls()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"eleven_multilingual_v2, 10000", "eleven_flash_v2, 30000", "eleven_flash_v2_5, 40000"})
    void eachModelHasItsOwnTextLimit(String model, int characters) {
        engine.setModel(model);

        assertThat(engine.textLimit(request(TEXT))).isEqualTo(TextLimit.characters(characters));
    }

    @Test
    void tellsWhatWasBilledAndHowLongItPlays() throws Exception {
        Speech speech = engine.synthesize(request(TEXT, engineCase().voice(), AudioFormat.ULAW, 8000, Map.of()));

        assertThat(speech.billedCharacters()).hasValue(TEXT.length());
        assertThat(speech.duration()).contains(Duration.ofSeconds(1));
        assertThat(speech.sampleRate()).isEqualTo(8000);
    }

    @Test
    void tellsWhatIsBilledBeforeTheAudioWhichMayBreakOff() {
        server.failWith(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "audio/mpeg");
            exchange.getResponseHeaders().set("character-cost", "1234");
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(AudioFixtures.mp3(20));
            exchange.getResponseBody().flush();
            throw new IOException("broken off");
        });
        List<Long> told = new CopyOnWriteArrayList<>();
        AudioSink sink = new AudioSink() {
            @Override
            public void accept(byte[] chunk) {
                told.add(-1L);
            }

            @Override
            public void billed(long characters) {
                told.add(characters);
            }
        };

        assertThatThrownBy(engine.synthesizeAsync(
                        request(TEXT, engineCase().voice(), AudioFormat.MP3, 0, Map.of()), sink)::get)
                .hasCauseInstanceOf(EngineUnavailableException.class);

        assertThat(told).startsWith(1234L, -1L).containsOnlyOnce(1234L);
    }

    @Test
    void readsAllPagesOfVoicesOnce() {
        assertThat(engine.voices()).extracting(Voice::name).containsExactly("Rachel", "Adam");
        assertThat(engine.voices().get(0).gender()).contains("female");
        assertThat(server.calls()).hasSize(2);
    }

    @Test
    void aVoiceIsDataAndNeverAPath() {
        server.failWith(404, "{\"detail\":\"Not Found\"}");

        failure(InvalidSpeechRequestException.class, request(TEXT, "../../v1/user?x=1", AudioFormat.MP3, 0, Map.of()));

        assertThat(server.speechCalls().get(0).target())
                .startsWith("/v1/text-to-speech/..%2F..%2Fv1%2Fuser%3Fx%3D1/stream?");
    }

    @ParameterizedTest
    @CsvSource({
        "404,voice_not_found",
        "400,voice_not_found",
    })
    void anUnknownVoiceNamesTheNearest(int status, String code) {
        engine.voices();
        server.failWith(status, "{\"detail\":{\"status\":\"" + code + "\",\"message\":\"no such voice\"}}");

        assertThat(failure(UnknownNameException.class, request(TEXT, "21m00", AudioFormat.MP3, 0, Map.of())))
                .hasMessageContaining(FakeElevenLabsServer.RACHEL);
    }

    @Test
    void anUnauthorizedAnswerIsAQuotaOrAWrongKey() {
        server.failWith(401, "{\"detail\":{\"status\":\"quota_exceeded\",\"message\":\"1 credit left\"}}");
        failure(QuotaExceededException.class);

        server.failWith(402, "{\"detail\":{\"type\":\"payment\",\"code\":\"insufficient_credits\",\"message\":\"x\"}}");
        failure(QuotaExceededException.class);

        server.failWith(401, "{\"detail\":{\"status\":\"invalid_api_key\",\"message\":\"x\"}}");
        assertThat(failure(SynthesisFailedException.class)).hasMessageContaining("invalid_api_key");

        server.failWith(403, "{\"detail\":{\"code\":\"feature_not_available\",\"message\":\"x\"}}");
        assertThat(failure(SynthesisFailedException.class)).hasMessageContaining("feature_not_available");
    }

    @ParameterizedTest
    @CsvSource({"concurrent_limit_exceeded,CONCURRENCY", "too_many_concurrent_requests,CONCURRENCY", "system_busy,LOAD"
    })
    void busyTellsWhy(String code, RateLimitedException.Limit limit) {
        server.failWith(429, "{\"detail\":{\"type\":\"limit\",\"code\":\"" + code + "\",\"message\":\"x\"}}");

        assertThat(failure(RateLimitedException.class))
                .hasMessageContaining(code)
                .returns(limit, RateLimitedException::limit);
    }

    @Test
    void readsAllThreeErrorBodies() {
        for (String body : new String[] {
            "{\"detail\":{\"type\":\"t\",\"code\":\"empty_text\",\"message\":\"odd\",\"status\":\"s\",\"request_id\":\"r\"}}",
            "{\"detail\":{\"status\":\"empty_text\",\"message\":\"odd\"}}",
            "{\"detail\":[{\"type\":\"empty_text\",\"loc\":[\"body\",\"seed\"],\"msg\":\"odd\"}]}"
        }) {
            server.failWith(422, body);
            assertThat(failure(InvalidSpeechRequestException.class))
                    .hasMessageContaining("empty_text")
                    .hasMessageContaining("odd");
        }
    }

    private SpeechRequest detailed(String model, long seed, Map<String, String> options) {
        return new SpeechRequest(
                TEXT,
                TextType.TEXT,
                engineCase().voice(),
                "de-AT",
                model,
                AudioFormat.MP3,
                0,
                new Prosody(1.1, 0, 1),
                Optional.empty(),
                Optional.empty(),
                OptionalLong.of(seed),
                Optional.empty(),
                new TreeMap<>(options));
    }
}

package io.github.cameltts.routes.http.elevenlabs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cameltts.routes.http.HttpApp;
import io.github.cameltts.routes.http.vendor.FaceApp;
import io.github.cameltts.routes.http.vendor.FaceEngine;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the SDK would never send, and what other clients of the same paths see. */
class ElevenLabsFaceTest {

    private static final String SPEECH = "/v1/text-to-speech/";
    private static final String VOICE = SPEECH + "21m00Tcm4TlvDq8ikWAM";
    private static final String HELLO = "{\"text\": \"Hello.\"}";

    @TempDir
    private Path home;

    private final FaceEngine engine = new FaceEngine();
    private FaceApp server;

    @BeforeEach
    void start() throws Exception {
        server = FaceApp.elevenLabs(home).engine(engine).start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mp3_44100_129", "aac_44100", "pcm_11025", "mp3", "", "../../etc/passwd", "%0d%0aX:%201"})
    void formatThatTheVendorDoesNotHaveIsRefused(String format) throws Exception {
        JsonNode detail = detail(server.post(VOICE + "?output_format=" + format, HELLO), 400);

        assertThat(detail.path("status").asText()).isEqualTo("invalid_output_format");
        assertThat(engine.calls()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "?enable_logging=perhaps         | {\"text\": \"Hi.\"}                                | query | enable_logging",
                "?optimize_streaming_latency=9   | {\"text\": \"Hi.\"}                                | query | optimize_streaming_latency",
                "''                              | {\"text\": 7}                                      | body  | text",
                "''                              | {\"text\": \"Hi.\", \"seed\": -1}                  | body  | seed",
                "''                              | {\"text\": \"Hi.\", \"voice_settings\": [1]}       | body  | voice_settings",
                "''                              | {\"text\": \"Hi.\", \"apply_text_normalization\": \"maybe\"} | body | apply_text_normalization",
                "''                              | {                                                  | body  | ''",
            })
    void wrongFieldIsToldWithItsPlace(String query, String body, String place, String field) throws Exception {
        JsonNode problem = detail(server.post(VOICE + query, body), 422).get(0);

        assertThat(problem.at("/loc/0").asText()).isEqualTo(place);
        assertThat(problem.at("/loc/1").asText()).isEqualTo(field);
        assertThat(problem.path("msg").asText()).isNotEmpty().doesNotContain("Exception");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "..%2F..%2Fetc", "alice%3Frate=2", "%7B%7Benv:HOME%7D%7D"})
    void voiceThatNobodyHasIsNotFound(String voice) throws Exception {
        assertThat(detail(server.post(SPEECH + voice, HELLO), 404)
                        .path("status")
                        .asText())
                .isIn("voice_not_found", "not_found");
        assertThat(engine.calls()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"next_page_token=abc", "page_size=0", "page_size=101", "page_size=ten"})
    void pageThatThereIsNotIsRefused(String query) throws Exception {
        assertThat(detail(server.get("/v2/voices?" + query), 422).at("/0/loc/0").asText())
                .isEqualTo("query");
    }

    @Test
    void unknownFieldsMakeNoDifference() throws Exception {
        HttpResponse<byte[]> answer = server.post(VOICE, "{\"text\": \"Hello.\", \"colour\": \"red\"}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("X-Left-Out")).isEmpty();
    }

    @Test
    void fieldsOfTheVendorThatMakeNoDifferenceAreTold() throws Exception {
        HttpResponse<byte[]> answer =
                server.post(VOICE, "{\"text\": \"Hello.\", \"seed\": 7, \"previous_request_ids\": [\"a\"]}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("X-Left-Out")).hasValue("seed, previous_request_ids");
    }

    @Test
    void nothingIsKeptWhereLoggingIsOff() throws Exception {
        server.post(VOICE + "?enable_logging=false", HELLO);
        server.post(VOICE + "?enable_logging=false", HELLO);

        assertThat(engine.calls()).isEqualTo(2);
        assertThat(server.app().number("select count(*) from tts_asset")).isZero();
    }

    private static JsonNode detail(HttpResponse<byte[]> response, int status) throws Exception {
        assertThat(response.statusCode())
                .as(new String(response.body(), StandardCharsets.UTF_8))
                .isEqualTo(status);
        return HttpApp.json(response).path("detail");
    }
}

package io.github.cameltts.routes.jobs;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cameltts.TtsConstants;
import io.github.cameltts.routes.TestApp;
import io.github.cameltts.spi.SpeechEngine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** An application that works on jobs, and what a caller asks it. */
final class JobApp implements AutoCloseable {

    static final String SUBMIT = "kamelet:tts-job-submit-action?noErrorHandler=true";
    static final String STATUS = "kamelet:tts-job-status-action?noErrorHandler=true";
    static final String CANCEL = "kamelet:tts-job-cancel-action?noErrorHandler=true";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final TestApp app;

    private JobApp(TestApp app) {
        this.app = app;
    }

    static JobApp over(Path home, SpeechEngine engine) {
        return submitting(home, engine)
                .recipes("classpath:camel-tts/tts-speak.camel.yaml", "classpath:camel-tts/tts-jobs.camel.yaml");
    }

    /** One that takes jobs, and leaves them to others. */
    static JobApp submitting(Path home, SpeechEngine engine) {
        return new JobApp(TestApp.over(home)
                        .with("tts.engine", "fake")
                        .with("camel.main.shutdownTimeout", "20")
                        .bind("fake", engine))
                .with("tts.jobs.poll", "50")
                .with("tts.jobs.retryDelay", "1ms")
                .with("tts.jobs.lease", "2s")
                .with("tts.webhook.poll", "20")
                .with("tts.webhook.retryDelay", "20ms");
    }

    JobApp with(String property, String value) {
        app.with(property, value);
        return this;
    }

    JobApp recipes(String... recipes) {
        app.recipes(recipes);
        return this;
    }

    JobApp start() {
        app.start();
        return this;
    }

    TestApp app() {
        return app;
    }

    /** @return the id of the job */
    String submit(String json) {
        return submit(json, Map.of()).getHeader(JobHeaders.ID, String.class);
    }

    Message submit(String json, Map<String, Object> headers) {
        return app.ask(SUBMIT, json, headers);
    }

    /** What a request that is refused is told. */
    JobException refused(String json, Map<String, Object> headers) {
        return app.send(SUBMIT, json, headers).getException(JobException.class);
    }

    JsonNode status(String id) {
        return json(app.ask(STATUS, null, Map.of(JobHeaders.ID, id)));
    }

    Exchange status(String id, String tenant) {
        return app.send(STATUS, null, Map.of(JobHeaders.ID, id, TtsConstants.TENANT, tenant));
    }

    JsonNode cancel(String id) {
        return json(app.ask(CANCEL, null, Map.of(JobHeaders.ID, id)));
    }

    JsonNode awaitState(String id, String state) {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(10))
                .untilAsserted(() -> org.assertj.core.api.Assertions.assertThat(
                                status(id).path("state").asText())
                        .as(status(id)::toString)
                        .isEqualTo(state));
        return status(id);
    }

    void awaitDone(String id, int segments) {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> status(id).at("/progress/done").asInt() >= segments);
    }

    /** The audio that a result names. */
    byte[] audio(JsonNode result) {
        Map<String, Object> headers = new HashMap<>();
        headers.put(TtsConstants.FILE_ID, result.path("file_id").asText());
        return app.ask("kamelet:tts-file-lookup-action", null, headers).getBody(byte[].class);
    }

    static JsonNode json(Message message) {
        return MAPPER.valueToTree(message.getBody());
    }

    static String texts(int number) {
        StringBuilder texts = new StringBuilder("{\"texts\": [");
        for (int i = 1; i <= number; i++) {
            texts.append(i == 1 ? "" : ", ").append("\"text ").append(i).append('"');
        }
        return texts.append("]}").toString();
    }

    @Override
    public void close() {
        app.close();
    }
}

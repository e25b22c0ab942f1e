package io.github.cameltts.routes.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cameltts.FakeSpeechEngine;
import io.github.cameltts.spi.SynthesisFailedException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who asked for it is told that a job has ended. */
class JobWebhookTest {

    private static final String SECRET = "s3cret";

    @TempDir
    private Path home;

    private final FakeSpeechEngine engine = new FakeSpeechEngine();
    private FakeReceiver receiver;
    private JobApp app;

    @BeforeEach
    void listen() throws IOException {
        receiver = new FakeReceiver(SECRET);
    }

    @AfterEach
    void stop() {
        app.close();
        receiver.close();
    }

    private JobApp allowing() {
        return JobApp.over(home, engine)
                .with("tts.webhook.secret", SECRET)
                .with("tts.webhook.allow", "localhost, 127.0.0.1")
                .with("tts.webhook.allowNetworks", "127.0.0.1")
                .with("tts.webhook.allowHttp", "true");
    }

    private static String job(String webhook) {
        return "{\"texts\": [\"a secret text\"], \"webhook\": \"" + webhook + "\"}";
    }

    private JsonNode awaitWebhook(String id, String state) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> app.status(id).at("/webhook/state").asText().equals(state));
        return app.status(id).path("webhook");
    }

    @Test
    void jobThatIsDoneIsToldOnceAndSigned() throws Exception {
        app = allowing().start();

        String id = app.submit(job(receiver.url("127.0.0.1")));

        awaitWebhook(id, "delivered");
        assertThat(receiver.received()).hasSize(1);
        FakeReceiver.Received call = receiver.received().get(0);
        assertThat(call.genuine()).isTrue();
        assertThat(call.path()).isEqualTo("/hook?token=t0ken");
        assertThat(call.contentType()).startsWith("application/json");
        assertThat(call.delivery()).isEqualTo(id);
        JsonNode event = new ObjectMapper().readTree(call.body());
        assertThat(event.path("event").asText()).isEqualTo("job.done");
        assertThat(event.at("/job/job_id").asText()).isEqualTo(id);
        assertThat(event.at("/job/results/0/file_id")).isEqualTo(app.status(id).at("/results/0/file_id"));
        assertThat(call.body()).doesNotContain("a secret text");
    }

    @Test
    void jobsThatFailAndThatAreCancelledAreTold() {
        engine.taking(Duration.ofMillis(300)).speaking(request -> {
            throw new SynthesisFailedException("The engine cannot say this.");
        });
        app = allowing().start();
        String failed = app.submit(job(receiver.url("127.0.0.1")));
        awaitWebhook(failed, "delivered");
        String cancelled = app.submit(job(receiver.url("127.0.0.1")));
        app.cancel(cancelled);

        awaitWebhook(cancelled, "delivered");

        assertThat(receiver.received())
                .extracting(call -> call.body().replaceFirst(",.*", ""))
                .containsExactly("{\"event\":\"job.failed\"", "{\"event\":\"job.cancelled\"");
    }

    @Test
    void receiverThatIsDownForAWhileIsToldWhenItIsBack() throws Exception {
        int port = receiver.port();
        receiver.close();
        app = allowing().with("tts.webhook.attempts", "100").start();
        String id = app.submit(job("http://127.0.0.1:" + port + "/hook"));
        await().until(() -> app.status(id).at("/webhook/attempts").asInt() >= 2);
        assertThat(app.status(id).at("/webhook/state").asText()).isEqualTo("waiting");
        assertThat(app.status(id).at("/webhook/error").asText())
                .contains("could not be reached")
                .doesNotContain("127.0.0.1", "hook");

        receiver = new FakeReceiver(SECRET, port).answering(number -> number < 3 ? 503 : 204);

        awaitWebhook(id, "delivered");
        assertThat(receiver.received()).hasSize(3).allMatch(FakeReceiver.Received::genuine);
    }

    @Test
    void attemptsOutliveARestart() throws Exception {
        receiver.answering(number -> number < 3 ? 500 : 200);
        app = allowing().with("tts.webhook.retryDelay", "1h").start();
        String id = app.submit(job(receiver.url("127.0.0.1")));
        await().until(() -> app.status(id).at("/webhook/error").asText().contains("500"));
        app.close();
        app = allowing().start();
        assertThat(app.status(id).at("/webhook/attempts").asInt()).isEqualTo(1);

        app.app().execute("update tts_job set webhook_next_at = 1");

        assertThat(awaitWebhook(id, "delivered").path("attempts").asInt()).isEqualTo(3);
    }

    @Test
    void slowReceiverHoldsUpNobodyElse() throws Exception {
        CompletableFuture<Integer> answer = new CompletableFuture<>();
        receiver.answering(number -> answer.join());
        app = allowing().with("tts.webhook.timeout", "60s").start();
        List<String> slow = new ArrayList<>();
        for (int job = 0; job < 6; job++) {
            slow.add(app.submit(job(receiver.url("localhost"))));
        }
        try (FakeReceiver quick = new FakeReceiver(SECRET)) {
            await().until(() -> receiver.received().size() == 4);
            slow.forEach(id -> app.awaitState(id, "done"));

            awaitWebhook(app.submit(job(quick.url("127.0.0.1"))), "delivered");

            assertThat(receiver.received()).hasSize(4);
        } finally {
            answer.complete(200);
        }
        slow.forEach(id -> awaitWebhook(id, "delivered"));
        assertThat(receiver.received()).hasSize(6);
    }

    @Test
    void receiverThatNeverTakesItIsGivenUp() {
        receiver.answering(number -> 500);
        app = allowing().with("tts.webhook.attempts", "3").start();

        JsonNode webhook = awaitWebhook(app.submit(job(receiver.url("127.0.0.1"))), "failed");

        assertThat(webhook.path("attempts").asInt()).isEqualTo(3);
        assertThat(webhook.path("error").asText()).isEqualTo("The receiver answered with status 500.");
        assertThat(receiver.received()).hasSize(3);
    }

    @Test
    void receiverThatHasGoneIsNotCalledAgain() {
        receiver.answering(number -> 410);
        app = allowing().start();

        awaitWebhook(app.submit(job(receiver.url("127.0.0.1"))), "failed");

        assertThat(receiver.received()).hasSize(1);
    }

    @Test
    void redirectIsNotFollowed() throws Exception {
        try (FakeReceiver elsewhere = new FakeReceiver(SECRET)) {
            receiver.redirectingTo(elsewhere.url("127.0.0.1"));
            app = allowing().with("tts.webhook.attempts", "2").start();

            JsonNode webhook = awaitWebhook(app.submit(job(receiver.url("127.0.0.1"))), "failed");

            assertThat(webhook.path("error").asText()).contains("307");
            assertThat(receiver.received()).hasSize(2);
            assertThat(elsewhere.received()).isEmpty();
        }
    }

    @Test
    void nameThatLeadsToAPrivateAddressIsNotCalled() {
        app = allowing().with("tts.webhook.allowNetworks", "10.0.0.0/8").start();

        JsonNode byName = awaitWebhook(app.submit(job(receiver.url("localhost"))), "failed");
        JsonNode byNumber = awaitWebhook(app.submit(job(receiver.url("127.0.0.1"))), "failed");

        assertThat(byName.path("attempts").asInt()).isEqualTo(1);
        assertThat(byName.path("error").asText()).contains("tts.webhook.allowNetworks");
        assertThat(byNumber.path("error").asText()).contains("tts.webhook.allowNetworks");
        assertThat(receiver.received()).isEmpty();
    }

    @Test
    void hostThatIsNotAllowedIsRefusedAtOnce() {
        app = allowing().start();

        assertThat(app.refused(job("http://example.com/"), Map.of()))
                .hasMessageContaining("tts.webhook.allow")
                .hasMessageNotContaining("example");
        assertThat(app.refused(job("ftp://127.0.0.1/"), Map.of())).hasMessageContaining("https://");
        assertThat(app.refused(job("http://u:p@127.0.0.1/"), Map.of()).field()).contains("webhook");
    }

    @Test
    void receiverThatNeverEndsItsAnswerIsLeft() throws Exception {
        try (ServerSocket dripping = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread thread = new Thread(() -> drip(dripping));
            thread.setDaemon(true);
            thread.start();
            app = allowing()
                    .with("tts.webhook.timeout", "600ms")
                    .with("tts.webhook.attempts", "1")
                    .start();

            JsonNode webhook =
                    awaitWebhook(app.submit(job("http://127.0.0.1:" + dripping.getLocalPort() + "/")), "failed");

            assertThat(webhook.path("error").asText()).contains("no answer in time");
        }
    }

    /** Each byte comes in time, the answer never. */
    private static void drip(ServerSocket server) {
        try (Socket socket = server.accept()) {
            socket.getOutputStream().write("HTTP/1.1 200 OK\r\nX: ".getBytes(StandardCharsets.US_ASCII));
            while (true) {
                socket.getOutputStream().write('x');
                TimeUnit.MILLISECONDS.sleep(100);
            }
        } catch (IOException | InterruptedException e) {
            // The caller has left.
        }
    }
}

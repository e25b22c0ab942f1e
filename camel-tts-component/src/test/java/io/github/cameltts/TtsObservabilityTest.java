package io.github.cameltts;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.console.DevConsole;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.util.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TtsObservabilityTest {

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final FakeSpeechEngine engine = new FakeSpeechEngine();

    @BeforeEach
    void start() throws Exception {
        context.getRegistry().bind("fake", engine);
        context.start();
        try (var template = context.createProducerTemplate()) {
            template.requestBody("tts:fake", "Hello");
        }
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    @Test
    void devConsoleCountsWhatEnginesDid() {
        DevConsole console = PluginHelper.getDevConsoleResolver(context).resolveDevConsole("tts");

        // The answer may be there before it was counted.
        await().untilAsserted(() -> assertThat((String) console.call(DevConsole.MediaType.TEXT))
                .contains("fake: 1 synthesized, 0 joined, 0 failed, 5 characters"));
        JsonObject json = (JsonObject) console.call(DevConsole.MediaType.JSON);
        assertThat(((Map<?, ?>) json.getMap("engines").get("fake")).get("synthesized"))
                .isEqualTo(1L);
        assertThat(((Map<?, ?>) json.getMap("engines").get("fake")).get("waiting"))
                .isEqualTo(0);
    }

    @Test
    void devConsoleAndMetersShowTheModelsInMemory() throws Exception {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        try (DefaultCamelContext speaking = new DefaultCamelContext()) {
            speaking.getRegistry().bind("metricsRegistry", meters);
            speaking.start();
            try (var template = speaking.createProducerTemplate()) {
                template.requestBody("tts:builtin", "Hello");
            }
            DevConsole console = PluginHelper.getDevConsoleResolver(speaking).resolveDevConsole("tts");

            assertThat((String) console.call(DevConsole.MediaType.TEXT)).contains("1 models");
            assertThat(meters.get("tts.models").gauge().value()).isEqualTo(1);
            assertThat(meters.get("tts.models.size").gauge().value()).isGreaterThan(1_000_000);
        }
    }

    @Test
    void healthCheckTellsWhetherTheEngineIsThere() {
        TtsHealthCheck up = healthCheck("tts:fake");
        TtsHealthCheck down = healthCheck("tts:missing");

        await().until(() -> up.call().getDetails().containsKey("voices"));
        await().until(() -> down.call().getState() == HealthCheck.State.DOWN);

        assertThat(up.call().getState()).isEqualTo(HealthCheck.State.UP);
        assertThat(up.call().getDetails())
                .containsEntry("voices", 3)
                .containsEntry("engine", "fake")
                .containsEntry("waiting", 0);
        assertThat((Long) up.call().getDetails().get("checkMillis")).isNotNegative();
        assertThat(down.call().getMessage())
                .hasValueSatisfying(message -> assertThat(message).contains("Unknown engine 'missing'. Did you mean"));
        assertThat(engine.calls()).isEqualTo(1);
    }

    @Test
    void engineThatHasNotAnsweredYetIsUpAndSaysSo() throws Exception {
        CountDownLatch mayAnswer = new CountDownLatch(1);
        context.getRegistry().bind("slow", new FakeSpeechEngine() {
            @Override
            public void check() throws InterruptedException {
                mayAnswer.await();
            }
        });
        TtsHealthCheck check = healthCheck("tts:slow");

        assertThat(check.call().getState()).isEqualTo(HealthCheck.State.UP);
        assertThat(check.call().getMessage()).contains("The engine has not answered its first check yet.");

        mayAnswer.countDown();
        await().untilAsserted(() -> assertThat(check.call().getDetails()).containsEntry("voices", 3));
        assertThat(check.call().getMessage()).isEmpty();
    }

    @Test
    void engineThatHangsInItsCheckIsInterruptedWhenTheContextStops() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        context.getRegistry().bind("hanging", new FakeSpeechEngine() {
            @Override
            public void check() throws InterruptedException {
                asked.countDown();
                try {
                    new CountDownLatch(1).await();
                } finally {
                    interrupted.countDown();
                }
            }
        });
        healthCheck("tts:hanging").call();
        assertThat(asked.await(10, SECONDS)).isTrue();

        context.stop();

        assertThat(interrupted.await(10, SECONDS)).isTrue();
    }

    @Test
    void producersBringTheirHealthCheck() throws Exception {
        HealthCheckHelper.getHealthCheckRepository(context, "producers").setEnabled(true);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:speak").to("tts:fake?voice=bruno");
            }
        });

        assertThat(HealthCheckHelper.getHealthCheckRepository(context, "producers").stream())
                .anySatisfy(check -> assertThat(check.getId()).startsWith("producer:tts-"));
    }

    private TtsHealthCheck healthCheck(String uri) {
        TtsHealthCheck check = new TtsHealthCheck(context.getEndpoint(uri, TtsEndpoint.class));
        check.setEnabled(true);
        check.setCamelContext(context);
        return check;
    }
}

package io.github.cameltts;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltts.spi.SpeechCancelledException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Component;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.spi.Registry;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TtsComponentStopTest extends CamelTestSupport {

    private final FakeSpeechEngine engine = new FakeSpeechEngine();

    @ParameterizedTest
    @ValueSource(strings = {"tts:fake", "tts:fake?coalesce=false"})
    void stoppingAnswersWhoStillWaits(String uri) throws Exception {
        engine.taking(Duration.ofSeconds(30));
        CompletableFuture<Exchange> waiting =
                template.asyncSend(uri, e -> e.getMessage().setBody("Wait"));
        Awaitility.await().until(() -> engine.calls() == 1);

        context.getComponent("tts").stop();

        assertThat(waiting.get(5, TimeUnit.SECONDS).getException()).isInstanceOf(SpeechCancelledException.class);
    }

    @Test
    void keyThatWasUnderWayIsSpokenAfterANewStart() throws Exception {
        engine.taking(Duration.ofSeconds(30));
        template.asyncSend("tts:fake", e -> e.getMessage().setBody("Again"));
        Awaitility.await().until(() -> engine.calls() == 1);
        Component tts = context.getComponent("tts");
        tts.stop();
        tts.start();
        engine.taking(Duration.ZERO);

        try (ProducerTemplate fresh = context.createProducerTemplate()) {
            Exchange answer =
                    fresh.request("tts:fake?timeout=5s", e -> e.getMessage().setBody("Again"));

            assertThat(answer.getException()).isNull();
        }
    }

    @Override
    protected void bindToRegistry(Registry registry) {
        registry.bind("fake", engine);
    }
}

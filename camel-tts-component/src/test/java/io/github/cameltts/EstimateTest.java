package io.github.cameltts;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.EngineCapabilities;
import io.github.cameltts.spi.InvalidSpeechRequestException;
import io.github.cameltts.spi.SpeechRequest;
import org.apache.camel.Exchange;
import org.apache.camel.spi.Registry;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.Test;

/** What speaking would cost, before anybody speaks. */
class EstimateTest extends CamelTestSupport {

    private final FakeSpeechEngine engine = new FakeSpeechEngine();
    private final FakeSpeechEngine brief = new FakeSpeechEngine() {
        @Override
        public EngineCapabilities capabilities() {
            return EngineCapabilities.of("brief", AudioFormat.WAV).withMaxTextLength(12);
        }

        @Override
        public long billableCharacters(SpeechRequest request) {
            return 100;
        }
    };

    @Override
    protected void bindToRegistry(Registry registry) {
        registry.bind("fake", engine);
        registry.bind("brief", brief);
        context.getPropertiesComponent().addInitialProperty("tts.fake.pricePerMillionChars", "10");
        context.getPropertiesComponent().addInitialProperty("tts.brief.pricePerMillionChars", "10");
    }

    @Test
    void tellsPriceKeyAndValuesAndDoesNotSpeak() {
        Exchange estimate = send("tts:fake?operation=estimate", "Hello");
        Exchange resolved = send("tts:fake?operation=resolve", "Hello");

        assertThat(estimate.getMessage().getBody()).isEqualTo("Hello");
        assertThat(estimate.getMessage().getHeaders())
                .containsEntry(TtsConstants.KEY, resolved.getMessage().getHeader(TtsConstants.KEY))
                .containsEntry(TtsConstants.VOICE, "alice")
                .containsEntry(TtsConstants.BILLED_CHARACTERS, 5L)
                .containsEntry(TtsConstants.COST, 50L);
        assertThat(engine.calls()).isZero();
    }

    @Test
    void agreesWithWhatATextOfSeveralCallsCostsInTheEnd() {
        String text = "One, two. Three, four. Five, six.";

        Exchange estimate = send("tts:brief?operation=estimate", text);
        Exchange spoken = send("tts:brief", text);

        assertThat(brief.calls()).isEqualTo(3);
        assertThat(estimate.getMessage().getHeader(TtsConstants.COST))
                .isEqualTo(3000L)
                .isEqualTo(spoken.getMessage().getHeader(TtsConstants.COST));
        assertThat(estimate.getMessage().getHeader(TtsConstants.BILLED_CHARACTERS))
                .isEqualTo(spoken.getMessage().getHeader(TtsConstants.BILLED_CHARACTERS));
    }

    @Test
    void whatCannotBeSpokenHasNoPrice() {
        assertThat(send("tts:fake?operation=estimate", "  ").getException())
                .isInstanceOf(InvalidSpeechRequestException.class);
    }

    private Exchange send(String uri, String text) {
        return template.request(uri, exchange -> exchange.getMessage().setBody(text));
    }
}

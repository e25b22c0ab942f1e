package io.github.cameltts;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltts.engine.openai.FakeOpenAiServer;
import io.github.cameltts.spi.Voice;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpeakersInTextTest {

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final FakeSpeechEngine engine = new FakeSpeechEngine();

    @BeforeEach
    void start() {
        context.getRegistry().bind("fake", engine);
        context.getRegistry().bind("numbers", new FakeSpeechEngine() {
            @Override
            public List<Voice> voices() {
                return List.of(new Voice("6", "6", "en-US"), new Voice("7", "7", "en-US"));
            }
        });
        context.getPropertiesComponent().addInitialProperty("tts.voices.reader", "numbers/6?rate=0.9");
        context.getPropertiesComponent().addInitialProperty("tts.voices.host", "fake/bruno");
        context.getPropertiesComponent().addInitialProperty("tts.speakers.05", "bruno");
        context.start();
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    @Test
    void aSpeakerInTheTextIsTheVoiceAndPartOfTheKey() {
        Exchange tagged = resolve("tts:fake?operation=resolve", "[05] Guten Morgen");
        Exchange named = resolve("tts:fake?operation=resolve&voice=bruno", "Guten Morgen");

        assertThat(header(tagged, TtsConstants.VOICE)).isEqualTo("bruno");
        assertThat(header(tagged, TtsConstants.TEXT)).isEqualTo("Guten Morgen");
        assertThat(header(tagged, TtsConstants.KEY)).isEqualTo(header(named, TtsConstants.KEY));
        assertThat(tagged.getMessage().getBody()).isEqualTo("[05] Guten Morgen");
    }

    @Test
    void theTextBeatsTheVoiceOfTheEndpoint() {
        assertThat(header(resolve("tts:fake?operation=resolve&voice=alice", "[05] Hallo"), TtsConstants.VOICE))
                .isEqualTo("bruno");
    }

    @Test
    void anUnknownNumberIsSpoken() {
        assertThat(header(resolve("tts:fake?operation=resolve", "[06] Hello"), TtsConstants.TEXT))
                .isEqualTo("[06] Hello");
    }

    @Test
    void resolvedAndSpokenAreTheSame() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:a").to("tts:fake?operation=resolve").to("tts:fake");
            }
        });

        Exchange spoken = resolve("direct:a", "[05] Hallo");

        assertThat(spoken.getException()).isNull();
        assertThat(header(spoken, TtsConstants.VOICE)).isEqualTo("bruno");
        assertThat(spoken.getMessage().getBody()).isInstanceOf(byte[].class);
    }

    @ParameterizedTest
    @CsvSource({
        "tts:fake?voice=reader&operation=resolve, [7] Hello, 7",
        "tts:numbers?voice=host&operation=resolve, [7] Hello, bruno"
    })
    void resolvingAgainTakesTheSameTextForATag(String uri, String text, String voice) {
        Exchange exchange = resolve(uri, text);
        Map<String, Object> once = new HashMap<>(exchange.getMessage().getHeaders());

        context.createProducerTemplate().send(uri, exchange);

        assertThat(exchange.getException()).isNull();
        assertThat(once).containsEntry(TtsConstants.VOICE, voice);
        assertThat(exchange.getMessage().getHeaders()).isEqualTo(once);
    }

    @Test
    void tagsOfADialogueReachTheEngineAsTheyAre() {
        try (FakeOpenAiServer dia = new FakeOpenAiServer()) {
            context.getPropertiesComponent().addInitialProperty("tts.openai.baseUrl", dia.baseUrl());
            context.getPropertiesComponent().addInitialProperty("tts.openai.voices", "S1,S2,dialogue");

            resolve("tts:openai?voice=dialogue", "[S1]  Dia is here. (laughs)\n[S2] It is [S1] Yes!");

            assertThat(dia.text(dia.speechCalls().get(0))).isEqualTo("[S1] Dia is here. (laughs) [S2] It is [S1] Yes!");
        }
    }

    private Exchange resolve(String uri, String text) {
        return context.createFluentProducerTemplate().to(uri).withBody(text).send();
    }

    private static Object header(Exchange exchange, String name) {
        return exchange.getMessage().getHeader(name);
    }
}

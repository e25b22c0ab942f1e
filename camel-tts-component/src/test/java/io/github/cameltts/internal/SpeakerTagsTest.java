package io.github.cameltts.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.github.cameltts.TtsConstants;
import io.github.cameltts.spi.Voice;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Message;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpeakerTagsTest {

    private static final List<Voice> NUMBERED =
            List.of(new Voice("0", "Zero", ""), new Voice("5", "Five", ""), new Voice("012", "Twelve", ""));
    private static final List<Voice> NAMED = List.of(new Voice("alice", "Alice", ""));

    private final Message message = new DefaultExchange(new DefaultCamelContext()).getMessage();
    private final SpeakerTags tags = new SpeakerTags(name -> Optional.ofNullable(
            Map.of("tts.speakers.05", "alice", "tts.speakers.7", "bruno").get(name)));

    @ParameterizedTest
    @CsvSource({"[05] Hello,alice", "[7]Hello,bruno", "[007]   Hello,bruno"})
    void aConfiguredSpeakerIsAskedForAndTheTagTakenOff(String text, String voice) {
        assertThat(tags.address(message, text, () -> "fake", engine -> fail("needs no voices")))
                .isEqualTo("Hello");

        assertThat(message.getHeader(TtsConstants.VOICE)).isEqualTo(voice);
    }

    @ParameterizedTest
    @CsvSource({"[5] Hello,5", "[0] Hello,0", "[12] Hello,012"})
    void aVoiceWhoseNameIsTheNumberIsAskedFor(String text, String voice) {
        assertThat(new SpeakerTags(name -> Optional.empty()).address(message, text, () -> "fake", engine -> NUMBERED))
                .isEqualTo("Hello");

        assertThat(message.getHeader(TtsConstants.VOICE)).isEqualTo(voice);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[99] Hello",
                "[0005] Hello",
                "[S1] Hello [S2] there",
                "Hello [05] there",
                "[05]",
                "[05] ",
                "[]",
                "[-5] x",
                "[\u0665] Hello"
            })
    void whatMeansNothingIsText(String text) {
        assertThat(tags.address(message, text, () -> "fake", engine -> NAMED)).isEqualTo(text);

        assertThat(message.getHeader(TtsConstants.VOICE)).isNull();
    }

    @Test
    void aVoiceThatTheMessageNamesBeatsTheTagWhichIsNotSpoken() {
        message.setHeader(TtsConstants.VOICE, "chloe");

        assertThat(tags.address(message, "[05] Hello", () -> "fake", engine -> NAMED))
                .isEqualTo("Hello");

        assertThat(message.getHeader(TtsConstants.VOICE)).isEqualTo("chloe");
    }
}

package io.github.cameltts.engine.wyoming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventDecoderTest {

    private static final int BOUND = 10_000;
    private static final byte[] SAMPLES = {1, 2, '\n', '{', -1, 0};

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 64, 100_000})
    void putsEventsTogetherFromPiecesOfAnySize(int size) throws Exception {
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        sent.writeBytes(WyomingEvent.of("describe").toBytes());
        sent.writeBytes(new WyomingEvent(
                        "audio-chunk",
                        WyomingEvent.JSON.createObjectNode().put("rate", 8000).put("name", "Zoë"),
                        SAMPLES)
                .toBytes());
        sent.writeBytes(WyomingEvent.of("audio-stop").toBytes());

        List<WyomingEvent> events = decode(sent.toByteArray(), size);

        assertThat(events).extracting(WyomingEvent::type).containsExactly("describe", "audio-chunk", "audio-stop");
        assertThat(events.get(1).payload()).isEqualTo(SAMPLES);
        assertThat(events.get(1).data().path("rate").asInt()).isEqualTo(8000);
        assertThat(events.get(1).data().path("name").asText()).isEqualTo("Zoë");
        assertThat(events.get(2).data()).isEmpty();
    }

    @Test
    void theDataPartIsMergedOverTheLine() throws Exception {
        String line =
                "{\"type\":\"x\",\"data\":{\"a\":1,\"b\":1},\"data_length\":7,\"payload_length\":null}\n{\"b\":2}";

        WyomingEvent event = decode(line.getBytes(StandardCharsets.UTF_8), 5).get(0);

        assertThat(event.data().toString()).isEqualTo("{\"a\":1,\"b\":2}");
        assertThat(event.payload()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 400 Bad Request\r\n",
                "\n",
                "[]\n",
                "{}\n",
                "{\"type\":7}\n",
                "{\"type\":\"x\",\"data_length\":-1}\n",
                "{\"type\":\"x\",\"data_length\":\"7\"}\n",
                "{\"type\":\"x\",\"data_length\":1.5}\n",
                "{\"type\":\"x\",\"data_length\":{}}\n",
                "{\"type\":\"x\",\"data_length\":10001}\n",
                "{\"type\":\"x\",\"payload_length\":2147483648}\n",
                "{\"type\":\"x\",\"payload_length\":99999999999999999999}\n",
                "{\"type\":\"x\",\"payload_length\":1e999}\n",
                "{\"type\":\"x\",\"data_length\":2}\n[]",
                "{\"type\":\"x\",\"data_length\":3}\nabc"
            })
    void refusesWhatIsNoEvent(String bytes) {
        assertThatThrownBy(() -> decode(bytes.getBytes(StandardCharsets.UTF_8), 100))
                .isInstanceOf(WyomingProtocolException.class);
    }

    @Test
    void aLineEndsSomewhere() {
        assertThatThrownBy(() -> decode("x".repeat(BOUND + 1).getBytes(StandardCharsets.UTF_8), 100))
                .isInstanceOf(WyomingProtocolException.class)
                .hasMessageContaining("without an end");
    }

    @Test
    void jsonIsNotNestedWithoutEnd() {
        assertThatThrownBy(() -> decode(("[".repeat(5000) + "\n").getBytes(StandardCharsets.UTF_8), 100))
                .isInstanceOf(WyomingProtocolException.class);
    }

    private static List<WyomingEvent> decode(byte[] bytes, int size) throws WyomingProtocolException {
        EventDecoder decoder = new EventDecoder(BOUND);
        List<WyomingEvent> events = new ArrayList<>();
        for (int at = 0; at < bytes.length; at += size) {
            ByteBuffer piece = ByteBuffer.wrap(bytes, at, Math.min(size, bytes.length - at));
            Optional<WyomingEvent> event = decoder.next(piece);
            while (event.isPresent()) {
                events.add(event.get());
                event = decoder.next(piece);
            }
            assertThat(piece.hasRemaining()).isFalse();
        }
        return events;
    }
}

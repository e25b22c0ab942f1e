package io.github.cameltts.engine.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cameltts.spi.InvalidAudioException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Audio that a server sends as events although plain audio was asked for. Format: server-sent events (WHATWG HTML,
 * section 9.2) whose data is JSON with a {@code type}, and {@code audio} in base64.
 */
final class SpeechEvents {

    private static final ObjectMapper JSON = new ObjectMapper();

    private SpeechEvents() {}

    /**
     * Joins the audio of all events.
     *
     * @throws InvalidAudioException when an event is damaged or the last one is missing
     */
    static byte[] join(byte[] stream) {
        ByteArrayOutputStream audio = new ByteArrayOutputStream();
        boolean done = false;
        for (String line : new String(stream, StandardCharsets.UTF_8).split("\r\n|\n|\r")) {
            if (line.startsWith("data:") && !line.endsWith("[DONE]")) {
                done |= append(line.substring("data:".length()), audio);
            }
        }
        if (!done) {
            throw new InvalidAudioException(
                    "The server's events end before it said that all audio is there. Try again.");
        }
        if (audio.size() == 0) {
            throw new InvalidAudioException("The server's events hold no audio. Try again.");
        }
        return audio.toByteArray();
    }

    private static boolean append(String data, ByteArrayOutputStream audio) {
        try {
            JsonNode event = JSON.readTree(data);
            String type = event.path("type").asText();
            byte[] bytes = event.path("audio").binaryValue();
            if (type.equals("speech.audio.delta") && bytes != null) {
                audio.write(bytes);
            }
            return type.equals("speech.audio.done");
        } catch (IOException e) {
            throw new InvalidAudioException("The server sent an event that is not audio. Try again.", e);
        }
    }
}

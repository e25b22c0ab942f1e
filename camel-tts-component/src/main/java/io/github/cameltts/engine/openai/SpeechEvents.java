package io.github.cameltts.engine.openai;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cameltts.engine.http.AudioDecoder;
import io.github.cameltts.spi.InvalidAudioException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/**
 * Audio that a server sends as events, asked for or not. Format: server-sent events (WHATWG HTML, section 9.2) whose data
 * is JSON with a {@code type}, and {@code audio} in base64.
 */
final class SpeechEvents implements AudioDecoder {

    /** How long a string may be is decided by the bound on the whole answer. */
    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build());

    private static final String DATA = "data:";

    private final TextLines lines = new TextLines();
    private boolean done;

    @Override
    public byte[] decode(byte[] bytes) {
        ByteArrayOutputStream audio = new ByteArrayOutputStream();
        for (String line : lines.add(bytes)) {
            read(line, audio);
        }
        return audio.toByteArray();
    }

    @Override
    public byte[] end() {
        ByteArrayOutputStream audio = new ByteArrayOutputStream();
        lines.rest().ifPresent(line -> read(line, audio));
        if (!done) {
            throw new InvalidAudioException(
                    "The server's events end before it said that all audio is there. Try again.");
        }
        return audio.toByteArray();
    }

    private void read(String line, ByteArrayOutputStream audio) {
        if (!line.startsWith(DATA) || line.endsWith("[DONE]")) {
            return;
        }
        try {
            JsonNode event = JSON.readTree(line.substring(DATA.length()));
            String type = event.path("type").asText();
            byte[] bytes = event.path("audio").binaryValue();
            if (type.equals("speech.audio.delta") && bytes != null) {
                audio.write(bytes);
            }
            done |= type.equals("speech.audio.done");
        } catch (IOException e) {
            // without the cause, which quotes what was received: that may be the text
            throw new InvalidAudioException("The server sent an event that is not audio. Try again.");
        }
    }
}

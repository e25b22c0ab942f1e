package io.github.cameltts.routes.http.elevenlabs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cameltts.TtsConstants;
import io.github.cameltts.routes.http.JsonBody;
import io.github.cameltts.routes.http.vendor.AnswerHeaders;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * Answers with audio and the times of its characters. They are estimated, which the header {@code X-Alignment} tells, so
 * the audio must be whole.
 */
public class TimedSpeech {

    private static final String ORIGINAL = "ttsElevenLabsText";

    /** Bytes of audio in one object of a stream; divisible by 3, so that base64 needs no padding in between. */
    private static final int PIECE = 24 * 1024;

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Keeps the text as the client wrote it, which is the one that it wants the times of. */
    public void begin(Exchange exchange) {
        exchange.setProperty(ORIGINAL, exchange.getMessage().getBody(String.class));
    }

    /** One object. */
    public void whole(Exchange exchange) throws JsonProcessingException {
        Message message = exchange.getMessage();
        byte[] audio = message.getBody(byte[].class);
        Map<String, Object> answer =
                object(audio, original(exchange, seconds(message)), spoken(exchange, seconds(message)));
        SpokenHeaders.put(exchange);
        AnswerHeaders.put(exchange, "X-Alignment", "estimated");
        JsonBody.write(exchange, 200, answer);
    }

    /** One object for each piece of the audio, with the characters that begin in it, each on a line. */
    public void pieces(Exchange exchange) throws JsonProcessingException {
        Message message = exchange.getMessage();
        byte[] audio = message.getBody(byte[].class);
        double seconds = seconds(message);
        Alignment original = original(exchange, seconds);
        Alignment spoken = spoken(exchange, seconds);
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (int from = 0; from < audio.length; from += PIECE) {
            int to = Math.min(audio.length, from + PIECE);
            double begin = seconds * from / audio.length;
            double end = to == audio.length ? Double.POSITIVE_INFINITY : seconds * to / audio.length;
            lines.writeBytes(MAPPER.writeValueAsBytes(object(
                    Arrays.copyOfRange(audio, from, to), original.between(begin, end), spoken.between(begin, end))));
            lines.write('\n');
        }
        SpokenHeaders.put(exchange);
        AnswerHeaders.put(exchange, "X-Alignment", "estimated");
        JsonBody.write(exchange, 200, Map.of());
        message.setHeader(Exchange.CONTENT_TYPE, "application/x-ndjson");
        message.setBody(lines.toByteArray());
    }

    private static Map<String, Object> object(byte[] audio, Alignment original, Alignment spoken) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("audio_base64", Base64.getEncoder().encodeToString(audio));
        fields.put("alignment", original.fields());
        fields.put("normalized_alignment", spoken.fields());
        return fields;
    }

    private static Alignment original(Exchange exchange, double seconds) {
        return AlignmentEstimate.of(exchange.getProperty(ORIGINAL, "", String.class), seconds);
    }

    private static Alignment spoken(Exchange exchange, double seconds) {
        String original = exchange.getProperty(ORIGINAL, "", String.class);
        return AlignmentEstimate.of(
                exchange.getMessage().getHeader(TtsConstants.TEXT, original, String.class), seconds);
    }

    private static double seconds(Message message) {
        return message.getHeader(TtsConstants.DURATION, 0L, Long.class) / 1000.0;
    }
}

package io.github.cameltts;

import java.util.Map;
import org.apache.camel.Message;

/**
 * Whole audio: of a {@link SpeechStream} after its end, or a {@link TtsConstants#MASTER}.
 *
 * @param audio all bytes, inspected; shared by all who get this value, so never change them
 * @param headers what is known of it: duration, cost and the like, by the names in {@link TtsConstants}
 */
@SuppressWarnings("ArrayRecordComponent") // Audio of megabytes is handed on, not copied.
public record CompleteSpeech(byte[] audio, Map<String, Object> headers) {

    /** Puts the audio into a message, as if the exchange had waited for it. */
    public void applyTo(Message message) {
        message.setBody(audio);
        headers.forEach(message::setHeader);
    }
}

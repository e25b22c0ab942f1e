package io.github.cameltts.routes.mix;

import io.github.cameltts.TtsConstants;
import io.github.cameltts.audio.AudioInfo;
import java.time.Duration;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** Puts audio that no engine has spoken into a message. */
final class MadeAudio {

    /** What is true of one engine's answer only. */
    private static final List<String> OF_ONE_ANSWER = List.of(
            TtsConstants.ENGINE,
            TtsConstants.SUBSTITUTE_FOR,
            TtsConstants.MODEL,
            TtsConstants.VOICE,
            TtsConstants.VOICE_ALIAS,
            TtsConstants.LANGUAGE,
            TtsConstants.TEXT,
            TtsConstants.CHARACTERS,
            TtsConstants.SYNTHESIS_TIME,
            TtsConstants.COST,
            TtsConstants.SAVED,
            TtsConstants.BILLED_CHARACTERS,
            TtsConstants.SAVED_CHARACTERS,
            TtsConstants.CACHE,
            TtsConstants.FILE_ID,
            TtsConstants.DIGEST,
            TtsConstants.CREATED_AT,
            TtsConstants.EXPIRES_AT);

    private MadeAudio() {}

    static void forgetAnswer(Message message) {
        OF_ONE_ANSWER.forEach(message::removeHeader);
    }

    static void put(Message message, VoiceTrack audio) {
        AudioInfo info = audio.info();
        message.setBody(audio.audio());
        message.setHeader(TtsConstants.FORMAT, info.format().id());
        message.setHeader(TtsConstants.SAMPLE_RATE, info.sampleRate());
        message.setHeader(TtsConstants.CONTENT_TYPE, info.format().contentType());
        message.setHeader(Exchange.CONTENT_TYPE, info.format().contentType());
        message.setHeader(
                TtsConstants.DURATION, info.duration().orElse(Duration.ZERO).toMillis());
    }
}

package io.github.cameltts.engine.http;

import io.github.cameltts.spi.InvalidAudioException;
import io.github.cameltts.spi.SpeechException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;

/** Lets nothing through but bytes that the service calls audio, and decides it before the first one is handed on. */
final class AudioAnswer {

    private static final Set<String> BYTES =
            Set.of("", "application/octet-stream", "binary/octet-stream", "application/ogg");

    /** Bytes that are read of an answer that is no audio; a service that says more is not worth reading. */
    static final int LONGEST_COMPLAINT = 64 << 10;

    private final String who;
    private final ApiSettings settings;
    private final ApiHead head;

    AudioAnswer(ApiSettings settings, ApiHead head) {
        this.who = "The service of the engine '" + settings.engine() + "'";
        this.settings = settings;
        this.head = head;
    }

    /**
     * @throws InvalidAudioException when the body has to be unpacked first
     */
    void requirePlain() {
        if (!head.header("Content-Encoding").orElse("identity").equalsIgnoreCase("identity")) {
            throw new InvalidAudioException(
                    who + " packed its answer although that was not asked for. Switch compression off there.");
        }
    }

    /**
     * @param body can be marked; nothing is taken from one that is audio
     * @throws SpeechException when a success has no body, an error in it, or another media type
     */
    void requireAudio(InputStream body, Asked asked) throws IOException {
        body.mark(2);
        byte[] start = body.readNBytes(2);
        body.reset();
        if (start.length == 0) {
            throw noAudio();
        }
        String type = head.mediaType();
        if (type.endsWith("json") || beginsJson(start)) {
            throw complaint(body.readNBytes(LONGEST_COMPLAINT), asked);
        }
        if (!type.startsWith("audio/") && !BYTES.contains(type)) {
            throw new InvalidAudioException(
                    who + " answered with " + (type.matches("[\\w.+/-]{1,80}") ? type : "an unknown type")
                            + " instead of audio. Check tts." + settings.engine() + ".baseUrl.");
        }
    }

    /** What it means that there is JSON instead of audio: what its code says, else that the answer is worth nothing. */
    SpeechException complaint(byte[] json, Asked asked) {
        return ServiceFailure.inSuccess(settings, new ApiAnswer(head, json), asked);
    }

    /** What it means that nothing was unpacked from an answer that begins so. */
    SpeechException noAudio(byte[] start, Asked asked) {
        return beginsJson(start) ? complaint(start, asked) : noAudio();
    }

    InvalidAudioException noAudio() {
        return new InvalidAudioException(who + " answered without audio. Try again.");
    }

    /** One byte would not do: headerless audio may begin with any. */
    private static boolean beginsJson(byte[] start) {
        return start.length > 0 && start[0] == '{' && (start.length == 1 || "\"} \t\r\n".indexOf(start[1]) >= 0);
    }
}

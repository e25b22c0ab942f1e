package io.github.cameltts.engine.http;

import io.github.cameltts.spi.InvalidAudioException;
import io.github.cameltts.spi.SpeechRequest;
import java.util.Set;

/** Lets nothing through but bytes that the service calls audio. */
final class AudioAnswer {

    private static final Set<String> BYTES =
            Set.of("", "application/octet-stream", "binary/octet-stream", "application/ogg");

    private AudioAnswer() {}

    /**
     * @throws InvalidAudioException when a success has no body, an error in it, or another media type
     */
    static void require(ApiSettings settings, ApiAnswer answer, SpeechRequest request) {
        String who = "The service of the engine '" + settings.engine() + "'";
        byte[] body = answer.body();
        if (body.length == 0) {
            throw new InvalidAudioException(who + " answered without audio. Try again.");
        }
        if (!answer.header("Content-Encoding").orElse("identity").equalsIgnoreCase("identity")) {
            throw new InvalidAudioException(
                    who + " packed its answer although that was not asked for." + " Switch compression off there.");
        }
        String type = answer.mediaType();
        if (type.endsWith("json") || body[0] == '{') {
            throw new InvalidAudioException(who + " answered with JSON instead of audio (HTTP " + answer.status() + ")."
                    + ServiceFailure.quote(ServiceError.parse(body), request, settings));
        }
        if (!type.startsWith("audio/") && !BYTES.contains(type)) {
            throw new InvalidAudioException(
                    who + " answered with " + (type.matches("[\\w.+/-]{1,80}") ? type : "an unknown type")
                            + " instead of audio. Check tts." + settings.engine() + ".baseUrl.");
        }
    }
}

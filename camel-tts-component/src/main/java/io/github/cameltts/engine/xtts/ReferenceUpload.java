package io.github.cameltts.engine.xtts;

import io.github.cameltts.engine.http.ApiRequest;
import io.github.cameltts.spi.InvalidSpeechRequestException;
import io.github.cameltts.spi.SpeakerReference;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import org.apache.hc.client5.http.entity.mime.MultipartEntityBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;

/** Reference audio as a call of {@code /clone_speaker}. */
final class ReferenceUpload {

    private static final long MOST_BYTES = 64L << 20;

    private ReferenceUpload() {}

    /**
     * @throws InvalidSpeechRequestException when the audio cannot be read, is too large, or is not any more what the
     *     request is about
     */
    static ApiRequest of(SpeakerReference reference) {
        try {
            if (Files.size(reference.file()) > MOST_BYTES) {
                throw new InvalidSpeechRequestException("The speaker reference has more than " + MOST_BYTES
                        + " bytes. Cut it: the model hears the first 30 seconds.");
            }
            byte[] audio = Files.readAllBytes(reference.file());
            if (!sha256(audio).equals(reference.sha256())) {
                throw new InvalidSpeechRequestException(
                        "The speaker reference has just been changed. Send the request again.");
            }
            return upload(audio);
        } catch (IOException e) {
            throw new InvalidSpeechRequestException("The speaker reference cannot be read.", e);
        }
    }

    private static ApiRequest upload(byte[] audio) throws IOException {
        HttpEntity form = MultipartEntityBuilder.create()
                .setContentType(ContentType.create("multipart/form-data"))
                .addBinaryBody("wav_file", audio, ContentType.create("audio/wav"), "reference.wav")
                .build();
        ByteArrayOutputStream body = new ByteArrayOutputStream(audio.length + 500);
        form.writeTo(body);
        return ApiRequest.post("/clone_speaker", Map.of(), body.toByteArray())
                .withHeader("Content-Type", form.getContentType());
    }

    private static String sha256(byte[] audio) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(audio));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java platform has SHA-256
        }
    }
}

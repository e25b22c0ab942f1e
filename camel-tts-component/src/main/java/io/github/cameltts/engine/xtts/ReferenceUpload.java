package io.github.cameltts.engine.xtts;

import io.github.cameltts.engine.http.ApiRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.apache.hc.client5.http.entity.mime.MultipartEntityBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;

/** Reference audio as a call of {@code /clone_speaker}. */
final class ReferenceUpload {

    private ReferenceUpload() {}

    static ApiRequest of(byte[] audio) {
        HttpEntity form = MultipartEntityBuilder.create()
                .setContentType(ContentType.create("multipart/form-data"))
                .addBinaryBody("wav_file", audio, ContentType.create("audio/wav"), "reference.wav")
                .build();
        ByteArrayOutputStream body = new ByteArrayOutputStream(audio.length + 500);
        try {
            form.writeTo(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail
        }
        return ApiRequest.post("/clone_speaker", Map.of(), body.toByteArray())
                .withHeader("Content-Type", form.getContentType());
    }
}

package io.github.cameltts.engine.google;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cameltts.audio.WavFile;
import io.github.cameltts.engine.http.AudioDecoder;
import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.InvalidAudioException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Set;
import java.util.function.Function;

/**
 * Audio in base64 inside one JSON object, which Google sends when all of it is there.
 *
 * <p>Mu-law and A-law come with a WAV header that the formats of that name do not have here: it is taken off.
 */
final class AudioContent implements AudioDecoder {

    /** How long a string may be is decided by the bound on the whole answer. */
    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build());

    private static final Set<AudioFormat> HEADERLESS = Set.of(AudioFormat.ULAW, AudioFormat.ALAW);

    private final AudioFormat format;
    private final Function<byte[], InvalidAudioException> complaint;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    /** @param complaint the failure that an answer without audio is */
    AudioContent(AudioFormat format, Function<byte[], InvalidAudioException> complaint) {
        this.format = format;
        this.complaint = complaint;
    }

    @Override
    public byte[] decode(byte[] bytes) {
        body.writeBytes(bytes);
        return new byte[0];
    }

    @Override
    public byte[] end() {
        try {
            byte[] audio =
                    JSON.readTree(body.toByteArray()).path("audioContent").binaryValue();
            if (audio == null) {
                throw complaint.apply(body.toByteArray());
            }
            return HEADERLESS.contains(format) && audio.length > 0 ? WavFile.samplesOf(audio) : audio;
        } catch (IOException e) {
            throw new InvalidAudioException("Google answered without audio that can be read. Try again.", e);
        }
    }
}

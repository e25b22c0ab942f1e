package io.github.cameltts.engine.endpoint;

import io.github.cameltts.TtsConstants;
import io.github.cameltts.spi.InvalidAudioException;
import io.github.cameltts.spi.Speech;
import io.github.cameltts.spi.SpeechRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.camel.Message;

/**
 * How the answers of endpoints are read.
 *
 * @param billedHeader header with the characters that the provider charges for
 * @param maxBytes most bytes of a body
 */
record EndpointAnswer(String billedHeader, int maxBytes) {

    private static final OptionalMethod ABORT = new OptionalMethod("abort");

    /**
     * @throws InvalidAudioException when there is no audio, or more than allowed
     */
    Speech read(Message answer, EndpointTarget target, SpeechRequest request) {
        byte[] audio = audio(answer, target);
        if (audio.length == 0) {
            throw new InvalidAudioException("The endpoint " + target
                    + " answered without audio. Look at its body: bytes, a stream or a file are expected.");
        }
        Integer sampleRate = answer.getHeader(TtsConstants.SAMPLE_RATE, request.sampleRate(), Integer.class);
        return new Speech(audio, request.format(), sampleRate, Optional.empty(), billed(answer));
    }

    private byte[] audio(Message answer, EndpointTarget target) {
        byte[] audio = {};
        if (answer.getBody() instanceof byte[] bytes) {
            audio = bytes;
        } else {
            try (InputStream body = answer.getBody(InputStream.class)) {
                if (body != null) {
                    audio = body.readNBytes(Math.addExact(maxBytes, 1)); // one more than it may have
                }
                if (audio.length > maxBytes) {
                    ABORT.call(body); // streams of AWS and others else read to their end when they are closed
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        if (audio.length > maxBytes) {
            throw new InvalidAudioException("The endpoint " + target + " answered with more than " + maxBytes
                    + " bytes. Send a shorter text, or raise the engine's maxResponseBytes.");
        }
        return audio;
    }

    private OptionalLong billed(Message answer) {
        Long billed = answer.getHeader(billedHeader, Long.class);
        return billed == null || billed < 0 ? OptionalLong.empty() : OptionalLong.of(billed);
    }
}

package io.github.cameltts.engine.http;

import io.github.cameltts.audio.WavFile;
import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.AudioSink;
import io.github.cameltts.spi.Speech;
import io.github.cameltts.spi.SpeechRequest;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/** Makes speech of one answer, and hands its audio on with each read. */
final class SpeechReader implements AnswerReader<Speech> {

    private static final int READ = 16 << 10;

    private final HttpSpeechEngine engine;
    private final ApiSettings settings;
    private final SpeechRequest request;
    private final AudioSink sink;
    private final boolean early;
    private final AudioParts audio = new AudioParts();
    private volatile boolean wanted = true;

    SpeechReader(HttpSpeechEngine engine, ApiSettings settings, SpeechRequest request, AudioSink sink) {
        this.engine = engine;
        this.settings = settings;
        this.request = request;
        this.sink = sink;
        early = engine.isFinalAsItComes(request);
    }

    /** From now on the sink gets nothing. */
    void stop() {
        wanted = false;
    }

    @Override
    public Speech read(ApiHead head, InputStream body) throws IOException {
        Asked asked = Asked.of(request, engine.knownVoices());
        if (!head.isSuccess()) {
            ApiAnswer complaint = new ApiAnswer(head, body.readNBytes(AudioAnswer.LONGEST_COMPLAINT));
            throw engine.isAskedTooOften(head)
                    ? ServiceFailure.busy(settings, complaint, asked)
                    : ServiceFailure.of(settings, complaint, asked);
        }
        engine.billed(head).ifPresent(sink::billed);
        AudioAnswer answer = new AudioAnswer(settings, head);
        answer.requirePlain();
        Optional<AudioDecoder> decoder = engine.decoder(head, request);
        if (decoder.isPresent()) {
            byte[] start = decode(body, decoder.get());
            if (audio.isEmpty()) {
                throw answer.noAudio(start, asked);
            }
        } else {
            InputStream plain = new BufferedInputStream(body, READ);
            answer.requireAudio(plain, asked);
            for (byte[] bytes = next(plain); bytes.length > 0; bytes = next(plain)) {
                handOn(bytes);
            }
        }
        byte[] whole = audio.toWhole();
        byte[] sized = request.format() == AudioFormat.WAV ? WavFile.withRealSizes(whole) : whole;
        Speech speech = engine.read(new ApiAnswer(head, sized), request);
        if (!early && wanted) {
            sink.accept(speech.audio());
        }
        return speech;
    }

    /** Returns how the body begins, unless that is audio: a service that has no audio says why. */
    private byte[] decode(InputStream body, AudioDecoder decoder) throws IOException {
        ByteArrayOutputStream start = new ByteArrayOutputStream();
        for (byte[] bytes = next(body); bytes.length > 0; bytes = next(body)) {
            if (audio.isEmpty() && start.size() < AudioAnswer.LONGEST_COMPLAINT) {
                start.writeBytes(bytes);
            }
            handOn(decoder.decode(bytes));
        }
        handOn(decoder.end());
        return start.toByteArray();
    }

    /** What is there, at least one byte unless the body has ended. */
    private static byte[] next(InputStream body) throws IOException {
        byte[] bytes = new byte[READ];
        int count = body.read(bytes);
        return Arrays.copyOf(bytes, Math.max(0, count));
    }

    private void handOn(byte[] bytes) {
        if (bytes.length > 0) {
            audio.add(bytes);
            if (early && wanted) {
                sink.accept(bytes);
            }
        }
    }
}

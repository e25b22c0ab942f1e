package io.github.cameltts.routes.http.audio;

import io.github.cameltts.SpeechStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Audio that is sent in some wrapping, each piece as it comes, with a last piece that is known only at the end. No faster
 * than its one subscriber asks for.
 */
public final class PackedAudio implements Flow.Publisher<ByteBuffer>, AutoCloseable {

    private final Flow.Publisher<ByteBuffer> audio;
    private final Runnable onClose;
    private final UnaryOperator<ByteBuffer> wrapping;
    private final Supplier<CompletionStage<ByteBuffer>> end;

    private PackedAudio(
            Flow.Publisher<ByteBuffer> audio,
            Runnable onClose,
            UnaryOperator<ByteBuffer> wrapping,
            Supplier<CompletionStage<ByteBuffer>> end) {
        this.audio = audio;
        this.onClose = onClose;
        this.wrapping = wrapping;
        this.end = end;
    }

    /**
     * @param wrapping of each piece
     * @param end the last piece, asked for when all others are sent
     */
    public static PackedAudio of(
            SpeechStream audio, UnaryOperator<ByteBuffer> wrapping, Supplier<CompletionStage<ByteBuffer>> end) {
        return new PackedAudio(audio, audio::close, wrapping, end);
    }

    /** The same for audio that is there already. */
    public static PackedAudio of(
            byte[] audio, UnaryOperator<ByteBuffer> wrapping, Supplier<CompletionStage<ByteBuffer>> end) {
        return new PackedAudio(BodyPublishers.ofByteArray(audio), () -> {}, wrapping, end);
    }

    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
        audio.subscribe(new Packer(subscriber, wrapping, end));
    }

    /** Gives the audio up. */
    @Override
    public void close() {
        onClose.run();
    }
}

package io.github.cameltts.routes.http.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;

/** Wrapped audio keeps to the rules of publishers: never more than was asked for, and one end. */
class PackedAudioTest {

    private static final int PIECE = 16 * 1024; // of BodyPublishers

    @Test
    void sendsNoMoreThanWasAskedFor() {
        Reader reader = read(2 * PIECE, CompletableFuture.completedFuture(text("end")));

        reader.subscription.request(1);
        assertThat(reader.pieces).containsExactly("[" + PIECE + "]");
        reader.subscription.request(1);
        assertThat(reader.pieces).hasSize(2);
        assertThat(reader.ended).isFalse();
        reader.subscription.request(1);
        assertThat(reader.pieces).hasSize(3).last().isEqualTo("end");
        assertThat(reader.ended).isTrue();
    }

    @Test
    void endsAtOnceWhereEnoughWasAskedFor() {
        Reader reader = read(PIECE + 1, CompletableFuture.completedFuture(text("end")));

        reader.subscription.request(Long.MAX_VALUE);

        assertThat(reader.pieces).containsExactly("[" + PIECE + "]", "[1]", "end");
        assertThat(reader.ended).isTrue();
    }

    @Test
    void waitsForALastPieceThatIsNotKnownYet() {
        CompletableFuture<ByteBuffer> end = new CompletableFuture<>();
        Reader reader = read(1, end);

        reader.subscription.request(5);
        assertThat(reader.ended).isFalse();
        end.complete(text("end"));

        assertThat(reader.pieces).containsExactly("[1]", "end");
        assertThat(reader.ended).isTrue();
    }

    @Test
    void failsWhereTheLastPieceCannotBeHad() {
        Reader reader = read(1, CompletableFuture.failedFuture(new IllegalStateException("broken off")));

        reader.subscription.request(5);

        assertThat(reader.failure).hasMessageContaining("broken off");
        assertThat(reader.ended).isFalse();
    }

    @Test
    void sendsNothingToWhoHasLeft() {
        CompletableFuture<ByteBuffer> end = new CompletableFuture<>();
        Reader reader = read(1, end);

        reader.subscription.request(5);
        reader.subscription.cancel();
        end.complete(text("end"));

        assertThat(reader.pieces).containsExactly("[1]");
        assertThat(reader.ended).isFalse();
    }

    private static Reader read(int bytes, CompletionStage<ByteBuffer> end) {
        Reader reader = new Reader();
        PackedAudio.of(new byte[bytes], piece -> text("[" + piece.remaining() + "]"), () -> end)
                .subscribe(reader);
        return reader;
    }

    private static ByteBuffer text(String text) {
        return StandardCharsets.UTF_8.encode(text);
    }

    private static final class Reader implements Flow.Subscriber<ByteBuffer> {

        private final List<String> pieces = new ArrayList<>();
        private Flow.Subscription subscription;
        private Throwable failure;
        private boolean ended;

        @Override
        public void onSubscribe(Flow.Subscription given) {
            subscription = given;
        }

        @Override
        public void onNext(ByteBuffer piece) {
            pieces.add(StandardCharsets.UTF_8.decode(piece).toString());
        }

        @Override
        public void onError(Throwable thrown) {
            failure = thrown;
        }

        @Override
        public void onComplete() {
            ended = true;
        }
    }
}

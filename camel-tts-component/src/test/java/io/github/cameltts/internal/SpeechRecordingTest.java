package io.github.cameltts.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cameltts.FakeListener;
import io.github.cameltts.audio.AudioInfo;
import io.github.cameltts.audio.AudioInspector;
import io.github.cameltts.internal.calls.BoughtSpeech;
import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.Charge;
import io.github.cameltts.spi.EngineUnavailableException;
import io.github.cameltts.spi.InvalidAudioException;
import io.github.cameltts.spi.Speech;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SpeechRecordingTest {

    private static final byte[] AUDIO = {1, 2, 3, 4, 5, 6};

    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final SpeechRecording recording = new SpeechRecording();

    @AfterEach
    void stop() {
        executor.shutdownNow();
    }

    @Test
    void oneWhoAsksOnlyForSomeGetsNoMore() {
        FakeListener listener = FakeListener.patient();
        reader().subscribe(listener);
        recording.accept(new byte[] {1});
        recording.accept(new byte[] {2});

        assertThat(listener.buffers()).isZero();
        listener.subscription().request(1);
        assertThat(listener.heard()).containsExactly(1);
        listener.subscription().request(5);
        assertThat(listener.heard()).containsExactly(1, 2);
        recording.accept(new byte[] {3});
        assertThat(listener.heard()).containsExactly(1, 2, 3);
    }

    @Test
    void oneWhoRefusesToBeginHasLeft() {
        Flights<String> flights = new Flights<>(String::length);
        Passenger<String> passenger = flights.alone(true, () -> Work.of(new CompletableFuture<>()));
        RecordingReader reader = new RecordingReader(
                recording, new Seat(passenger, new SpeechThreads(executor, executor)), CompletableFuture::new);

        assertThatThrownBy(() -> reader.subscribe(new RefusingListener())).hasMessage("not today");

        assertThat(flights.size()).isZero();
    }

    @Test
    void theEndComesWithoutBeingAskedForButOnlyAfterEverything() {
        FakeListener listener = FakeListener.patient();
        reader().subscribe(listener);
        recording.accept(AUDIO);
        complete(AUDIO);

        assertThat(listener.end()).isNotDone();
        listener.subscription().request(1);
        assertThat(listener.end().join()).isEqualTo(AUDIO);
    }

    @Test
    void aFailureComesAfterAllThatArrived() {
        FakeListener listener = FakeListener.eager();
        reader().subscribe(listener);
        recording.accept(AUDIO);
        recording.fail(new EngineUnavailableException("The fake went away. Start it."));

        assertThat(listener.heard()).isEqualTo(AUDIO);
        assertThatThrownBy(() -> listener.end().join())
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOf(IOException.class)
                .hasCauseInstanceOf(EngineUnavailableException.class);
    }

    @Test
    void askingForNothingIsAnError() {
        FakeListener listener = FakeListener.patient();
        reader().subscribe(listener);

        listener.subscription().request(0);

        assertThat(listener.end())
                .failsWithin(Duration.ofSeconds(1))
                .withThrowableOfType(ExecutionException.class)
                .withCauseInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aStreamIsReadOnceAndInOneWay() throws IOException {
        RecordingReader pushed = reader();
        RecordingReader pulled = reader();
        recording.accept(AUDIO);
        pushed.subscribe(FakeListener.patient());
        pulled.read();

        FakeListener second = FakeListener.eager();
        FakeListener late = FakeListener.eager();
        pushed.subscribe(second);
        pulled.subscribe(late);

        assertThat(second.end()).isCompletedExceptionally();
        assertThat(late.end()).isCompletedExceptionally();
        assertThatThrownBy(pushed::read).isInstanceOf(IOException.class);
        assertThat(pulled.read()).isEqualTo(2);
    }

    @Test
    void aSubscriberThatThrowsHarmsNobodyElse() {
        FakeListener good = FakeListener.eager();
        reader().subscribe(new BrokenListener());
        reader().subscribe(good);

        recording.accept(AUDIO);
        complete(AUDIO);

        assertThat(good.end().join()).isEqualTo(AUDIO);
    }

    @Test
    void pushedBuffersCannotBeChangedAndAreOfModestSize() {
        byte[] large = new byte[200_000];
        recording.accept(large);
        complete(large);
        FakeListener listener = FakeListener.eager();

        reader().subscribe(listener);

        assertThat(listener.end().join()).hasSize(large.length);
        assertThat(listener.buffers()).isEqualTo(4);
        assertThat(firstBuffer().isReadOnly()).isTrue();
    }

    @Test
    void closingLetsGoOfAReaderThatWaits() {
        RecordingReader reader = reader();
        Future<Integer> reading = executor.submit(() -> reader.read());

        reader.close();

        assertThatThrownBy(() -> reading.get(5, TimeUnit.SECONDS)).hasCauseInstanceOf(IOException.class);
    }

    @Test
    void anInterruptLetsGoOfAReaderThatWaits() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> reader().read()).isInstanceOf(InterruptedIOException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void audioThatWasNotWhatCameIsRefused() {
        recording.accept(new byte[] {1, 2});

        assertThatThrownBy(() -> complete(new byte[] {1, 3, 4})).isInstanceOf(InvalidAudioException.class);
        assertThatThrownBy(() -> complete(new byte[] {1})).isInstanceOf(InvalidAudioException.class);
        assertThatThrownBy(() -> complete(new byte[] {1, 2, 3})).isInstanceOf(InvalidAudioException.class);
        assertThat(recording.isComplete()).isFalse();
    }

    @Test
    void afterTheEndThereIsOneCopyAndNothingComesBehindIt() throws IOException {
        recording.accept(new byte[] {1, 2});
        recording.accept(new byte[] {3, 4, 5, 6});
        complete(AUDIO);
        recording.accept(new byte[] {7});

        assertThat(recording.length()).isEqualTo(AUDIO.length);
        assertThat(recording.read(0).remaining()).as("in one piece").isEqualTo(AUDIO.length);
        assertThat(recording.speech().speech().audio()).isSameAs(AUDIO);
    }

    @Test
    void readersOfAllKindsGetEveryByteWhateverTheTiming() throws Exception {
        byte[] audio = new byte[100_000];
        new Random(7).nextBytes(audio);
        var pulled = IntStream.range(0, 8)
                .mapToObj(i -> executor.submit(() -> reader().readAllBytes()))
                .toList();
        var pushed = IntStream.range(0, 8)
                .mapToObj(i -> executor.submit(() -> {
                    FakeListener listener = FakeListener.eager();
                    reader().subscribe(listener);
                    return listener;
                }))
                .toList();
        for (int at = 0; at < audio.length; at += 100) {
            recording.accept(Arrays.copyOfRange(audio, at, at + 100));
        }
        complete(audio);

        for (Future<byte[]> read : pulled) {
            assertThat(read.get()).isEqualTo(audio);
        }
        for (Future<FakeListener> listener : pushed) {
            assertThat(listener.get().end().join()).isEqualTo(audio);
        }
    }

    @Test
    void demandFromAnotherThreadIsNeverLost() {
        FakeListener listener = FakeListener.patient();
        reader().subscribe(listener);
        executor.submit(() ->
                IntStream.range(0, 5000).forEach(i -> listener.subscription().request(1)));
        for (int i = 0; i < 5000; i++) {
            recording.accept(new byte[] {1});
        }

        Awaitility.await().until(() -> listener.buffers() == 5000);
    }

    private ByteBuffer firstBuffer() {
        try {
            return recording.read(0);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private RecordingReader reader() {
        Passenger<String> passenger = Passenger.arrived("audio");
        return new RecordingReader(
                recording, new Seat(passenger, new SpeechThreads(executor, executor)), CompletableFuture::new);
    }

    private void complete(byte[] audio) {
        Speech speech = new Speech(audio, AudioFormat.PCM, 8000);
        AudioInfo info = AudioInspector.inspect(new byte[2], AudioFormat.PCM, 8000);
        recording.complete(
                SynthesizedSpeech.of(new BoughtSpeech(speech, new Charge("fake", "", "", "", 1, 0)), info, 1));
    }

    private static final class RefusingListener extends BrokenListener {

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            throw new IllegalStateException("not today");
        }
    }

    private static class BrokenListener implements Flow.Subscriber<ByteBuffer> {

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(1);
        }

        @Override
        public void onNext(ByteBuffer buffer) {
            throw new IllegalStateException("broken");
        }

        @Override
        public void onError(Throwable failure) {}

        @Override
        public void onComplete() {}
    }
}

package io.github.cameltts.internal.calls;

import io.github.cameltts.FakeSpeechEngine;
import io.github.cameltts.spi.AudioSink;
import io.github.cameltts.spi.Speech;
import io.github.cameltts.spi.SpeechRequest;
import io.github.cameltts.spi.StreamingSpeechEngine;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** An engine whose calls end when, and how, the test says. */
final class FakeRemoteEngine extends FakeSpeechEngine implements StreamingSpeechEngine {

    /** One call under way. */
    record Call(SpeechRequest request, AudioSink sink, CompletableFuture<Speech> answer) {

        void succeed() {
            Speech speech = FakeSpeechEngine.wav(request);
            sink.accept(speech.audio());
            answer.complete(speech);
        }

        void fail(Throwable failure) {
            answer.completeExceptionally(failure);
        }
    }

    private final List<Call> calls = new CopyOnWriteArrayList<>();

    @Override
    public CompletableFuture<Speech> synthesizeAsync(SpeechRequest request, AudioSink sink) {
        Call call = new Call(request, sink, new CompletableFuture<>());
        calls.add(call);
        return call.answer();
    }

    @Override
    public Speech synthesize(SpeechRequest request) {
        throw new AssertionError("The component waits for nobody");
    }

    Call call(int number) {
        return calls.get(number);
    }

    int count() {
        return calls.size();
    }

    List<String> texts() {
        return calls.stream().map(call -> call.request().text()).toList();
    }
}

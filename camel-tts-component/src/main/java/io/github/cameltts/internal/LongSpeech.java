package io.github.cameltts.internal;

import io.github.cameltts.audio.AudioJoiner;
import io.github.cameltts.internal.calls.BoughtSpeech;
import io.github.cameltts.spi.AudioSink;
import io.github.cameltts.spi.Charge;
import io.github.cameltts.spi.Speech;
import io.github.cameltts.spi.SpeechRequest;
import io.github.cameltts.text.TextSplitter;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * A text that its engine takes in several calls only. They follow each other, so that audio goes on in order and the
 * first of it early; each is queued, repeated and paid for by itself, so what was bought once is not bought again because
 * a later part fails for a while.
 */
final class LongSpeech {

    /** Makes one call of an engine. */
    @FunctionalInterface
    interface Call {
        CompletableFuture<BoughtSpeech> speak(ResolvedRequest resolved, AudioSink sink);
    }

    private final ResolvedRequest whole;
    private final Iterator<String> parts;
    private final Call call;
    private final boolean isHeard;
    private final AudioJoiner joiner;
    private final CompletableFuture<BoughtSpeech> result = new CompletableFuture<>();
    private volatile CompletableFuture<BoughtSpeech> current;
    private Charge charge;

    private LongSpeech(ResolvedRequest whole, AudioSink sink, Call call) {
        SpeechRequest request = whole.spoken();
        this.whole = whole;
        this.call = call;
        parts = parts(whole).iterator();
        isHeard = sink != AudioSink.NONE;
        joiner = new AudioJoiner(request.format(), sink);
        current = CompletableFuture.completedFuture(null);
    }

    static boolean isNeededFor(ResolvedRequest resolved) {
        SpeechRequest request = resolved.spoken();
        return !resolved.engine().textLimit(request).allows(request.text());
    }

    /** The texts of the calls that a request takes: its own, where one call is enough. */
    static List<String> parts(ResolvedRequest resolved) {
        SpeechRequest request = resolved.spoken();
        return isNeededFor(resolved)
                ? TextSplitter.split(
                        request.text(), request.language(), resolved.engine().textLimit(request))
                : List.of(request.text());
    }

    /**
     * Lets the engine of a request speak, in as many calls as it needs.
     *
     * @param sink gets the audio as it arrives; {@link AudioSink#NONE} where nobody listens, and a call that fails
     *     half-way may be made again
     * @return completes with the whole audio and what all calls cost; cancelling it stops the call under way
     * @throws io.github.cameltts.spi.InvalidSpeechRequestException when the text, or the audio of its parts, cannot be
     *     cut and joined
     */
    static CompletableFuture<BoughtSpeech> speak(ResolvedRequest resolved, AudioSink sink, Call call) {
        return isNeededFor(resolved) ? new LongSpeech(resolved, sink, call).start() : call.speak(resolved, sink);
    }

    private CompletableFuture<BoughtSpeech> start() {
        result.whenComplete((speech, failure) -> current.cancel(true));
        next();
        return result;
    }

    private void next() {
        CompletableFuture<BoughtSpeech> speaking =
                call.speak(whole.withText(parts.next()), isHeard ? joiner : AudioSink.NONE);
        current = speaking;
        if (result.isDone()) {
            speaking.cancel(true);
        }
        speaking.whenComplete((bought, failure) -> {
            if (result.isDone()) {
                return;
            }
            try {
                if (failure != null) {
                    throw failure;
                }
                add(bought);
                if (parts.hasNext()) {
                    next();
                } else {
                    result.complete(new BoughtSpeech(joiner.end(), charge));
                }
            } catch (Throwable e) {
                result.completeExceptionally(
                        e instanceof CompletionException && e.getCause() != null ? e.getCause() : e);
            }
        });
    }

    private void add(BoughtSpeech part) {
        Speech speech = part.speech();
        if (!isHeard) {
            joiner.accept(speech.audio());
        }
        joiner.endPart(speech);
        charge = charge == null ? part.charge() : charge.plus(part.charge());
    }
}

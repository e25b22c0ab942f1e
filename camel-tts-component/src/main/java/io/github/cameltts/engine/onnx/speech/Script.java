package io.github.cameltts.engine.onnx.speech;

import io.github.cameltts.engine.onnx.family.Frontend;
import io.github.cameltts.engine.onnx.speech.Segment.Pause;
import io.github.cameltts.engine.onnx.speech.Segment.Sentence;
import io.github.cameltts.spi.SpeechRequest;
import io.github.cameltts.spi.TextLimit;
import io.github.cameltts.text.SsmlDocument;
import io.github.cameltts.text.SsmlDocument.Fragment;
import io.github.cameltts.text.SsmlDocument.Spoken;
import io.github.cameltts.text.TextSplitter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * What is to be spoken, segment by segment. A long text is read piece by piece, as it is needed, so that the first sentence
 * does not wait for the phonemes of the last. Not thread-safe.
 */
final class Script {

    /** Some sentences at a time. */
    private static final TextLimit PIECE = TextLimit.characters(300);

    private final Frontend frontend;
    private final int gapMillis;
    private final Iterator<Fragment> pieces;
    private final Deque<Segment> ready = new ArrayDeque<>();
    private boolean followsSentence;

    /**
     * @param language BCP 47, that of the voice; empty when unknown
     * @param gapMillis silence between two sentences
     * @throws io.github.cameltts.spi.InvalidSpeechRequestException when the request's SSML is broken
     */
    Script(SpeechRequest request, String language, Frontend frontend, int gapMillis) {
        this.frontend = frontend;
        this.gapMillis = gapMillis;
        pieces = pieces(request, language).iterator();
    }

    private static List<Fragment> pieces(SpeechRequest request, String language) {
        List<Fragment> pieces = new ArrayList<>();
        for (Fragment fragment : SsmlDocument.of(request).fragments()) {
            if (fragment instanceof Spoken words) {
                TextSplitter.split(words.text(), language, PIECE).forEach(piece -> pieces.add(new Spoken(piece)));
            } else {
                pieces.add(fragment);
            }
        }
        return pieces;
    }

    /** The next segment, empty at the end. */
    Optional<Segment> next() {
        while (ready.isEmpty() && pieces.hasNext()) {
            Fragment piece = pieces.next();
            if (piece instanceof SsmlDocument.Pause pause) {
                ready.add(new Pause(pause.millis()));
                followsSentence = false;
            } else if (piece instanceof Spoken words) {
                frontend.sentences(words.text()).forEach(this::append);
            }
        }
        return Optional.ofNullable(ready.poll());
    }

    private void append(long[] ids) {
        if (followsSentence && gapMillis > 0) {
            ready.add(new Pause(gapMillis));
        }
        ready.add(new Sentence(ids));
        followsSentence = true;
    }
}

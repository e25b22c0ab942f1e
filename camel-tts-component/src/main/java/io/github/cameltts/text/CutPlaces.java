package io.github.cameltts.text;

import com.ibm.icu.text.BreakIterator;
import java.util.OptionalInt;
import java.util.function.IntPredicate;

/** Where one text may be cut, by one of several rules. Not thread-safe. */
@FunctionalInterface
interface CutPlaces {

    /** The last place behind {@code after} and not behind {@code atMost}, both offsets in the text. */
    OptionalInt last(int after, int atMost);

    /** The boundaries of an iterator that was given the text. */
    static CutPlaces boundaries(BreakIterator boundaries) {
        return boundaries(boundaries, place -> true);
    }

    /** Those boundaries of an iterator that are good enough. */
    static CutPlaces boundaries(BreakIterator boundaries, IntPredicate good) {
        return (after, atMost) -> {
            int place = boundaries.isBoundary(atMost) ? atMost : boundaries.preceding(atMost);
            while (place != BreakIterator.DONE && place > after && !good.test(place)) {
                place = boundaries.preceding(place);
            }
            return place > after ? OptionalInt.of(place) : OptionalInt.empty();
        };
    }

    /** Every place that is good enough. */
    static CutPlaces where(IntPredicate good) {
        return (after, atMost) -> {
            for (int place = atMost; place > after; place--) {
                if (good.test(place)) {
                    return OptionalInt.of(place);
                }
            }
            return OptionalInt.empty();
        };
    }
}

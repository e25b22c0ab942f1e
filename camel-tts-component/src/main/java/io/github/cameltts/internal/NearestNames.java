package io.github.cameltts.internal;

import io.github.cameltts.spi.UnknownNameException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Answers a wrong name with those that the caller may have meant. */
public final class NearestNames {

    private static final int MOST = 5;

    private NearestNames() {}

    /** The failure for a name that is not among the known ones, which it lists with the most similar first. */
    public static UnknownNameException unknown(String kind, String name, Collection<String> known) {
        return new UnknownNameException(kind, name, nearest(name, known));
    }

    static List<String> nearest(String name, Collection<String> known) {
        String wanted = name.toLowerCase(Locale.ROOT);
        Comparator<String> byDistance = Comparator.comparingInt(
                other -> LevenshteinDistance.getDefaultInstance().apply(wanted, other.toLowerCase(Locale.ROOT)));
        return known.stream()
                .distinct()
                .sorted(byDistance.thenComparing(Comparator.naturalOrder()))
                .limit(MOST)
                .toList();
    }
}

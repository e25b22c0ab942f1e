package io.github.cameltts.benchmarks.voices;

import java.util.ArrayList;
import java.util.List;

/** What was measured in several rounds. */
public final class Series {

    private final List<Double> values = new ArrayList<>();

    public void add(double value) {
        values.add(value);
    }

    public double median() {
        return at(0.5);
    }

    /** @return the median, and in brackets the fourths around it */
    @Override
    public String toString() {
        return String.format("%.1f (%.1f to %.1f)", median(), at(0.25), at(0.75));
    }

    private double at(double part) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get((int) (part * (sorted.size() - 1) + 0.5));
    }
}

package io.github.cameltts.engine.onnx.encoder;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** Overlapping triangles on the mel scale, in which the power of the frequencies is summed up. Immutable. */
final class MelBank {

    @SuppressWarnings("ArrayRecordComponent") // Read only, never compared.
    private record Triangle(int first, double[] weights) {}

    private final Triangle[] triangles;

    /**
     * @param edges where the triangles begin, peak and end: triangle i at i, i + 1 and i + 2
     * @param places where the frequencies of the spectrum lie, on the same scale
     * @param height of a triangle, by where it begins and ends
     */
    private MelBank(double[] edges, double[] places, DoubleBinaryOperator height) {
        triangles = new Triangle[edges.length - 2];
        for (int i = 0; i < triangles.length; i++) {
            triangles[i] = triangle(
                    edges[i], edges[i + 1], edges[i + 2], places, height.applyAsDouble(edges[i], edges[i + 2]));
        }
    }

    private static Triangle triangle(double begin, double peak, double end, double[] places, double height) {
        int first = 0;
        while (first < places.length && places[first] <= begin) {
            first++;
        }
        int last = first;
        while (last < places.length && places[last] < end) {
            last++;
        }
        double[] weights = new double[last - first];
        for (int i = 0; i < weights.length; i++) {
            double place = places[first + i];
            weights[i] = height * Math.min((place - begin) / (peak - begin), (end - place) / (end - peak));
        }
        return new Triangle(first, weights);
    }

    /**
     * As Kaldi makes it (mel-computations of D. Povey et al., "The Kaldi Speech Recognition Toolkit", 2011): from 20 Hz to
     * half the sample rate, triangles of height 1 whose sides are straight on the scale mel = 1127 ln(1 + f / 700).
     */
    static MelBank kaldi(int bins, int sampleRate, int transform) {
        DoubleUnaryOperator mel = hertz -> 1127 * Math.log1p(hertz / 700);
        double low = mel.applyAsDouble(20);
        double high = mel.applyAsDouble(sampleRate / 2.0);
        double[] places = frequencies(sampleRate, transform);
        return new MelBank(
                evenly(low, high, bins), Arrays.stream(places).map(mel).toArray(), (begin, end) -> 1);
    }

    /**
     * As librosa makes it by default (scale of M. Slaney's "Auditory Toolbox", 1998: linear up to 1000 Hz, logarithmic above):
     * from 0 Hz to half the sample rate, triangles of equal area whose sides are straight in hertz.
     */
    static MelBank slaney(int bins, int sampleRate, int transform) {
        double step = Math.log(6.4) / 27;
        DoubleUnaryOperator mel = hertz -> hertz < 1000 ? hertz * 3 / 200 : 15 + Math.log(hertz / 1000) / step;
        DoubleUnaryOperator hertz = mels -> mels < 15 ? mels * 200 / 3 : 1000 * Math.exp(step * (mels - 15));
        double[] edges = evenly(0, mel.applyAsDouble(sampleRate / 2.0), bins);
        return new MelBank(
                Arrays.stream(edges).map(hertz).toArray(),
                frequencies(sampleRate, transform),
                (begin, end) -> 2 / (end - begin));
    }

    private static double[] evenly(double low, double high, int bins) {
        double[] edges = new double[bins + 2];
        for (int i = 0; i < edges.length; i++) {
            edges[i] = low + (high - low) * i / (bins + 1);
        }
        return edges;
    }

    private static double[] frequencies(int sampleRate, int transform) {
        double[] frequencies = new double[transform / 2 + 1];
        for (int i = 0; i < frequencies.length; i++) {
            frequencies[i] = (double) i * sampleRate / transform;
        }
        return frequencies;
    }

    int bins() {
        return triangles.length;
    }

    /** The energy in one triangle of a {@link PowerSpectrum}. */
    double energy(int bin, double[] power) {
        Triangle triangle = triangles[bin];
        double energy = 0;
        for (int i = 0; i < triangle.weights().length; i++) {
            energy += triangle.weights()[i] * power[triangle.first() + i];
        }
        return energy;
    }
}

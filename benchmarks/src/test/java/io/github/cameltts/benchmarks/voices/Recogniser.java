package io.github.cameltts.benchmarks.voices;

import edu.cmu.sphinx.api.Configuration;
import edu.cmu.sphinx.api.Context;
import edu.cmu.sphinx.recognizer.Recognizer;
import edu.cmu.sphinx.result.Result;
import io.github.cameltts.audio.PcmSamples;
import io.github.cameltts.audio.Resampler;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.StringJoiner;
import java.util.logging.LogManager;

/**
 * Understands American English with CMU Sphinx-4, its acoustic model and its language model of general texts: it knows
 * nothing of the sentences that it is to hear. Not thread-safe.
 */
final class Recogniser implements AutoCloseable {

    private static final String MODELS = "resource:/edu/cmu/sphinx/models/en-us/";
    private static final int SAMPLE_RATE = 16000;
    private static final double SILENCE_SECONDS = 0.3;
    private static final float PEAK = 0.7f;

    /** Hypotheses that are followed at a time, a tenth of the default: three times as fast, and it hears nearly as well. */
    private static final String BEAM = "2000";

    private final Context context;
    private final Recognizer recognizer;

    Recogniser() throws IOException {
        Configuration configuration = new Configuration();
        configuration.setAcousticModelPath(MODELS + "en-us");
        configuration.setDictionaryPath(MODELS + "cmudict-en-us.dict");
        configuration.setLanguageModelPath(MODELS + "en-us.lm.bin");
        context = new Context(configuration);
        context.setLocalProperty("standardActiveListFactory->absoluteBeamWidth", BEAM);
        LogManager.getLogManager().reset(); // it logs each word of its dictionary that it cannot pronounce
        recognizer = context.getInstance(Recognizer.class);
        context.setSpeechSource(new ByteArrayInputStream(new byte[0]));
        recognizer.allocate();
    }

    /**
     * Listens to one sentence.
     *
     * @param samples -1 to 1, of any loudness
     * @return lower-case words without punctuation
     */
    String hear(float[] samples, int sampleRate) {
        context.setSpeechSource(new ByteArrayInputStream(PcmSamples.toBytes(prepared(samples, sampleRate))));
        StringJoiner heard = new StringJoiner(" ");
        for (Result result = recognizer.recognize(); result != null; result = recognizer.recognize()) {
            heard.add(result.getBestResultNoFiller());
        }
        return heard.toString();
    }

    /** As loud and as fast as the recogniser expects it, with silence around. */
    private static float[] prepared(float[] samples, int sampleRate) {
        float[] resampled = Resampler.resample(samples, sampleRate, SAMPLE_RATE);
        float loudest = 1e-6f;
        for (float sample : resampled) {
            loudest = Math.max(loudest, Math.abs(sample));
        }
        int silence = (int) (SILENCE_SECONDS * SAMPLE_RATE);
        float[] prepared = new float[resampled.length + 2 * silence];
        for (int i = 0; i < resampled.length; i++) {
            prepared[silence + i] = resampled[i] * PEAK / loudest;
        }
        return prepared;
    }

    @Override
    public void close() {
        recognizer.deallocate();
    }
}

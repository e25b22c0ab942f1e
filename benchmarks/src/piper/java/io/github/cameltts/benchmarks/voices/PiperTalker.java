package io.github.cameltts.benchmarks.voices;

import io.github.givimad.piperjni.PiperJNI;
import io.github.givimad.piperjni.PiperVoice;
import java.io.IOException;
import java.nio.file.Path;

/** Piper's own engine, native code in this JVM, as it comes. It speaks one text at a time and scales it to full volume. */
public final class PiperTalker implements Talker {

    private final PiperJNI piper;
    private final PiperVoice voice;

    public PiperTalker(Path model) throws IOException, PiperJNI.NotInitialized {
        piper = new PiperJNI();
        piper.initialize(true, false);
        voice = piper.loadVoice(model, Path.of(model + ".json"));
    }

    @Override
    public String name() {
        return "piper-jni";
    }

    @Override
    public Spoken speak(String text) throws Exception {
        long begin = System.nanoTime();
        long[] first = {0};
        long[] samples = {0};
        piper.textToAudio(voice, text, audio -> {
            first[0] = first[0] == 0 ? System.nanoTime() : first[0];
            samples[0] += audio.length;
        });
        long end = System.nanoTime();
        return new Spoken((first[0] - begin) / 1e6, (end - begin) / 1e6, samples[0] / (double) voice.getSampleRate());
    }

    @Override
    public void close() {
        voice.close();
        piper.close();
    }
}

package io.github.cameltts.benchmarks.voices;

import io.github.cameltts.engine.onnx.OnnxEngine;
import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.AudioSink;
import io.github.cameltts.spi.Speech;
import io.github.cameltts.spi.SpeechRequest;
import io.github.cameltts.spi.StreamingSpeechEngine;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/** One of this project's engines, without Camel around it. */
public final class EngineTalker implements Talker {

    private final StreamingSpeechEngine engine;
    private final String voice;

    private EngineTalker(StreamingSpeechEngine engine, String voice) {
        this.engine = engine;
        this.voice = voice;
    }

    /** {@code tts:onnx} as it comes, with the voice in a file. */
    public static EngineTalker of(Path model) {
        OnnxEngine engine = new OnnxEngine();
        engine.setModelsDir(model.toAbsolutePath().getParent().toString());
        return new EngineTalker(engine, model.getFileName().toString().replaceFirst("\\.onnx$", ""));
    }

    @Override
    public String name() {
        return "tts:onnx";
    }

    @Override
    public Spoken speak(String text) throws Exception {
        AtomicLong first = new AtomicLong();
        AudioSink sink = audio -> first.compareAndSet(0, System.nanoTime());
        SpeechRequest request = SpeechRequest.of(text, voice, "", AudioFormat.PCM, 0);
        long begin = System.nanoTime();
        Speech speech = engine.synthesizeAsync(request, sink).get();
        long end = System.nanoTime();
        return new Spoken(
                (first.get() - begin) / 1e6, (end - begin) / 1e6, speech.audio().length / 2.0 / speech.sampleRate());
    }

    @Override
    public void close() {
        engine.close();
    }
}

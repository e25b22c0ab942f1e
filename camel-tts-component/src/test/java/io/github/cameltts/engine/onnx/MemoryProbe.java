package io.github.cameltts.engine.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.SpeechRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Does one thing over and over in a JVM of its own, and prints the memory of the process in KiB: first after a warm-up,
 * then at the end. {@code MemoryProbe WORK FOLDER WARM-UP TIMES}; the folder has the voice {@code slt}
 */
final class MemoryProbe {

    private final Path folder;

    private MemoryProbe(Path folder) {
        this.folder = folder;
    }

    @FunctionalInterface
    private interface Work {
        void once() throws Exception;
    }

    public static void main(String[] arguments) throws Exception {
        MemoryProbe probe = new MemoryProbe(Path.of(arguments[1]));
        int warmUp = Integer.parseInt(arguments[2]);
        int times = Integer.parseInt(arguments[3]);
        switch (arguments[0]) {
            case "syntheses" -> probe.syntheses(warmUp, times);
            case "engines" -> report(probe::oneEngine, warmUp, times);
            case "forgetful" -> probe.forgetful(warmUp, times);
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    private void syntheses(int warmUp, int times) throws Exception {
        try (OnnxEngine engine = engine()) {
            report(() -> speak(engine), warmUp, times);
        }
    }

    private void oneEngine() throws Exception {
        try (OnnxEngine engine = engine()) {
            speak(engine);
        }
    }

    /** What a leak would look like: the model's answers are never closed. */
    private void forgetful(int warmUp, int times) throws Exception {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        long[] ids = new long[30];
        try (OrtSession session =
                        environment.createSession(folder.resolve("slt.onnx").toString());
                OnnxTensor input = OnnxTensor.createTensor(environment, new long[][] {ids});
                OnnxTensor length = OnnxTensor.createTensor(environment, new long[] {ids.length});
                OnnxTensor scales = OnnxTensor.createTensor(environment, new float[] {0, 1, 0});
                OnnxTensor speaker = OnnxTensor.createTensor(environment, new long[1])) {
            Map<String, OnnxTensor> inputs =
                    Map.of("input", input, "input_lengths", length, "scales", scales, "sid", speaker);
            report(() -> session.run(inputs), warmUp, times);
        }
    }

    private static void report(Work work, int warmUp, int times) throws Exception {
        repeat(work, warmUp);
        System.out.println(residentKiB());
        repeat(work, times);
        System.out.println(residentKiB());
    }

    private static void repeat(Work work, int times) throws Exception {
        for (int i = 0; i < times; i++) {
            work.once();
        }
    }

    private OnnxEngine engine() {
        OnnxEngine engine = new OnnxEngine();
        engine.setModelsDir(folder.toString());
        return engine;
    }

    private static void speak(OnnxEngine engine) throws InterruptedException {
        engine.synthesize(SpeechRequest.of("Two cups of tea.", "slt", "", AudioFormat.WAV, 0));
    }

    /** As Linux tells it: proc(5), {@code /proc/self/status}. */
    private static long residentKiB() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }
}

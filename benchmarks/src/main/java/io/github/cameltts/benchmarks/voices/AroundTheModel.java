package io.github.cameltts.benchmarks.voices;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;

/**
 * How much of a sentence's time is not the model: phonemes, tensors, audio, threads. The same sentence by {@code tts:onnx},
 * and by {@code OrtSession.run} alone with its ids ready in tensors, in turns.
 *
 * <pre>java -cp benchmarks/target/benchmarks.jar io.github.cameltts.benchmarks.voices.AroundTheModel MODEL.onnx 20</pre>
 *
 * <p>Arguments: a model with its config beside it, and the number of rounds. Each round has a block of sentences that takes
 * about two seconds on either side. Processor time tells more than the clock on a machine that others use too. Target: 5 %.
 */
public final class AroundTheModel {

    private static final double BLOCK_MILLIS = 2000;
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private AroundTheModel() {}

    /** One sentence. */
    private interface Sentence {
        void speak() throws Exception;
    }

    /** What one sentence of a block took, in milliseconds. */
    private record Cost(double wall, double processor) {

        static Cost of(Sentence sentence, int count) throws Exception {
            long wall = System.nanoTime();
            long processor = SYSTEM.getProcessCpuTime();
            for (int i = 0; i < count; i++) {
                sentence.speak();
            }
            return new Cost(
                    (System.nanoTime() - wall) / 1e6 / count, (SYSTEM.getProcessCpuTime() - processor) / 1e6 / count);
        }
    }

    public static void main(String[] arguments) throws Exception {
        Path model = Path.of(arguments[0]);
        int rounds = Integer.parseInt(arguments[1]);
        try (EngineTalker engine = EngineTalker.of(model);
                BareModel bare = new BareModel(model, Texts.one())) {
            Cost.of(() -> engine.speak(Texts.one()), 50);
            int count = (int) Math.max(2, BLOCK_MILLIS / Cost.of(bare::run, 10).wall());
            Series wall = new Series();
            Series processor = new Series();
            Series bareWall = new Series();
            for (int round = 0; round < rounds; round++) {
                Cost all = Cost.of(() -> engine.speak(Texts.one()), count);
                Cost alone = Cost.of(bare::run, count);
                wall.add(100 * (1 - alone.wall() / all.wall()));
                processor.add(100 * (1 - alone.processor() / all.processor()));
                bareWall.add(alone.wall());
            }
            System.out.printf(
                    "%s: around the model %s %% of the processor time and %s %% of the time of a sentence (target 5);"
                            + " the model alone takes %s ms; %d rounds of %d, median (and fourths)%n",
                    model.getFileName(), processor, wall, bareWall, rounds, count);
        }
    }
}

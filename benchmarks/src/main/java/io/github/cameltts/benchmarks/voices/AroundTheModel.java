package io.github.cameltts.benchmarks.voices;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;

/**
 * How much of a sentence's time is not the model: phonemes, tensors, audio, threads. The same sentence by {@code tts:onnx}
 * with a voice, and with one that computes nothing and gives as much audio, in turns.
 *
 * <pre>benchmarks/voices/run</pre>
 *
 * <p>Arguments: the voice's model, that of the idle one, and the number of rounds. Each round has a block of sentences with
 * either. Target: 5 %.
 */
public final class AroundTheModel {

    /** So many until the code around the model is compiled to the end, as in a service that has run for a while. */
    private static final int WARM_UP = 3000;

    private static final double BLOCK_MILLIS = 1000;
    private static final int IDLE_SENTENCES = 200;
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private AroundTheModel() {}

    /** What one sentence of a block took, in milliseconds. */
    private record Cost(double wall, double processor) {

        static Cost of(Talker talker, int count) throws Exception {
            long wall = System.nanoTime();
            long processor = SYSTEM.getProcessCpuTime();
            for (int i = 0; i < count; i++) {
                talker.speak(Texts.one());
            }
            return new Cost(
                    (System.nanoTime() - wall) / 1e6 / count, (SYSTEM.getProcessCpuTime() - processor) / 1e6 / count);
        }
    }

    public static void main(String[] arguments) throws Exception {
        Path model = Path.of(arguments[0]);
        int rounds = Integer.parseInt(arguments[2]);
        try (Talker voice = EngineTalker.of(model);
                Talker idle = EngineTalker.of(Path.of(arguments[1]))) {
            Cost.of(idle, WARM_UP);
            int count = (int) Math.max(2, BLOCK_MILLIS / Cost.of(voice, 5).wall());
            Series wall = new Series();
            Series processor = new Series();
            Series around = new Series();
            for (int round = 0; round < rounds; round++) {
                Cost all = Cost.of(voice, count);
                Cost without = Cost.of(idle, IDLE_SENTENCES);
                wall.add(100 * without.wall() / all.wall());
                processor.add(100 * without.processor() / all.processor());
                around.add(without.wall());
            }
            System.out.printf(
                    "%s: around the model %s %% of the time of a sentence (target 5), which is %s ms, and %s %% of the"
                            + " processor time; %d rounds, median (and fourths)%n%n",
                    model.getFileName(), wall, around, processor, rounds);
        }
    }
}

package io.github.cameltts.benchmarks.voices;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * {@code tts:onnx} against the native engine of Piper (piper-jni) in one JVM, with one model and the same texts, in turns.
 *
 * <pre>benchmarks/voices/run</pre>
 *
 * <p>Arguments: a model with its config beside it, and the number of rounds. Targets: at most 0.9 of Piper's time for one
 * sentence and 0.7 for twenty; the first audio of twenty after at most 1.3 times the time of the first alone.
 */
public final class AgainstPiper {

    /** Idle threads of an engine may go on looking for work for a while, which the next one must not pay for. */
    private static final long PAUSE_MILLIS = 50;

    private AgainstPiper() {}

    /** What one talker took in all rounds. */
    private static final class Score {
        private final Talker talker;
        private final Series one = new Series();
        private final Series twenty = new Series();
        private final Series first = new Series();
        private double seconds;

        private Score(Talker talker) {
            this.talker = talker;
        }

        private void round() throws Exception {
            one.add(talker.speak(Texts.one()).millis());
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            Spoken all = talker.speak(Texts.twenty());
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            twenty.add(all.millis());
            first.add(all.firstMillis());
            seconds = all.seconds();
        }

        private void print() {
            System.out.printf("| %s | %s | %s | %s | %.1f |%n", talker.name(), one, twenty, first, seconds);
        }
    }

    public static void main(String[] arguments) throws Exception {
        Path model = Path.of(arguments[0]);
        int rounds = Integer.parseInt(arguments[1]);
        try (Talker piper = new PiperTalker(model);
                Talker onnx = EngineTalker.of(model)) {
            for (Talker talker : List.of(piper, onnx)) {
                talker.speak(Texts.one());
                talker.speak(Texts.twenty());
            }
            Score theirs = new Score(piper);
            Score ours = new Score(onnx);
            for (int round = 0; round < rounds; round++) {
                theirs.round();
                ours.round();
            }
            System.out.printf("%s, %d rounds, milliseconds: median (and fourths)%n%n", model.getFileName(), rounds);
            System.out.println("| | one sentence | twenty sentences | first audio of twenty | seconds of audio in twenty |");
            System.out.println("|---|---|---|---|---|");
            theirs.print();
            ours.print();
            System.out.printf(
                    "| ratio | %.2f (target 0.9) | %.2f (target 0.7) | to our one sentence %.2f (target 1.3) | |%n%n",
                    ours.one.median() / theirs.one.median(),
                    ours.twenty.median() / theirs.twenty.median(),
                    ours.first.median() / ours.one.median());
        }
    }
}

import com.sun.management.OperatingSystemMXBean;
import io.github.cameltts.engine.builtin.BuiltinEngine;
import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.Speech;
import io.github.cameltts.spi.SpeechRequest;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Speaks sentences with the engine that ships: {@code java -cp COMPONENT Speak.java SENTENCES.txt DIR VOICE} writes 00.wav,
 * 01.wav, … and tells how much processor time a second of audio takes, all threads of this program together.
 */
public final class Speak {
    private Speak() {}

    public static void main(String[] args) throws Exception {
        List<String> sentences = Files.readAllLines(Path.of(args[0]));
        Path folder = Files.createDirectories(Path.of(args[1]));
        String voice = args[2];
        try (BuiltinEngine engine = new BuiltinEngine()) {
            say(engine, voice, "This is not measured, it only warms up.");
            double best = Double.MAX_VALUE;
            for (int round = 0; round < 3; round++) {
                double seconds = 0;
                long began = processorTime();
                for (int i = 0; i < sentences.size(); i++) {
                    Speech speech = say(engine, voice, sentences.get(i));
                    seconds += speech.duration().orElseThrow().toNanos() / 1e9;
                    Files.write(folder.resolve(String.format("%02d.wav", i)), speech.audio());
                }
                best = Math.min(best, (processorTime() - began) / 1e9 / seconds);
            }
            System.out.printf("%d sentences, real-time factor %.4f (best of 3 rounds)%n", sentences.size(), best);
        }
    }

    private static long processorTime() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    private static Speech say(BuiltinEngine engine, String voice, String text) throws InterruptedException {
        return engine.synthesize(SpeechRequest.of(text, voice, "en-US", AudioFormat.WAV, 22050));
    }
}

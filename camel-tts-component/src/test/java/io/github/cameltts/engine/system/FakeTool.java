package io.github.cameltts.engine.system;

import io.github.cameltts.audio.WavFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A program that speaks, run in a process of its own: a tone of 60 ms for each character. */
public final class FakeTool {

    private static final int SAMPLE_RATE = 8000;
    private static final int SAMPLES_PER_CHARACTER = SAMPLE_RATE * 60 / 1000;

    private FakeTool() {}

    /** The command template that runs this class with some arguments. */
    static String command(String... arguments) {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                FakeTool.class.getName()));
        words.addAll(List.of(arguments));
        return String.join(" ", words.stream().map(word -> '"' + word + '"').toList());
    }

    /** Arguments are {@code name=value}: rate, in, out, and how to misbehave. */
    public static void main(String[] arguments) throws Exception {
        List<String> given = Arrays.asList(arguments);
        if (given.contains("hang")) {
            new CountDownLatch(1).await();
        }
        if (given.contains("spawn")) {
            spawnChildThatHangs(Path.of(value(given, "pid", "")));
        }
        String in = value(given, "in", "");
        byte[] bytes = in.isEmpty() ? System.in.readAllBytes() : Files.readAllBytes(Path.of(in));
        String text = new String(bytes, StandardCharsets.UTF_8).strip();
        String heard = value(given, "heard", "");
        if (!heard.isEmpty()) {
            Files.writeString(Path.of(heard), text + "\n" + given);
        }
        if (given.contains("fail")) {
            System.err.println("cannot open voice data in '/usr/share/fake-voices/en', see http://localhost/help");
            System.err.println("while speaking: " + text);
            System.exit(3);
        }
        byte[] audio =
                given.contains("silent") ? new byte[0] : speak(text, Double.parseDouble(value(given, "rate", "1")));
        if (given.contains("endless")) {
            while (true) {
                System.out.write(audio);
            }
        }
        new CountDownLatch(1).await(text.length(), TimeUnit.MILLISECONDS);
        String out = value(given, "out", "");
        if (out.isEmpty()) {
            System.out.write(given.contains("cut") ? Arrays.copyOf(audio, audio.length / 2) : audio);
            System.out.flush();
        } else {
            Files.write(Path.of(out), audio);
        }
    }

    private static byte[] speak(String text, double rate) {
        float[] samples = new float[(int) (text.length() * SAMPLES_PER_CHARACTER / rate)];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) (0.3 * Math.sin(i * 0.3));
        }
        return WavFile.encode(samples, SAMPLE_RATE);
    }

    private static void spawnChildThatHangs(Path pid) throws IOException, InterruptedException {
        List<String> command = CustomTool.words(command("hang"));
        Process child = new ProcessBuilder(command).inheritIO().start();
        Files.writeString(pid, Long.toString(child.pid()));
        child.waitFor();
    }

    private static String value(List<String> arguments, String name, String otherwise) {
        return arguments.stream()
                .filter(argument -> argument.startsWith(name + "="))
                .map(argument -> argument.substring(name.length() + 1))
                .findFirst()
                .orElse(otherwise);
    }
}

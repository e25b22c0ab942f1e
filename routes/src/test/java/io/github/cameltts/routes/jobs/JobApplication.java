package io.github.cameltts.routes.jobs;

import io.github.cameltts.FakeSpeechEngine;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/** Works on jobs as an application of its own, notes what its engine is asked, and never stops. */
final class JobApplication {

    private JobApplication() {}

    /** @param args home, journal */
    public static void main(String[] args) throws IOException {
        OutputStream journal = new FileOutputStream(args[1], true);
        FakeSpeechEngine engine = new FakeSpeechEngine()
                .taking(Duration.ofMillis(4))
                .speaking(request -> {
                    write(journal, request.text() + "\n");
                    return FakeSpeechEngine.wav(request);
                });
        JobApp.over(Path.of(args[0]), engine).with("tts.jobs.parallelism", "3").start();
    }

    /** With the operating system when this returns, whatever happens to the process. */
    private static synchronized void write(OutputStream journal, String line) {
        try {
            journal.write(line.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

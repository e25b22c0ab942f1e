package io.github.cameltts.routes.drop;

import java.nio.file.Path;
import org.apache.camel.main.Main;

/** The recipe with a fake pipeline behind it, as an application of its own. */
final class DropApplication {

    private DropApplication() {}

    /** @param args the home folder, whether to end when the inbox is empty, and the number of workers */
    public static void main(String[] args) throws Exception {
        System.exit(run(Path.of(args[0]), Boolean.parseBoolean(args[1]), args[2], new FakeSpeak()));
    }

    static int run(Path home, boolean once, String workers, FakeSpeak speak) throws Exception {
        Main main = create(home, once, workers, speak);
        main.run();
        return main.getExitCode();
    }

    static Main create(Path home, boolean once, String workers, FakeSpeak speak) {
        Main main = new Main();
        main.configure().withRoutesIncludePattern("classpath:camel-tts/tts-file-drop.camel.yaml");
        main.configure().addRoutesBuilder(speak);
        main.configure().withShutdownTimeout(20);
        main.addProperty("camel.kamelet.tts-file-drop-source.pollDelay", "50");
        main.addProperty("camel.kamelet.tts-file-drop-source.retryDelay", "10ms");
        main.addProperty("camel.kamelet.tts-file-drop-source.maxFileSize", "200000");
        main.addProperty("tts.home", home.toString());
        main.addProperty("tts.once", Boolean.toString(once));
        main.addProperty("tts.file.workers", workers);
        main.addProperty("tts.file.settleTime", "100ms");
        return main;
    }
}

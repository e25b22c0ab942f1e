package io.github.cameltts.routes;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** An application that keeps audio, and a clock that makes it old. */
abstract class AgingTestSupport {

    @TempDir
    Path home;

    final ManualClock clock = new ManualClock();
    TestApp app;
    StoredAudio audio;

    @BeforeEach
    void start() {
        start(TestApp.over(home));
    }

    final void start(TestApp starting) {
        app = clock.drives(starting).start();
        audio = new StoredAudio(app);
    }

    @AfterEach
    void stop() {
        app.close();
    }
}

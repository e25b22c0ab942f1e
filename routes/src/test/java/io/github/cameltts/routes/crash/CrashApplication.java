package io.github.cameltts.routes.crash;

import io.github.cameltts.TtsConstants;
import io.github.cameltts.routes.AssetRef;
import io.github.cameltts.routes.AssetRemoval;
import io.github.cameltts.routes.RemovalCause;
import io.github.cameltts.routes.TestApp;
import io.github.cameltts.routes.cleanup.Cleanup;
import io.github.cameltts.routes.cleanup.CleanupFilter;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;

/** Stores, answers, sweeps, evicts, cleans up and reconciles all at once, as an application of its own, and never stops. */
final class CrashApplication {

    static final char DONE = '.';
    static final char WRONG = '!';

    private static final int WRITERS = 3;

    private final Path home;
    private final TestApp app;
    private final OutputStream journal;

    private CrashApplication(Path home, OutputStream journal) {
        this.home = home;
        this.journal = journal;
        this.app = TestApp.over(home).with("tts.store.grace", "300ms").routes(new RouteBuilder() {
            @Override
            public void configure() {
                from("kamelet:tts-expiry-sweep-source?delay=0&period=50&pause=1")
                        .to("log:sweep?level=DEBUG");
            }
        });
    }

    /** @param args home, seed, journal */
    public static void main(String[] args) throws IOException {
        CrashApplication crash = new CrashApplication(Path.of(args[0]), new FileOutputStream(args[2]));
        crash.app.start();
        long seed = Long.parseLong(args[1]);
        for (int i = 0; i < WRITERS; i++) {
            Random random = new Random(seed + i);
            forEver(() -> crash.askAndStore(random));
        }
        Random random = new Random(seed);
        forEver(() -> crash.evict(random));
        forEver(() -> Cleanup.of(crash.app.context()).run(CleanupFilter.of(Map.of("unused_for", "1s"))));
        forEver(() -> crash.app.send("kamelet:tts-evict-action?maxBytes=200KB&lowWater=50&pause=1", "", Map.of()));
        forEver(() -> crash.app.send("kamelet:tts-reconcile-action?verify=digest&lost=remove", "", Map.of()));
    }

    private interface Task {
        void run() throws Exception;
    }

    /** What fails because others hold the database locked is tried again. */
    private static void forEver(Task task) {
        Executors.newSingleThreadExecutor().execute(() -> {
            while (true) {
                try {
                    task.run();
                } catch (Exception e) {
                    System.out.println("Failed: " + e);
                }
            }
        });
    }

    private void askAndStore(Random random) throws IOException {
        String key = CrashAudio.key(random.nextInt(CrashAudio.KEYS));
        Message found = app.send("kamelet:tts-store-lookup-action", "text", Map.of(TtsConstants.KEY, key))
                .getMessage();
        if (found.getHeader(TtsConstants.CACHE) != null) {
            note(CrashAudio.isRight(key, found.getBody(byte[].class)) ? DONE : WRONG);
        }
        Map<String, Object> headers = new HashMap<>();
        headers.put(TtsConstants.KEY, key);
        headers.put(TtsConstants.FORMAT, "wav");
        headers.put(TtsConstants.EXPIRY_HOURS, (1 + random.nextInt(2000)) / 3_600_000.0);
        headers.put(TtsConstants.NO_CACHE, random.nextBoolean());
        app.send("kamelet:tts-store-action", CrashAudio.of(key, random.nextInt(2)), headers);
        note(DONE);
    }

    private void evict(Random random) throws SQLException {
        List<AssetRef> some = new ArrayList<>();
        try (Connection connection = TestApp.connect(home);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select asset_key, created_at from tts_asset")) {
            while (rows.next()) {
                if (random.nextInt(4) == 0) {
                    some.add(new AssetRef(rows.getString(1), rows.getLong(2)));
                }
            }
        }
        AssetRemoval removal = AssetRemoval.of(app.context());
        removal.remove(RemovalCause.EVICTED, some);
        removal.removeUnnamed(100);
    }

    /** With the operating system when this returns, whatever happens to the process. */
    private synchronized void note(char event) throws IOException {
        journal.write(event);
    }
}

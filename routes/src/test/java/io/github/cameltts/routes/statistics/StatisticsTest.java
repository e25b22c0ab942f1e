package io.github.cameltts.routes.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cameltts.FakeSpeechEngine;
import io.github.cameltts.TtsConstants;
import io.github.cameltts.routes.TestApp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatisticsTest {

    private final String today = LocalDate.now(ZoneOffset.UTC).toString();

    @TempDir
    private Path home;

    private TestApp app;

    @BeforeEach
    void start() {
        app = TestApp.over(home)
                .with("tts.engine", "fake")
                .with("tts.fake.pricePerMillionChars", "100")
                .bind("fake", new FakeSpeechEngine())
                .recipes("classpath:camel-tts/tts-speak.camel.yaml")
                .start();
    }

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void emptyStoreHasCountedNothing() {
        Map<String, Object> statistics = statistics();

        assertThat(part(statistics, "session")).containsEntry("requests", 0L).containsEntry("hit_rate", 0.0);
        assertThat(part(statistics, "entries")).containsEntry("entries", 0L).containsEntry("by_type", Map.of());
        assertThat(statistics.get("size_bytes")).isEqualTo(0L);
        assertThat(part(statistics, "days")).hasSize(31).containsKey(today);
    }

    @Test
    void whatIsMadeOfAStoredMasterIsAHitThatSaves() {
        speak("one one");
        app.ask("direct:tts-speak", "one one", Map.of(TtsConstants.FORMAT, "flac"));

        assertThat(part(statistics(), "session"))
                .containsEntry("requests", 2L)
                .containsEntry("hits", 1L)
                .containsEntry("converted_hits", 1L)
                .containsEntry("misses", 1L)
                .containsEntry("spent_micros", 700L)
                .containsEntry("saved_micros", 700L);
    }

    @Test
    void answersAreCountedByHowTheyCameAbout() {
        speak("one one");
        speak("one one");
        speak("one one");
        speak("two");

        assertThat(part(statistics(), "session"))
                .containsEntry("requests", 4L)
                .containsEntry("hits", 2L)
                .containsEntry("misses", 2L)
                .containsEntry("joins", 0L)
                .containsEntry("hit_rate", 0.5)
                .containsEntry("spent_characters", 10L)
                .containsEntry("spent_micros", 1000L)
                .containsEntry("saved_characters", 14L)
                .containsEntry("saved_micros", 1400L);
    }

    @Test
    void presentMinuteIsToldAlone() {
        speak("one");
        speak("one");

        List<?> recent = (List<?>) statistics().get("recent");

        assertThat(recent).isNotEmpty();
        assertThat(recent.stream()
                        .map(StatisticsTest::asMap)
                        .mapToLong(minute -> (long) minute.get("hits"))
                        .sum())
                .isEqualTo(1);
    }

    @Test
    void answersAreToldByEngineAndVoice() {
        app.ask("direct:tts-speak", "one", Map.of(TtsConstants.VOICE, "alice"));
        app.ask("direct:tts-speak", "one", Map.of(TtsConstants.VOICE, "alice"));
        app.ask("direct:tts-speak", "one", Map.of(TtsConstants.VOICE, "bruno"));

        Map<String, Object> answers = part(statistics(), "answers");

        assertThat(part(part(answers, "by_engine"), "fake"))
                .containsEntry("requests", 3L)
                .containsEntry("hits", 1L);
        assertThat(part(part(answers, "by_voice"), "fake/alice"))
                .containsEntry("requests", 2L)
                .containsEntry("hit_rate", 0.5);
        assertThat(part(part(answers, "by_voice"), "fake/bruno")).containsEntry("misses", 1L);
    }

    @Test
    void boundAndCurrencyAreThoseOfTheSettings() {
        assertThat(statistics()).containsEntry("max_bytes", 1L << 30).containsEntry("currency", "");
    }

    @Test
    void sumsOfAllTimeOutliveTheProcessAndThoseOfTheSessionDoNot() {
        speak("one");
        speak("one");
        app.close();
        start();
        speak("one");

        Map<String, Object> statistics = statistics();

        assertThat(part(statistics, "session")).containsEntry("requests", 1L).containsEntry("hits", 1L);
        assertThat(part(statistics, "all_time"))
                .containsEntry("requests", 3L)
                .containsEntry("hits", 2L)
                .containsEntry("misses", 1L);
        assertThat(part(part(statistics, "days"), today))
                .containsEntry("hits", 2L)
                .containsEntry("misses", 1L);
    }

    @Test
    void daysBeforeTheFirstOneCountForAllTime() throws SQLException {
        speak("one");
        statistics();
        app.execute("insert into tts_ledger values ('2001-02-03', '', 'fake', '', '', 'memory', 40, 80, 8000)");

        Map<String, Object> statistics = statistics();

        assertThat(part(statistics, "all_time")).containsEntry("hits", 40L).containsEntry("saved_micros", 8000L);
        assertThat(part(statistics, "days")).doesNotContainKey("2001-02-03");
    }

    @Test
    void entriesAgreeWithTheRowsAndTheFiles() throws Exception {
        app.ask("direct:tts-speak", "one", Map.of(TtsConstants.VOICE, "alice"));
        app.ask("direct:tts-speak", "two", Map.of(TtsConstants.VOICE, "bruno"));
        app.ask("direct:tts-speak", "three", Map.of(TtsConstants.VOICE, "bruno"));
        for (String key : List.of("mix-1", "mix-2")) {
            app.ask("kamelet:tts-store-action", "same bytes", mix(key));
        }

        Map<String, Object> entries = part(statistics(), "entries");

        assertThat(entries).containsEntry("entries", app.number("select count(*) from tts_asset"));
        assertThat(entries).containsEntry("bytes", app.number("select sum(blob_bytes) from tts_asset"));
        assertThat(part(part(entries, "by_type"), "mix")).containsEntry("entries", 2L);
        assertThat(part(part(entries, "by_engine"), "fake")).containsEntry("entries", 3L);
        assertThat(part(part(entries, "by_voice"), "fake/bruno")).containsEntry("entries", 2L);
        assertThat(statistics().get("size_bytes")).isEqualTo(bytesBelow(home.resolve("blobs")));
    }

    @Test
    void mostUsedEntriesComeFirst() throws SQLException {
        speak("one");
        speak("two");
        app.execute("update tts_asset set use_count = 7 where text = 'two'");
        app.execute("update tts_asset set use_count = 3 where text = 'one'");

        List<?> mostUsed = (List<?>) statistics().get("most_used");

        assertThat(mostUsed).hasSize(2);
        assertThat(mostUsed).extracting("text").containsExactly("two", "one");
        assertThat(mostUsed).extracting("use_count").containsExactly(7, 3);
    }

    @Test
    void removalsAreToldByCauseAndByDay() throws SQLException {
        app.execute("insert into tts_removal values ('" + today + "', 'evicted', 'tts', 'fake', 3, 300)");
        app.execute("insert into tts_removal values ('2001-02-03', 'evicted', 'tts', 'other', 1, 50)");
        app.execute("insert into tts_removal values ('" + today + "', 'expired', 'tts', 'fake', 2, 20)");

        Map<String, Object> statistics = statistics();

        assertThat(part(statistics, "removals"))
                .isEqualTo(Map.of(
                        "evicted", Map.of("entries", 4L, "bytes", 350L),
                        "expired", Map.of("entries", 2L, "bytes", 20L)));
        assertThat(part(part(part(statistics, "days"), today), "removals"))
                .containsEntry("evicted", Map.of("entries", 3L, "bytes", 300L));
    }

    @Test
    void numberOfDaysMustBePositive() {
        assertThatThrownBy(() -> app.ask("kamelet:tts-statistics-action?days=0", "", Map.of()))
                .hasStackTraceContaining("days is 0: it must be at least 1");
    }

    private void speak(String text) {
        app.speak(text);
    }

    private static Map<String, Object> mix(String key) {
        return Map.of(TtsConstants.KEY, key, TtsConstants.ASSET_TYPE, "mix", TtsConstants.CONTENT_TYPE, "audio/wav");
    }

    private Map<String, Object> statistics() {
        Message answer = app.ask("kamelet:tts-statistics-action", "", Map.of());
        return asMap(answer.getBody());
    }

    private static Map<String, Object> part(Map<String, Object> whole, String name) {
        return asMap(whole.get(name));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> asMap(Object map) {
        return (Map<String, Object>) map;
    }

    private static long bytesBelow(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }
}

package io.github.cameltts.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.util.Locale;

/** What {@code tts-statistics-action} answers, for a person. */
final class StatsReport {

    private final JsonNode statistics;

    StatsReport(JsonNode statistics) {
        this.statistics = statistics;
    }

    void print(PrintStream out) {
        JsonNode entries = statistics.path("entries");
        JsonNode answers = statistics.path("all_time");
        out.println("Kept: " + number(entries, "entries") + " entries in "
                + Figures.bytes(number(statistics, "size_bytes")) + " of files, " + number(entries, "pinned")
                + " pinned, " + number(entries, "expired") + " expired");
        out.println("Answered: " + number(answers, "requests") + " requests, " + percent(answers) + " from the cache, "
                + number(answers, "joins") + " shared, " + number(answers, "misses") + " made");
        out.println("Spent " + Figures.money(number(answers, "spent_micros")) + ", saved "
                + Figures.money(number(answers, "saved_micros")));
        entriesBy("TYPE", entries.path("by_type"), out);
        entriesBy("ENGINE", entries.path("by_engine"), out);
        entriesBy("VOICE", entries.path("by_voice"), out);
        print(mostUsed(), out);
        print(removals(), out);
        print(days(), out);
    }

    private static void entriesBy(String what, JsonNode groups, PrintStream out) {
        Table table = new Table(what, "ENTRIES", "SIZE", "USES");
        groups.properties()
                .forEach(group -> table.row(
                        group.getKey(),
                        number(group.getValue(), "entries"),
                        Figures.bytes(number(group.getValue(), "bytes")),
                        number(group.getValue(), "uses")));
        print(table, out);
    }

    private Table mostUsed() {
        Table table = new Table("USES", "VOICE", "MOST USED");
        statistics.path("most_used").forEach(entry -> {
            if (number(entry, "uses") > 0) {
                table.row(
                        number(entry, "uses"),
                        entry.path("engine").asText("") + "/"
                                + entry.path("voice").asText(""),
                        Figures.shortened(entry.path("text").asText("")));
            }
        });
        return table;
    }

    private Table removals() {
        Table table = new Table("REMOVED", "ENTRIES", "SIZE");
        statistics
                .path("removals")
                .properties()
                .forEach(cause -> table.row(
                        cause.getKey(),
                        number(cause.getValue(), "entries"),
                        Figures.bytes(number(cause.getValue(), "bytes"))));
        return table;
    }

    /** Days on which nothing happened are left out. */
    private Table days() {
        Table table = new Table("DAY", "REQUESTS", "CACHE", "MADE", "SPENT", "SAVED");
        statistics.path("days").properties().forEach(day -> {
            JsonNode answers = day.getValue();
            if (number(answers, "requests") > 0) {
                table.row(
                        day.getKey(),
                        number(answers, "requests"),
                        percent(answers),
                        number(answers, "misses"),
                        Figures.money(number(answers, "spent_micros")),
                        Figures.money(number(answers, "saved_micros")));
            }
        });
        return table;
    }

    private static void print(Table table, PrintStream out) {
        if (!table.isEmpty()) {
            out.println();
            table.print(out);
        }
    }

    private static String percent(JsonNode answers) {
        return String.format(
                Locale.ROOT, "%.1f %%", 100 * answers.path("hit_rate").asDouble());
    }

    private static long number(JsonNode node, String name) {
        return node.path(name).asLong();
    }
}

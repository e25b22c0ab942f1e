package io.github.cameltts.routes.statistics;

import io.github.cameltts.routes.ledger.LedgerSum;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Answers added up by engine and by voice. One thread at a time. */
final class AnswersByVoice {

    private final Map<String, AnswerCounts> engines = new TreeMap<>();
    private final Map<String, AnswerCounts> voices = new TreeMap<>();

    /** @param row of {@code sum-answers-by-voice}; what names no engine is no speech */
    void add(Map<String, ?> row) {
        String engine = (String) row.get("engine");
        if (!engine.isEmpty()) {
            LedgerSum sum = LedgerSum.of(row);
            String cache = (String) row.get("cache");
            counts(engines, engine).add(cache, sum);
            counts(voices, engine + "/" + row.get("voice")).add(cache, sum);
        }
    }

    private static AnswerCounts counts(Map<String, AnswerCounts> sums, String name) {
        return sums.computeIfAbsent(name, any -> new AnswerCounts());
    }

    /** {@code by_engine} and {@code by_voice} (named {@code engine/voice}). */
    Map<String, Object> toMap() {
        return Map.of("by_engine", maps(engines), "by_voice", maps(voices));
    }

    private static Map<String, Object> maps(Map<String, AnswerCounts> sums) {
        Map<String, Object> maps = new LinkedHashMap<>();
        sums.forEach((name, counts) -> maps.put(name, counts.toMap()));
        return maps;
    }
}

package io.github.cameltts.routes.transfer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What a row of an archive may hold: known columns, each of its type, required ones present, texts of bounded length. */
final class RowCheck {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

    static final RowCheck ASSETS = new RowCheck(
            Set.of("asset_key", "asset_type", "content_type", "blob", "blob_sha256", "file_id"),
            Set.of("tenant", "engine", "model", "voice", "language", "format", "text", "request", "profile_key"),
            Set.of("blob_bytes", "created_at", "last_used_at"),
            Set.of(
                    "sample_rate",
                    "duration_ms",
                    "cost_micros",
                    "synthesis_ms",
                    "expires_at",
                    "use_count",
                    "pinned",
                    "text_chars",
                    "billed_chars",
                    "sliding_ms"));

    static final RowCheck FILES = new RowCheck(
            Set.of("file_id", "asset_key"), Set.of("request_id"), Set.of("created_at"), Set.of("expires_at"));

    /** Names become headers of answers and columns of tables: one line, no control characters. */
    private static final int LONGEST_NAME = 500;

    /** So that sums of some of them are numbers, too. */
    private static final long LARGEST = Long.MAX_VALUE / 4;

    private static final int LONGEST_TEXT = 1 << 20;
    private static final Set<String> TEXTS = Set.of("text", "request");

    private final Set<String> requiredTexts;
    private final Set<String> texts;
    private final Set<String> requiredNumbers;
    private final Set<String> numbers;

    private RowCheck(Set<String> requiredTexts, Set<String> texts, Set<String> requiredNumbers, Set<String> numbers) {
        this.requiredTexts = requiredTexts;
        this.texts = texts;
        this.requiredNumbers = requiredNumbers;
        this.numbers = numbers;
    }

    /**
     * Reads a line.
     *
     * @return a value, or null, for each column there is
     * @throws InvalidArchiveException when it is no such row
     */
    Map<String, Object> read(String line) {
        Map<?, ?> row = parse(line);
        Map<String, Object> columns = new HashMap<>();
        requiredTexts.forEach(column -> columns.put(column, required(column, text(row, column))));
        texts.forEach(column -> columns.put(column, text(row, column)));
        requiredNumbers.forEach(column -> columns.put(column, required(column, number(row, column))));
        numbers.forEach(column -> columns.put(column, number(row, column)));
        return columns;
    }

    private static Map<?, ?> parse(String line) {
        try {
            Map<?, ?> row = JSON.readValue(line, Map.class);
            if (row == null) {
                throw new InvalidArchiveException("A row of the archive is no JSON object.");
            }
            return row;
        } catch (JsonProcessingException e) {
            throw new InvalidArchiveException(
                    "A row of the archive is no JSON object. It was not written by an export.", e);
        }
    }

    private static <T> T required(String column, T value) {
        if (value == null) {
            throw new InvalidArchiveException("A row of the archive lacks " + column + ".");
        }
        return value;
    }

    private static String text(Map<?, ?> row, String column) {
        Object value = row.get(column);
        if (value == null) {
            return null;
        }
        boolean prose = TEXTS.contains(column);
        if (!(value instanceof String text)
                || text.length() > (prose ? LONGEST_TEXT : LONGEST_NAME)
                || (!prose && text.chars().anyMatch(Character::isISOControl))) {
            throw new InvalidArchiveException("A row of the archive has a wrong " + column + ".");
        }
        return text;
    }

    private static Long number(Map<?, ?> row, String column) {
        Object value = row.get(column);
        if (value == null) {
            return null;
        }
        if (!(value instanceof Integer || value instanceof Long)
                || ((Number) value).longValue() < 0
                || ((Number) value).longValue() > LARGEST) {
            throw new InvalidArchiveException("A row of the archive has a wrong " + column + ".");
        }
        return ((Number) value).longValue();
    }
}

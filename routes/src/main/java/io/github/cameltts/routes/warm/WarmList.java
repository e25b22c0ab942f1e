package io.github.cameltts.routes.warm;

import io.github.cameltts.spi.InvalidSpeechRequestException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a list asks for. An entry that is wrong does not hold up the others.
 *
 * @param requests in the order of the list
 * @param failures entries that are no requests
 */
public record WarmList(List<WarmRequest> requests, List<WarmFailure> failures) {

    private static final Map<String, ListReader> READERS = new TreeMap<>(Map.of(
            "txt", new LineReader(),
            "csv", new CsvReader(),
            "json", new JsonReader(),
            "jsonl", new JsonLinesReader()));

    /**
     * Reads a list.
     *
     * @param type {@code txt} for a text in each line, {@code csv} with a heading, {@code json} for an array, {@code jsonl}
     *     for JSON in each line. Fields are those of requests in the file drop
     * @throws InvalidSpeechRequestException if it is no list of this type, or has nothing in it
     */
    public static WarmList read(String type, String content) {
        ListReader reader = READERS.get(type);
        if (reader == null) {
            throw new InvalidSpeechRequestException("A list of type '" + type + "' cannot be read. Use one of "
                    + String.join(", ", READERS.keySet()) + ".");
        }
        WarmList list = new WarmList(new ArrayList<>(), new ArrayList<>());
        reader.read(content, list);
        if (list.requests.isEmpty() && list.failures.isEmpty()) {
            throw new InvalidSpeechRequestException("The list is empty. Write the texts to speak into it.");
        }
        return list;
    }

    /**
     * Each request once for each engine and voice, where it names none itself.
     *
     * @param engines none for the configured one
     * @param voices none for the engine's default
     */
    public WarmList times(List<String> engines, List<String> voices) {
        return new WarmList(
                requests.stream()
                        .flatMap(request -> request.times(engines, voices).stream())
                        .toList(),
                failures);
    }
}

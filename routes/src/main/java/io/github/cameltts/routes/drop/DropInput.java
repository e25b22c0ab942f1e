package io.github.cameltts.routes.drop;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an input file asks for.
 *
 * @param list whether the file is a list, whose results are numbered
 * @param entries in the order of the file, at least one
 */
record DropInput(boolean list, List<DropEntry> entries) {

    DropInput {
        entries = List.copyOf(entries);
    }

    /** An input that is one text. */
    static DropInput of(String text, Map<String, Object> headers) {
        return new DropInput(false, List.of(new DropRequest(text, Map.copyOf(headers), Optional.empty())));
    }
}

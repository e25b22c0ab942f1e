package io.github.cameltts.routes.warm;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cameltts.spi.InvalidSpeechRequestException;

/** An array of entries. */
final class JsonReader implements ListReader {

    @Override
    public void read(String content, WarmList list) {
        JsonNode root = JsonEntry.parse(content);
        if (!root.isArray()) {
            throw new InvalidSpeechRequestException(
                    "The JSON is no list. Write [\"…\", {\"text\": \"…\"}], or one entry"
                            + " in each line of a .jsonl file.");
        }
        for (int i = 0; i < root.size(); i++) {
            JsonEntry.read("entry " + (i + 1), root.get(i), list);
        }
    }
}

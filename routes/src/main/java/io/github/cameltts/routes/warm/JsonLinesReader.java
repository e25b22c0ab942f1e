package io.github.cameltts.routes.warm;

import io.github.cameltts.spi.InvalidSpeechRequestException;
import java.util.Iterator;

/** An entry in each line. */
final class JsonLinesReader implements ListReader {

    @Override
    public void read(String content, WarmList list) {
        int number = 0;
        for (Iterator<String> lines = content.lines().iterator(); lines.hasNext(); ) {
            String place = "line " + ++number;
            String line = lines.next();
            if (!line.isBlank()) {
                try {
                    JsonEntry.read(place, JsonEntry.parse(line), list);
                } catch (InvalidSpeechRequestException e) {
                    list.failures().add(new WarmFailure(place, "This is not valid JSON."));
                }
            }
        }
    }
}

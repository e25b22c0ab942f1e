package io.github.cameltts.routes.warm;

import java.util.Iterator;
import java.util.Map;

/** A text in each line; empty ones say nothing. */
final class LineReader implements ListReader {

    @Override
    public void read(String content, WarmList list) {
        int number = 0;
        for (Iterator<String> lines = content.lines().iterator(); lines.hasNext(); ) {
            number++;
            String line = lines.next().strip();
            if (!line.isEmpty()) {
                list.requests().add(new WarmRequest("line " + number, line, Map.of()));
            }
        }
    }
}

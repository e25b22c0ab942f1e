package io.github.cameltts.routes.drop;

import io.github.cameltts.TtsConstants;
import java.util.Map;

/** A text file is spoken as it is. */
final class PlainTextParser implements InputParser {

    @Override
    public DropInput parse(String content) {
        return DropInput.of(content, Map.of(TtsConstants.TEXT_TYPE, "text"));
    }
}

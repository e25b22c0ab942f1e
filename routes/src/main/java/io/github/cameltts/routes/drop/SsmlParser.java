package io.github.cameltts.routes.drop;

import io.github.cameltts.TtsConstants;
import java.util.Map;

/** SSML is passed on unchanged: the component checks that it is well-formed and that the engine understands it. */
final class SsmlParser implements InputParser {

    @Override
    public DropInput parse(String content) {
        return DropInput.of(content, Map.of(TtsConstants.TEXT_TYPE, "ssml"));
    }
}

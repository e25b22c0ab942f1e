package io.github.cameltts.routes.http.openai;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What OpenAI counts, estimated, because other engines count no tokens: four characters of text are one, as OpenAI's help
 * says of English, and a minute of audio is 1250, as its price by token and by minute tell.
 *
 * @param input tokens of text
 * @param output tokens of audio
 */
record TokenUsage(long input, long output) {

    private static final long CHARACTERS_PER_TOKEN = 4;
    private static final double TOKENS_PER_MILLISECOND = 1250.0 / 60_000;

    static TokenUsage estimate(long characters, long durationMillis) {
        return new TokenUsage(
                (characters + CHARACTERS_PER_TOKEN - 1) / CHARACTERS_PER_TOKEN,
                Math.round(durationMillis * TOKENS_PER_MILLISECOND));
    }

    Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("input_tokens", input);
        fields.put("output_tokens", output);
        fields.put("total_tokens", input + output);
        return fields;
    }
}

package io.github.cameltts.engine.onnx.speech;

import io.github.cameltts.spi.EngineOption;
import io.github.cameltts.spi.InvalidSpeechRequestException;
import io.github.cameltts.spi.SpeechRequest;
import java.util.List;

/**
 * How the sentences of one request are put together.
 *
 * @param gapMillis silence between two sentences, 0 to 10,000
 * @param trims whether the silence that a model puts around a sentence is cut off
 */
public record SpeechOptions(int gapMillis, boolean trims) {

    /** The options of all voices. */
    public static final List<EngineOption> OPTIONS = List.of(
            new EngineOption(
                    "sentenceGap", EngineOption.Kind.NUMBER, "Milliseconds of silence between two sentences, 200"),
            new EngineOption("trimSilence", EngineOption.Kind.FLAG, "Cuts off the silence around each sentence, true"));

    private static final int DEFAULT_GAP = 200;
    private static final int LONGEST_GAP = 10_000;

    /** @throws InvalidSpeechRequestException when the gap is out of range */
    public static SpeechOptions of(SpeechRequest request) {
        String gap = request.options().getOrDefault("sentenceGap", Integer.toString(DEFAULT_GAP));
        double millis = Double.parseDouble(gap);
        if (!(millis >= 0 && millis <= LONGEST_GAP)) {
            throw new InvalidSpeechRequestException(
                    "engine.sentenceGap must be 0 to " + LONGEST_GAP + " milliseconds, not " + gap + ".");
        }
        return new SpeechOptions(
                (int) Math.round(millis), Boolean.parseBoolean(request.options().getOrDefault("trimSilence", "true")));
    }
}

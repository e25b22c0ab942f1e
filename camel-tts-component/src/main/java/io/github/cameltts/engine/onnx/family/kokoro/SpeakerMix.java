package io.github.cameltts.engine.onnx.family.kokoro;

import io.github.cameltts.internal.NearestNames;
import io.github.cameltts.spi.InvalidSpeechRequestException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One speaker, or several in proportion: {@code af_bella(2)+af_sky}. A part without a weight has the weight 1.
 *
 * @param weights of each voice, in the order of the mix; above 0, and together 1
 */
record SpeakerMix(Map<String, Double> weights) {

    private static final int MOST_PARTS = 16;
    private static final Pattern PART = Pattern.compile("([^()+]+)(?:\\((\\d{1,6}(?:\\.\\d{1,6})?)\\))?");

    /** Whether it is more than the name of one voice. */
    static boolean isMix(String speaker) {
        return speaker.indexOf('+') >= 0 || speaker.indexOf('(') >= 0;
    }

    /**
     * Reads a mix.
     *
     * @param speaker empty for the first voice
     * @param known the names of all voices, at least one
     * @throws io.github.cameltts.spi.UnknownNameException when a part is not known
     * @throws InvalidSpeechRequestException when it is written in another way, or all weights are 0
     */
    static SpeakerMix parse(String speaker, List<String> known) {
        if (speaker.isEmpty()) {
            return new SpeakerMix(Map.of(known.get(0), 1.0));
        }
        String[] parts = speaker.split("\\+", -1);
        if (parts.length > MOST_PARTS) {
            throw new InvalidSpeechRequestException("A mix has at most " + MOST_PARTS + " voices.");
        }
        Map<String, Double> weights = new LinkedHashMap<>();
        for (String part : parts) {
            Matcher read = PART.matcher(part.strip());
            if (!read.matches()) {
                throw new InvalidSpeechRequestException(
                        "A mix of voices is written as in af_bella(2)+af_sky, with weights of at least 0.");
            }
            String name = read.group(1);
            if (!known.contains(name)) {
                throw NearestNames.unknown("voice in the mix", name, known);
            }
            weights.merge(name, read.group(2) == null ? 1 : Double.parseDouble(read.group(2)), Double::sum);
        }
        return new SpeakerMix(normalized(weights));
    }

    private static Map<String, Double> normalized(Map<String, Double> weights) {
        weights.values().removeIf(weight -> weight == 0);
        double sum = weights.values().stream().mapToDouble(Double::doubleValue).sum();
        if (sum == 0) {
            throw new InvalidSpeechRequestException(
                    "A mix of voices needs a weight above 0, as in af_bella(2)+af_sky.");
        }
        weights.replaceAll((name, weight) -> weight / sum);
        return weights;
    }

    /** The voice that decides on the language. */
    String first() {
        return weights.keySet().iterator().next();
    }

    /**
     * The style of one sentence.
     *
     * @param tokens symbols of the sentence
     */
    float[] style(VoicePacks packs, int tokens) {
        float[] style = new float[VoicePack.STYLE];
        weights.forEach((name, weight) -> packs.pack(name).addTo(style, tokens, weight.floatValue()));
        return style;
    }
}

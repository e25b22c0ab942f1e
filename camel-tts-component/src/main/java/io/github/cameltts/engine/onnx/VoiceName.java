package io.github.cameltts.engine.onnx;

import io.github.cameltts.spi.InvalidSpeechRequestException;

/**
 * What a request calls a voice: {@code model} or {@code model#speaker}.
 *
 * @param model name of a voice, or path of a model's file
 * @param speaker one of the model's, empty for its first
 */
record VoiceName(String model, String speaker) {

    private static final int LONGEST = 500;

    /** @throws InvalidSpeechRequestException for what can be no name, and is not repeated */
    static VoiceName parse(String id) {
        if (id.length() > LONGEST || id.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidSpeechRequestException("A voice has a name of at most " + LONGEST
                    + " characters, none of them a control character. Correct it.");
        }
        int mark = id.indexOf('#');
        return mark < 0 ? new VoiceName(id, "") : new VoiceName(id.substring(0, mark), id.substring(mark + 1));
    }

    @Override
    public String toString() {
        return speaker.isEmpty() ? model : model + "#" + speaker;
    }
}

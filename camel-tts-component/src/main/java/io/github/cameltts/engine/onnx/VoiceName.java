package io.github.cameltts.engine.onnx;

/**
 * What a request calls a voice: {@code model} or {@code model#speaker}.
 *
 * @param model name of a voice, or path of a model's file
 * @param speaker one of the model's, empty for its first
 */
record VoiceName(String model, String speaker) {

    static VoiceName parse(String id) {
        int mark = id.indexOf('#');
        return mark < 0 ? new VoiceName(id, "") : new VoiceName(id.substring(0, mark), id.substring(mark + 1));
    }

    @Override
    public String toString() {
        return speaker.isEmpty() ? model : model + "#" + speaker;
    }
}

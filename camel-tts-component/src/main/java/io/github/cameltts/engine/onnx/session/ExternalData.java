package io.github.cameltts.engine.onnx.session;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the files beside a model that hold its weights: {@code TensorProto.external_data} of tensors whose {@code
 * data_location} is {@code EXTERNAL}. Weights in the model itself are skipped. Not thread-safe.
 */
final class ExternalData {

    private static final int MOST_FILES = 1000;
    private static final int EXTERNAL = 1;

    private final ProtobufReader in;
    private final Set<String> files = new LinkedHashSet<>();

    ExternalData(ProtobufReader in) {
        this.in = in;
    }

    /** Reads one tensor of the graph. */
    void tensor() throws IOException {
        String[] location = {""};
        boolean[] external = {false};
        in.message(number -> {
            switch (number) {
                case 13 -> location(location);
                case 14 -> external[0] = in.number() == EXTERNAL;
                default -> in.skip();
            }
        });
        if (external[0] && files.size() < MOST_FILES) {
            files.add(location[0]);
        } else if (external[0] && !files.contains(location[0])) {
            throw new IOException("its weights are in more than " + MOST_FILES + " files");
        }
    }

    private void location(String[] location) throws IOException {
        String[] pair = {"", ""};
        in.message(number -> {
            if (number == 1 || number == 2) {
                pair[number - 1] = in.name();
            } else {
                in.skip();
            }
        });
        if (pair[0].equals("location")) {
            location[0] = pair[1];
        }
    }

    /** Their paths as the model has them, relative to its folder. */
    List<String> files() {
        return List.copyOf(files);
    }
}

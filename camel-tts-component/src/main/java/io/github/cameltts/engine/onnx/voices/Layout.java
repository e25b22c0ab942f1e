package io.github.cameltts.engine.onnx.voices;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How the files of a voice lie. Either as Piper has them, {@code name.onnx} with {@code name.onnx.json} beside it, in a
 * folder of many voices; or in a folder of its own, with well-known names and voice packs.
 *
 * @param model the ONNX file
 * @param config what describes it
 * @param files all files whose bytes matter to what is heard, sorted
 */
record Layout(Path model, Optional<Path> config, List<Path> files) {

    static final String MODEL_ENDING = ".onnx";

    /** The folder of voice packs beside a model. */
    static final String PACKS = "voices";

    private static final List<String> CONFIGS = List.of("config.json", "tokenizer.json", "vocab.json", "tokens.txt");
    private static final List<String> COMPANIONS =
            List.of("tokenizer_config.json", "special_tokens_map.json", "voices.json");
    private static final int MOST_PACKS = 1000;

    /** Whether a voice's files can lie among those of others: all begin with its name. */
    static boolean isFlat(String name, List<String> fileNames) {
        return fileNames.stream().allMatch(file -> file.startsWith(name + MODEL_ENDING));
    }

    /**
     * Looks around a model. Where Piper's config is not beside it, all well-known files in its folder may be its own.
     *
     * @param shared whether its folder holds other voices too, so that a well-known name is not enough for a config
     */
    static Layout of(Path model, boolean shared) throws IOException {
        Path beside = sibling(model, model.getFileName() + ".json");
        Optional<Path> config = Stream.concat(
                        Stream.of(beside),
                        shared ? Stream.empty() : CONFIGS.stream().map(name -> sibling(model, name)))
                .filter(Files::isRegularFile)
                .findFirst();
        List<Path> files = new ArrayList<>(List.of(model, beside));
        files.add(sibling(model, model.getFileName() + ".data")); // where large tensors lie outside the model
        files.add(sibling(model, model.getFileName() + "_data"));
        if (!shared || !Files.isRegularFile(beside)) {
            Stream.concat(CONFIGS.stream(), COMPANIONS.stream()).forEach(name -> files.add(sibling(model, name)));
            files.addAll(packs(model.getParent()));
            files.addAll(packs(sibling(model, PACKS)));
        }
        return new Layout(
                model,
                config,
                files.stream().filter(Files::isRegularFile).distinct().sorted().toList());
    }

    private static Path sibling(Path model, String name) {
        return model.resolveSibling(name);
    }

    private static List<Path> packs(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(file ->
                            file.toString().endsWith(".bin") || file.toString().endsWith(".npz"))
                    .limit(MOST_PACKS)
                    .toList();
        }
    }
}

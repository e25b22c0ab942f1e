package io.github.cameltts.engine.onnx;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Folders of stand-ins: models that hum with the tensors of real voices, made by {@code stand-ins/make.py}. */
final class StandIns {

    /** Ids that break the speech: samples that are no numbers, silence, no samples. */
    enum Break {
        NOT_A_NUMBER(3),
        SILENT(2),
        EMPTY(1);

        private final int fromEnd;

        Break(int fromEnd) {
            this.fromEnd = fromEnd;
        }

        int id(int symbols) {
            return symbols - fromEnd;
        }
    }

    static final int PIPER_SYMBOLS = 256;
    static final int MMS_SYMBOLS = 40;
    private static final String LETTERS = " abcdefghijklmnopqrstuvwxyz'";

    private StandIns() {}

    static byte[] bytes(String file) {
        try (InputStream in = StandIns.class.getResourceAsStream("/stand-ins/" + file)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A Piper voice {@code <name>} that reads letters; speaker number n has the amplitude 0.2 + 0.1 n. */
    static Path piper(Path folder, String name, String... speakers) {
        String model = speakers.length == 0 ? "piper.onnx" : "piper-speakers.onnx";
        write(folder.resolve(name + ".onnx"), bytes(model));
        return write(folder.resolve(name + ".onnx.json"), piperConfig(speakers));
    }

    static String piperConfig(String... speakers) {
        String names = IntStream.range(0, speakers.length)
                .mapToObj(i -> "\"" + speakers[i] + "\": " + i)
                .collect(Collectors.joining(", "));
        return "{\"audio\": {\"sample_rate\": 22050}, \"language\": {\"code\": \"en_US\"}, \"phoneme_type\": \"text\","
                + " \"num_speakers\": " + Math.max(1, speakers.length) + ", \"speaker_id_map\": {" + names + "},"
                + " \"phoneme_id_map\": {\"_\": [0], \"^\": [1], \"$\": [2], \".\": [3], "
                + LETTERS.chars()
                        .mapToObj(c -> "\"" + (char) c + "\": [" + (c - ' ' + 4) + "]")
                        .collect(Collectors.joining(", "))
                + "}}";
    }

    /** A Kokoro voice in the folder {@code <name>} with packs of speakers, the n-th of them 0.3 n louder than the first. */
    static Path kokoro(Path models, String name, String... speakers) {
        return kokoro("kokoro.onnx", models, name, speakers);
    }

    static Path kokoro(String model, Path models, String name, String... speakers) {
        Path folder = models.resolve(name);
        for (int i = 0; i < speakers.length; i++) {
            write(folder.resolve("voices").resolve(speakers[i] + ".bin"), pack(0.3f * i));
        }
        return write(folder.resolve("model.onnx"), bytes(model));
    }

    /** A voice pack whose first number in row r, the amplitude, is {@code louder + 0.1 + r / 1000}. */
    static byte[] pack(float louder) {
        ByteBuffer pack = ByteBuffer.allocate(510 * 256 * 4).order(ByteOrder.LITTLE_ENDIAN);
        for (int row = 0; row < 510; row++) {
            pack.putFloat(row * 256 * 4, louder + 0.1f + row / 1000f);
        }
        return pack.array();
    }

    /** A voice of MMS in the folder {@code <name>} that reads small letters. */
    static Path mms(Path models, String name) {
        Path folder = models.resolve(name);
        write(folder.resolve("config.json"), "{\"model_type\": \"vits\", \"sampling_rate\": 16000}");
        write(folder.resolve("tokenizer_config.json"), tokenizerConfig("eng", false, false));
        write(folder.resolve("vocab.json"), vocabulary());
        return write(folder.resolve("model.onnx"), bytes("mms.onnx"));
    }

    static String tokenizerConfig(String language, boolean uroman, boolean phonemes) {
        return "{\"add_blank\": true, \"is_uroman\": " + uroman + ", \"language\": \"" + language
                + "\", \"normalize\": true, \"phonemize\": " + phonemes + ", \"tokenizer_class\": \"VitsTokenizer\"}";
    }

    /** As in real ones the letters have the lowest ids, and one of them is 0. */
    static String vocabulary() {
        return LETTERS.chars()
                .mapToObj(c -> "\"" + (char) c + "\": " + LETTERS.indexOf(c))
                .collect(Collectors.joining(", ", "{", ", \"<unk>\": 36}"));
    }

    /** A text file. */
    static Path write(Path file, String text) {
        return write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    static Path write(Path file, byte[] content) {
        try {
            Files.createDirectories(file.getParent());
            return Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An engine that finds its voices in a folder. */
    static OnnxEngine engine(Path folder) {
        OnnxEngine engine = new OnnxEngine();
        engine.setOffline(true);
        engine.setModelsDir(folder.toString());
        return engine;
    }
}

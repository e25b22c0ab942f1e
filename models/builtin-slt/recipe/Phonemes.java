import io.github.cameltts.text.EnglishPhonemizer;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the engine's own phonemes, one line a sentence: {@code java -cp COMPONENT Phonemes.java TEXTS.txt OUT.txt}. */
public final class Phonemes {
    private Phonemes() {}

    public static void main(String[] args) throws Exception {
        EnglishPhonemizer phonemizer = new EnglishPhonemizer();
        Files.write(Path.of(args[1]), Files.readAllLines(Path.of(args[0])).stream().map(phonemizer::phonemize).toList());
    }
}

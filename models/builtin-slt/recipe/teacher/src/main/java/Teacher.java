import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import marytts.LocalMaryInterface;

/** Reads a file of sentences aloud with MaryTTS: {@code Teacher SENTENCES.txt DIR} writes 00000.wav, 00001.wav, … (16 kHz). */
public final class Teacher {
    private static final String VOICE = "cmu-slt-hsmm";

    private Teacher() {}

    public static void main(String[] args) throws Exception {
        List<String> sentences = Files.readAllLines(Path.of(args[0]));
        Path folder = Files.createDirectories(Path.of(args[1]));
        System.setProperty("java.awt.headless", "true");
        LocalMaryInterface mary = new LocalMaryInterface();
        mary.setVoice(VOICE);
        double seconds = 0;
        for (int i = 0; i < sentences.size(); i++) {
            try (AudioInputStream audio = mary.generateAudio(sentences.get(i))) {
                seconds += audio.getFrameLength() / audio.getFormat().getFrameRate();
                AudioSystem.write(audio, AudioFileFormat.Type.WAVE, folder.resolve(String.format("%05d.wav", i)).toFile());
            }
        }
        System.out.printf("%d sentences, %.1f minutes of audio%n", sentences.size(), seconds / 60);
        System.exit(0); // MaryTTS leaves threads behind
    }
}

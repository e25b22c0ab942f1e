package io.github.cameltts.routes.drop;

import io.github.cameltts.TtsConstants;
import io.github.cameltts.routes.DurableFiles;
import io.github.cameltts.spi.InvalidAudioException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.camel.Message;

/** Takes the audio out of the pipeline's answer. */
final class AnswerReader {

    private static final Pattern EXTENSION = Pattern.compile("[a-z0-9]{1,8}");

    private AnswerReader() {}

    /**
     * Writes the audio to a file and waits until the disk has it.
     *
     * @throws InvalidAudioException if the answer is not audio
     * @throws IOException if the file cannot be written
     */
    static SpokenFile read(Message answer, DropItem item) throws IOException {
        String format = answer.getHeader(TtsConstants.FORMAT, "", String.class).toLowerCase(Locale.ROOT);
        InputStream audio = answer.getBody() instanceof String ? null : answer.getBody(InputStream.class);
        if (audio == null || !EXTENSION.matcher(format).matches()) {
            throw new InvalidAudioException("The pipeline answered without audio or without " + TtsConstants.FORMAT
                    + ". Check that the route behind the file drop speaks.");
        }
        // "json" is the metadata's.
        if (format.equals("json")) {
            throw new InvalidAudioException("The pipeline answered with 'json', which is no audio format.");
        }
        var elapsed = item.elapsed();
        Path file = item.job().folder().resolve("entry-" + item.number());
        try (audio) {
            long bytes = DurableFiles.write(file, audio);
            if (bytes == 0) {
                throw new InvalidAudioException("The pipeline answered with empty audio. Check the engine.");
            }
            return new SpokenFile(file, format, SpeechMetadata.of(answer, bytes, elapsed));
        }
    }
}

package io.github.cameltts.engine.onnx.speech;

import io.github.cameltts.audio.WavFile;
import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.AudioSink;
import io.github.cameltts.spi.InvalidAudioException;
import io.github.cameltts.spi.InvalidSpeechRequestException;
import io.github.cameltts.spi.Speech;
import io.github.cameltts.spi.TextTooLongException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The samples of one speech, kept until they are all there. PCM is handed on as it arrives; WAV when it is complete,
 * because its header tells how long it is. Not thread-safe.
 */
final class PcmAnswer {

    private static final long LONGEST_SECONDS = 3600;

    private final AudioFormat format;
    private final int sampleRate;
    private final AudioSink sink;
    private final List<byte[]> pieces = new ArrayList<>();
    private long bytes;
    private boolean hasSentence;
    private boolean isAudible;

    PcmAnswer(AudioFormat format, int sampleRate, AudioSink sink) {
        this.format = format;
        this.sampleRate = sampleRate;
        this.sink = sink;
    }

    /**
     * Takes the samples of a segment, none where the model was silent.
     *
     * @throws TextTooLongException when it gets longer than an hour
     */
    void add(Segment segment, byte[] pcm) {
        boolean isSentence = segment instanceof Segment.Sentence;
        hasSentence |= isSentence;
        isAudible |= isSentence && pcm.length > 0;
        bytes += pcm.length;
        if (bytes > LONGEST_SECONDS * 2 * sampleRate) {
            throw new TextTooLongException(
                    "The audio is longer than an hour. Send the text in parts, or shorter breaks.");
        }
        pieces.add(pcm);
        if (pcm.length > 0 && format != AudioFormat.WAV) {
            sink.accept(pcm);
        }
    }

    /**
     * All of it; what was not handed on before goes to the sink now.
     *
     * @param voice the voice's name, for errors
     * @throws InvalidSpeechRequestException when there was no sentence
     * @throws InvalidAudioException when there were sentences, and no sound
     */
    Speech speech(String voice) {
        if (!hasSentence) {
            throw new InvalidSpeechRequestException("The text holds nothing that the voice " + voice
                    + " can say. Send words of its language, or use another engine or voice.");
        }
        if (!isAudible) {
            throw new InvalidAudioException("The voice " + voice + " gave silence. Use another voice.");
        }
        byte[] pcm = joined();
        byte[] audio = pcm;
        if (format == AudioFormat.WAV) {
            audio = WavFile.wrap(pcm, sampleRate);
            sink.accept(audio);
        }
        Duration duration = Duration.ofNanos(pcm.length / 2 * 1_000_000_000L / sampleRate);
        return new Speech(audio, format, sampleRate, Optional.of(duration), OptionalLong.empty());
    }

    private byte[] joined() {
        byte[] pcm = new byte[(int) bytes];
        int at = 0;
        for (byte[] piece : pieces) {
            System.arraycopy(piece, 0, pcm, at, piece.length);
            at += piece.length;
        }
        pieces.clear();
        return pcm;
    }
}

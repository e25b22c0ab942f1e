package io.github.cameltts.engine.onnx.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cameltts.engine.onnx.speech.Segment.Pause;
import io.github.cameltts.engine.onnx.speech.Segment.Sentence;
import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.InvalidAudioException;
import io.github.cameltts.spi.InvalidSpeechRequestException;
import io.github.cameltts.spi.TextTooLongException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PcmAnswerTest {

    private static final int RATE = 8000;
    private static final Segment SENTENCE = new Sentence(new long[] {1});

    private final List<byte[]> sent = new ArrayList<>();

    @Test
    void pcmIsHandedOnAtOnceAndIsAllOfTheAnswer() {
        PcmAnswer answer = new PcmAnswer(AudioFormat.PCM, RATE, sent::add);

        answer.add(SENTENCE, new byte[] {1, 2});
        answer.add(new Pause(1), new byte[] {0, 0});
        assertThat(sent).hasSize(2);
        assertThat(answer.speech("jo").audio()).containsExactly(1, 2, 0, 0);
    }

    @Test
    void wavIsHandedOnWhenItsLengthIsKnown() {
        PcmAnswer answer = new PcmAnswer(AudioFormat.WAV, RATE, sent::add);

        answer.add(SENTENCE, new byte[] {1, 2});
        assertThat(sent).isEmpty();

        byte[] wav = answer.speech("jo").audio();
        assertThat(sent).containsExactly(wav);
        assertThat(wav).hasSize(46).endsWith(1, 2);
    }

    @Test
    void moreThanAnHourIsRefusedBeforeItFillsTheMemory() {
        PcmAnswer answer = new PcmAnswer(AudioFormat.PCM, RATE, part -> {});
        byte[] tenMinutes = new byte[RATE * 2 * 600];

        for (int i = 0; i < 6; i++) {
            answer.add(new Pause(600_000), tenMinutes);
        }
        assertThatThrownBy(() -> answer.add(SENTENCE, new byte[2])).isInstanceOf(TextTooLongException.class);
    }

    @Test
    void nothingToSayAndNothingHeardAreTwoErrors() {
        PcmAnswer empty = new PcmAnswer(AudioFormat.PCM, RATE, sent::add);
        PcmAnswer silent = new PcmAnswer(AudioFormat.PCM, RATE, sent::add);
        silent.add(SENTENCE, new byte[0]);

        assertThatThrownBy(() -> empty.speech("jo")).isInstanceOf(InvalidSpeechRequestException.class);
        assertThatThrownBy(() -> silent.speech("jo")).isInstanceOf(InvalidAudioException.class);
        assertThat(sent).isEmpty();
    }
}

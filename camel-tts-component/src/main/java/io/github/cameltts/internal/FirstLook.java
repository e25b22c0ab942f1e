package io.github.cameltts.internal;

import io.github.cameltts.audio.AudioInspector;
import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.AudioSink;
import io.github.cameltts.spi.InvalidAudioException;
import java.util.Arrays;

/**
 * Looks at the beginning of the audio before anybody gets it, so that an error message or another container is still an
 * exception and no broken stream. Holds back at most some hundred bytes.
 */
final class FirstLook implements AudioSink {

    private final AudioFormat expected;
    private final SpeechRecording recording;
    private byte[] beginning = {};
    private boolean passed;

    FirstLook(AudioFormat expected, SpeechRecording recording) {
        this.expected = expected;
        this.recording = recording;
    }

    @Override
    public void accept(byte[] chunk) {
        if (passed) {
            recording.accept(chunk);
            return;
        }
        if (recording.done().isDone()) {
            return; // refused, and the engine has not stopped yet
        }
        byte[] known = beginning.length == 0 ? chunk : join(beginning, chunk);
        beginning = known;
        try {
            passed = AudioInspector.inspectBeginning(known, expected);
        } catch (InvalidAudioException e) {
            recording.fail(e);
        }
        if (passed) {
            recording.accept(known);
        }
    }

    private static byte[] join(byte[] one, byte[] two) {
        byte[] both = Arrays.copyOf(one, one.length + two.length);
        System.arraycopy(two, 0, both, one.length, two.length);
        return both;
    }
}

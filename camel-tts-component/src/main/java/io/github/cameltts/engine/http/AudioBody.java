package io.github.cameltts.engine.http;

import io.github.cameltts.audio.AudioInfo;
import io.github.cameltts.audio.AudioInspector;
import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.Speech;
import java.util.OptionalLong;

/** Audio that a service sent, as speech. */
public final class AudioBody {

    private AudioBody() {}

    /**
     * Tells how long headerless audio plays, which its length tells; other audio tells itself.
     *
     * @param sampleRate hertz of the audio
     */
    public static Speech toSpeech(byte[] audio, AudioFormat format, int sampleRate) {
        return switch (format) {
            case PCM, ULAW, ALAW -> {
                AudioInfo info = AudioInspector.inspect(audio, format, sampleRate);
                yield new Speech(audio, format, sampleRate, info.duration(), OptionalLong.empty());
            }
            default -> new Speech(audio, format, 0);
        };
    }
}

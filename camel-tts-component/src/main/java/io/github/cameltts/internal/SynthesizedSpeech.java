package io.github.cameltts.internal;

import io.github.cameltts.audio.AudioInfo;
import io.github.cameltts.internal.calls.BoughtSpeech;
import io.github.cameltts.spi.Charge;
import io.github.cameltts.spi.Speech;
import java.time.Duration;

/**
 * Audio that passed admission.
 *
 * @param speech what is answered with
 * @param info what the bytes really are
 * @param duration how long it plays, zero when unknown
 * @param synthesis how long the engine took
 * @param charge what was booked for it
 */
public record SynthesizedSpeech(Speech speech, AudioInfo info, Duration duration, Duration synthesis, Charge charge) {

    static SynthesizedSpeech of(BoughtSpeech bought, AudioInfo info, long nanos) {
        Speech speech = bought.speech();
        return new SynthesizedSpeech(
                speech,
                info,
                info.duration().or(speech::duration).orElse(Duration.ZERO),
                Duration.ofNanos(nanos),
                bought.charge());
    }

    /** Hertz as found in the audio, else as told by the engine, 0 when unknown. */
    int sampleRate() {
        return info.sampleRate() > 0 ? info.sampleRate() : speech.sampleRate();
    }
}

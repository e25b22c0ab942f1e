package io.github.cameltts.internal;

import io.github.cameltts.CompleteSpeech;
import io.github.cameltts.TtsConstants;
import io.github.cameltts.audio.AudioInspector;
import io.github.cameltts.internal.calls.BoughtSpeech;
import io.github.cameltts.internal.observe.LogContext;
import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.Charge;
import io.github.cameltts.spi.Speech;
import io.github.cameltts.spi.SpeechException;
import io.github.cameltts.spi.SynthesisFailedException;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * The engine's own audio or its twin, and what is asked for in its place.
 *
 * @param asked what is to be made of it
 * @param twin what the audio is in, empty where it is the engine's own
 * @param audio with the headers of the answer that brought it
 */
record Master(ResolvedRequest asked, Optional<Twin> twin, CompleteSpeech audio) {

    /** Empty where the audio is already what is asked for. */
    static Optional<Master> of(ResolvedRequest asked, CompleteSpeech audio) {
        Object format = audio.headers().get(TtsConstants.FORMAT);
        Optional<Twin> twin = asked.twin().filter(other -> other.format().id().equals(format));
        return twin.isPresent() || asked.conversion().isPresent()
                ? Optional.of(new Master(asked, twin, audio))
                : Optional.empty();
    }

    /** Whether the exchange that brought it has paid for it. */
    boolean isBought() {
        return "synthesized".equals(audio.headers().get(TtsConstants.CACHE));
    }

    /** Starts to convert it. */
    Work<SpeechRecording> conversion(Executor executor) {
        SpeechRecording recording = new SpeechRecording();
        executor.execute(LogContext.current().around(() -> {
            try {
                recording.complete(converted());
            } catch (SpeechException e) {
                recording.fail(e);
            } catch (RuntimeException | Error e) {
                recording.fail(new SynthesisFailedException(
                        "The conversion failed with " + e.getClass().getSimpleName() + "; the cause has the details.",
                        e));
            }
        }));
        return Work.of(recording.done());
    }

    private SynthesizedSpeech converted() {
        long begin = System.nanoTime();
        Speech own = twin.map(other -> other.standIn(audioAs(other.format())))
                .orElseGet(() -> audioAs(asked.spoken().format()));
        Speech speech = asked.conversion()
                .map(conversion -> conversion.answer(asked, own))
                .orElse(own);
        return SynthesizedSpeech.of(
                new BoughtSpeech(speech, charge()),
                AudioInspector.inspect(speech),
                number(TtsConstants.SYNTHESIS_TIME) * 1_000_000 + System.nanoTime() - begin);
    }

    private Speech audioAs(AudioFormat format) {
        return new Speech(audio.audio(), format, (int) number(TtsConstants.SAMPLE_RATE));
    }

    private Charge charge() {
        return new Charge(
                asked.engineName(),
                asked.identity().model(),
                asked.request().voice(),
                asked.tenant(),
                number(TtsConstants.BILLED_CHARACTERS) + number(TtsConstants.SAVED_CHARACTERS),
                number(TtsConstants.COST) + number(TtsConstants.SAVED));
    }

    private long number(String header) {
        return audio.headers().get(header) instanceof Number value ? value.longValue() : 0;
    }
}

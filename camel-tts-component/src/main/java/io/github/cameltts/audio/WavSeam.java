package io.github.cameltts.audio;

import io.github.cameltts.spi.AudioSink;
import io.github.cameltts.spi.InvalidAudioException;
import java.io.ByteArrayOutputStream;

/** Puts the samples of several WAV files under one header, which tells their length, so nothing goes out before the end. */
final class WavSeam implements Seam {

    private final AudioSink out;
    private final ByteArrayOutputStream part = new ByteArrayOutputStream();
    private final ByteArrayOutputStream samples = new ByteArrayOutputStream();
    private WavLayout first;

    WavSeam(AudioSink out) {
        this.out = out;
    }

    @Override
    public void accept(byte[] chunk) {
        part.writeBytes(chunk);
    }

    @Override
    public void endPart() {
        byte[] wav = part.toByteArray();
        part.reset();
        WavLayout layout = WavLayout.of(wav);
        if (!layout.isSampled()) {
            throw new InvalidAudioException("WAV files of encoding " + layout.encoding()
                    + " cannot be put together. Let the engine answer with 16-bit samples, or ask for another format.");
        }
        first = first == null ? layout : first;
        if (!layout.sameSamples(first)) {
            throw new InvalidAudioException(
                    "The engine changed the samples of its WAV audio from one part of the text to"
                            + " the next. Ask for one sample rate, or for another format.");
        }
        int whole = layout.dataLength() / layout.blockAlign() * layout.blockAlign();
        samples.write(wav, layout.dataOffset(), whole);
    }

    @Override
    public void end() {
        out.accept(WavFile.wrap(samples.toByteArray(), first));
    }
}

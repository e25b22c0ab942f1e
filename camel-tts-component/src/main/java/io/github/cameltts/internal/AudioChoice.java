package io.github.cameltts.internal;

import io.github.cameltts.audio.codec.AudioEncoder;
import io.github.cameltts.audio.codec.AudioEncoders;
import io.github.cameltts.audio.codec.PcmRecording;
import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.EngineCapabilities;
import io.github.cameltts.spi.InvalidSpeechRequestException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * In which format and at which rate a request is answered: the engine's own where it can, else made of its plain samples.
 *
 * @param sampleRate hertz, 0 when the engine decides
 * @param conversion what is to be done with the engine's audio, empty when nothing is
 * @param twin the other format in which the engine's audio may be kept, empty when there is none
 */
record AudioChoice(AudioFormat format, int sampleRate, Optional<Conversion> conversion, Optional<Twin> twin) {

    /**
     * @param wantedFormat the name of a format, empty for the engine's first
     * @param wantedRate hertz, 0 for what goes best with the engine
     * @throws InvalidSpeechRequestException when neither the engine nor an encoder can make it
     */
    static AudioChoice of(EngineCapabilities can, Optional<String> wantedFormat, int wantedRate) {
        AudioFormat format = wantedFormat
                .map(name -> AudioFormat.byId(name).orElseThrow(() -> NearestNames.unknown("format", name, names(can))))
                .orElse(can.formats().get(0));
        int ownRate = can.sampleRates().isEmpty() ? 0 : can.sampleRates().get(0);
        boolean canRate = wantedRate == 0 || can.sampleRates().contains(wantedRate);
        if (can.formats().contains(format) && canRate) {
            int rate = wantedRate == 0 ? ownRate : wantedRate;
            return new AudioChoice(format, rate, Optional.empty(), Twin.of(can, format, rate));
        }
        Optional<AudioFormat> from = readable(can);
        AudioEncoder encoder = from.flatMap(any -> AudioEncoders.of(format))
                .orElseThrow(() -> can.formats().contains(format)
                        ? badRate(can, wantedRate, can.sampleRates())
                        : badFormat(can, format));
        if (wantedRate != 0 && !encoder.sampleRates().contains(wantedRate)) {
            throw badRate(can, wantedRate, rates(can, encoder));
        }
        int fromRate = canRate && wantedRate != 0 ? wantedRate : ownRate;
        int rate = wantedRate != 0 || fromRate == 0 ? wantedRate : encoder.sampleRateFor(fromRate);
        return new AudioChoice(
                format,
                rate,
                from.map(own -> new Conversion(own, fromRate, encoder)),
                from.flatMap(own -> Twin.of(can, own, fromRate)));
    }

    private static Optional<AudioFormat> readable(EngineCapabilities can) {
        return PcmRecording.READABLE.stream().filter(can.formats()::contains).findFirst();
    }

    private static Collection<Integer> rates(EngineCapabilities can, AudioEncoder encoder) {
        TreeSet<Integer> rates = new TreeSet<>(encoder.sampleRates());
        if (can.formats().contains(encoder.format())) {
            rates.addAll(can.sampleRates());
        }
        return rates;
    }

    private static InvalidSpeechRequestException badFormat(EngineCapabilities can, AudioFormat format) {
        return new InvalidSpeechRequestException("The engine '" + can.id() + "' cannot answer with " + format.id()
                + ", and nothing here can make it of its audio. Ask for one of " + String.join(", ", names(can)) + ".");
    }

    private static List<String> names(EngineCapabilities can) {
        Stream<AudioFormat> made = readable(can).isPresent() ? AudioEncoders.formats().stream() : Stream.empty();
        return Stream.concat(can.formats().stream(), made)
                .map(AudioFormat::id)
                .distinct()
                .toList();
    }

    private static InvalidSpeechRequestException badRate(
            EngineCapabilities can, int wanted, Collection<Integer> possible) {
        return new InvalidSpeechRequestException("The engine '" + can.id() + "' cannot answer at " + wanted + " Hz. "
                + (possible.isEmpty() ? "Leave the sample rate to it." : "It can: " + possible + "."));
    }
}

package io.github.cameltts.engine.elevenlabs;

import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.InvalidSpeechRequestException;
import io.github.cameltts.spi.SpeechRequest;
import java.util.List;
import java.util.Map;

/**
 * The value of {@code output_format}: codec, sample rate and, where it has one, bit rate.
 *
 * @param name as ElevenLabs spells it
 * @param sampleRate hertz of the audio
 */
record OutputFormat(String name, int sampleRate) {

    /** What can be asked for, the default first. */
    static final Integer[] SAMPLE_RATES = {44100, 8000, 16000, 22050, 24000, 32000, 48000};

    private static final int DEFAULT_RATE = 44100;
    private static final List<Integer> BIT_RATES = List.of(32, 64, 96, 128, 192);
    private static final Map<Integer, Integer> SMALL_MP3 = Map.of(22050, 32, 24000, 48);

    static OutputFormat of(SpeechRequest request, int bitRate) {
        int rate = request.sampleRate() == 0 ? DEFAULT_RATE : request.sampleRate();
        return switch (request.format()) {
            case WAV, PCM -> new OutputFormat(request.format().id() + "_" + rate, rate);
            case ULAW, ALAW -> {
                requireRate(request, rate, 8000);
                yield new OutputFormat(request.format().id() + "_8000", 8000);
            }
            case OPUS -> {
                requireRate(request, rate, 48000);
                yield new OutputFormat("opus_48000_" + known(bitRate), 48000);
            }
            case MP3 -> mp3(request, rate, bitRate);
            default ->
                throw new InvalidSpeechRequestException(
                        "ElevenLabs does not answer with " + request.format().id() + ". Choose another format.");
        };
    }

    private static OutputFormat mp3(SpeechRequest request, int rate, int bitRate) {
        if (SMALL_MP3.containsKey(rate)) {
            return new OutputFormat("mp3_" + rate + "_" + SMALL_MP3.get(rate), rate);
        }
        requireRate(request, rate, DEFAULT_RATE);
        return new OutputFormat("mp3_44100_" + known(bitRate), rate);
    }

    /** The default rate is also what a request has that did not ask for one. */
    private static void requireRate(SpeechRequest request, int rate, int only) {
        if (rate != only && rate != DEFAULT_RATE) {
            throw new InvalidSpeechRequestException("ElevenLabs does not answer with "
                    + request.format().id() + " at " + rate + " Hz. Leave the sample rate out, or use " + only + ".");
        }
    }

    private static int known(int bitRate) {
        if (!BIT_RATES.contains(bitRate)) {
            throw new InvalidSpeechRequestException(
                    "ElevenLabs knows no bit rate " + bitRate + ". Set engine.bitRate to one of " + BIT_RATES + ".");
        }
        return bitRate;
    }

    static final AudioFormat[] FORMATS = {
        AudioFormat.MP3, AudioFormat.OPUS, AudioFormat.PCM, AudioFormat.WAV, AudioFormat.ULAW, AudioFormat.ALAW
    };
}

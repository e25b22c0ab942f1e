package io.github.cameltts.engine.azure;

import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.InvalidSpeechRequestException;
import io.github.cameltts.spi.SpeechRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The value of {@code X-Microsoft-OutputFormat}: container, sample rate and codec.
 *
 * @param name as Azure spells it
 * @param sampleRate hertz of the audio
 * @param bytesPerSecond of audio at a constant rate, 0 where the rate varies
 * @see <a href="https://learn.microsoft.com/azure/ai-services/speech-service/rest-text-to-speech#audio-outputs">Audio
 *     outputs</a>
 */
record OutputFormat(String name, int sampleRate, int bytesPerSecond) {

    /** What can be asked for, the default first. */
    static final AudioFormat[] FORMATS = {
        AudioFormat.MP3, AudioFormat.WAV, AudioFormat.PCM, AudioFormat.OPUS, AudioFormat.ULAW, AudioFormat.ALAW
    };

    /** What can be asked for, the default first. */
    static final Integer[] SAMPLE_RATES = {24000, 8000, 16000, 22050, 44100, 48000};

    static final String BIT_RATE = "bitRate";

    private static final int DEFAULT_RATE = 24000;
    private static final int TELEPHONE = 8000;
    private static final List<Integer> OPUS_RATES = List.of(16000, 24000, 48000);

    /** Kilobits per second for each sample rate, the default first. */
    private static final Map<Integer, List<String>> MP3_BIT_RATES =
            Map.of(16000, List.of("64", "32", "128"), 24000, List.of("96", "48", "160"), 48000, List.of("192", "96"));

    static OutputFormat of(SpeechRequest request) {
        int rate = request.sampleRate() == 0 ? DEFAULT_RATE : request.sampleRate();
        return switch (request.format()) {
            case MP3 -> mp3(request, rate);
            case WAV -> new OutputFormat("riff-" + spelled(rate) + "-16bit-mono-pcm", rate, 2 * rate);
            case PCM -> new OutputFormat("raw-" + spelled(rate) + "-16bit-mono-pcm", rate, 2 * rate);
            case OPUS -> {
                require(OPUS_RATES.contains(rate), request, OPUS_RATES);
                yield new OutputFormat("ogg-" + spelled(rate) + "-16bit-mono-opus", rate, 0);
            }
            case ULAW -> telephone(request, rate, "mulaw");
            case ALAW -> telephone(request, rate, "alaw");
            default ->
                throw new InvalidSpeechRequestException(
                        "Azure does not answer with " + request.format().id() + ". Choose another format.");
        };
    }

    /** Whether so many bytes play for at least so long; false where the rate varies. */
    boolean lasts(int bytes, Duration time) {
        return bytesPerSecond > 0 && bytes / bytesPerSecond >= time.toSeconds();
    }

    private static OutputFormat mp3(SpeechRequest request, int rate) {
        List<String> known = MP3_BIT_RATES.get(rate);
        require(known != null, request, MP3_BIT_RATES.keySet().stream().sorted().toList());
        String bitRate = request.options().getOrDefault(BIT_RATE, known.get(0));
        if (!known.contains(bitRate)) {
            throw new InvalidSpeechRequestException("Azure knows no mp3 of " + bitRate + " kbit/s at " + rate
                    + " Hz. Set engine.bitRate to one of " + known + ".");
        }
        return new OutputFormat(
                "audio-" + spelled(rate) + "-" + bitRate + "kbitrate-mono-mp3", rate, Integer.parseInt(bitRate) * 125);
    }

    /** The default rate is also what a request has that did not ask for one. */
    private static OutputFormat telephone(SpeechRequest request, int rate, String codec) {
        require(rate == TELEPHONE || rate == DEFAULT_RATE, request, List.of(TELEPHONE));
        return new OutputFormat("raw-8khz-8bit-mono-" + codec, TELEPHONE, TELEPHONE);
    }

    private static void require(boolean possible, SpeechRequest request, List<Integer> rates) {
        if (!possible) {
            throw new InvalidSpeechRequestException(
                    "Azure does not answer with " + request.format().id() + " at " + request.sampleRate()
                            + " Hz. Leave the sample rate out, or use one of " + rates + ".");
        }
    }

    private static String spelled(int rate) {
        return rate % 1000 == 0 ? rate / 1000 + "khz" : rate + "hz";
    }
}

package io.github.cameltts.engine.google;

import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.InvalidSpeechRequestException;
import io.github.cameltts.spi.Prosody;
import io.github.cameltts.spi.SpeechRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The value of {@code audioConfig}.
 *
 * @param encoding as Google spells it
 * @param sampleRate hertz of the audio
 * @see <a href="https://cloud.google.com/text-to-speech/docs/reference/rest/v1/AudioConfig">AudioConfig</a>
 */
record AudioConfig(String encoding, int sampleRate) {

    /** What can be asked for, the default first. */
    static final AudioFormat[] FORMATS = {
        AudioFormat.MP3, AudioFormat.WAV, AudioFormat.PCM, AudioFormat.OPUS, AudioFormat.ULAW, AudioFormat.ALAW
    };

    /** What can be asked for, the default first. */
    static final Integer[] SAMPLE_RATES = {24000, 8000, 16000, 22050, 32000, 44100, 48000};

    private static final int DEFAULT_RATE = 24000;
    private static final int TELEPHONE = 8000;
    private static final List<Integer> OPUS_RATES = List.of(8000, 16000, 24000, 48000);

    static AudioConfig of(SpeechRequest request) {
        int rate = request.sampleRate() == 0 ? DEFAULT_RATE : request.sampleRate();
        return switch (request.format()) {
            case MP3 -> new AudioConfig("MP3", rate);
            case WAV -> new AudioConfig("LINEAR16", rate);
            case PCM -> new AudioConfig("PCM", rate);
            case OPUS -> {
                require(OPUS_RATES.contains(rate), request, OPUS_RATES);
                yield new AudioConfig("OGG_OPUS", rate);
            }
            case ULAW -> telephone("MULAW", request, rate);
            case ALAW -> telephone("ALAW", request, rate);
            default ->
                throw new InvalidSpeechRequestException(
                        "Google does not answer with " + request.format().id() + ". Choose another format.");
        };
    }

    /** The default rate is also what a request has that did not ask for one. */
    private static AudioConfig telephone(String encoding, SpeechRequest request, int rate) {
        require(rate == TELEPHONE || rate == DEFAULT_RATE, request, List.of(TELEPHONE));
        return new AudioConfig(encoding, TELEPHONE);
    }

    private static void require(boolean possible, SpeechRequest request, List<Integer> rates) {
        if (!possible) {
            throw new InvalidSpeechRequestException(
                    "Google does not answer with " + request.format().id() + " at " + request.sampleRate()
                            + " Hz. Leave the sample rate out, or use one of " + rates + ".");
        }
    }

    /** The fields, with the volume in decibels of gain. */
    Map<String, Object> fields(Prosody prosody) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("audioEncoding", encoding);
        fields.put("sampleRateHertz", sampleRate);
        if (prosody.rate() != 1) {
            fields.put("speakingRate", prosody.rate());
        }
        if (prosody.pitch() != 0) {
            fields.put("pitch", prosody.pitch());
        }
        if (prosody.volume() != 1) {
            fields.put("volumeGainDb", Math.max(GoogleEngine.LEAST_GAIN, 20 * Math.log10(prosody.volume())));
        }
        return fields;
    }
}

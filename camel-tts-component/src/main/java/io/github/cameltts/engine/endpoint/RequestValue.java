package io.github.cameltts.engine.endpoint;

import io.github.cameltts.TtsConstants;
import io.github.cameltts.spi.SpeechRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * One value of a request that an endpoint can be told.
 *
 * @param placeholder its name in configured headers
 * @param header the {@code CamelTts…} header that carries it in any case
 * @param reader takes it out of a request, empty when the request has none
 */
record RequestValue(String placeholder, String header, Function<SpeechRequest, String> reader) {

    static final List<RequestValue> ALL = List.of(
            new RequestValue("voice", TtsConstants.VOICE, SpeechRequest::voice),
            new RequestValue("language", TtsConstants.LANGUAGE, SpeechRequest::language),
            new RequestValue("model", TtsConstants.MODEL, SpeechRequest::model),
            new RequestValue(
                    "format", TtsConstants.FORMAT, request -> request.format().id()),
            new RequestValue("sampleRate", TtsConstants.SAMPLE_RATE, RequestValue::sampleRate),
            new RequestValue(
                    "rate",
                    TtsConstants.RATE,
                    request -> number(request.prosody().rate())),
            new RequestValue(
                    "pitch",
                    TtsConstants.PITCH,
                    request -> number(request.prosody().pitch())),
            new RequestValue(
                    "volume",
                    TtsConstants.VOLUME,
                    request -> number(request.prosody().volume())),
            new RequestValue(
                    "style", TtsConstants.STYLE, request -> request.style().orElse("")),
            new RequestValue("instructions", TtsConstants.INSTRUCTIONS, request -> request.instructions()
                    .orElse("")),
            new RequestValue("seed", TtsConstants.SEED, RequestValue::seed),
            new RequestValue("textType", TtsConstants.TEXT_TYPE, RequestValue::textType));

    String of(SpeechRequest request) {
        return reader.apply(request);
    }

    /** The value behind a placeholder. */
    static Optional<RequestValue> named(String placeholder) {
        return ALL.stream()
                .filter(known -> known.placeholder.equals(placeholder))
                .findFirst();
    }

    private static String sampleRate(SpeechRequest request) {
        return request.sampleRate() > 0 ? Integer.toString(request.sampleRate()) : "";
    }

    private static String seed(SpeechRequest request) {
        return request.seed().isPresent() ? Long.toString(request.seed().getAsLong()) : "";
    }

    private static String textType(SpeechRequest request) {
        return request.textType().name().toLowerCase(Locale.ROOT);
    }

    /** Without a trailing {@code .0}, which some services do not read. */
    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}

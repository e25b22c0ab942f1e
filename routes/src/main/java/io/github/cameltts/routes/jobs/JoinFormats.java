package io.github.cameltts.routes.jobs;

import io.github.cameltts.audio.AudioJoiner;
import io.github.cameltts.spi.AudioFormat;
import java.util.Optional;

/** Finds out before anything is bought that the segments of a job cannot be joined, as far as it names their formats. */
final class JoinFormats {

    private static final String FORMAT = "format";

    private JoinFormats() {}

    /** @throws JobException when a format cannot be joined, or two differ */
    static void check(JobRequest request) {
        Optional<String> first = Optional.empty();
        for (JobSegment segment : request.segments()) {
            boolean own = segment.request().has(FORMAT);
            String field = own ? "segments[" + (segment.number() - 1) + "]." + FORMAT : FORMAT;
            Optional<String> format = Optional.ofNullable((own ? segment.request() : request.common()).get(FORMAT))
                    .map(name -> joinable(field, name.asText()).id());
            if (first.isPresent() && format.isPresent() && !format.equals(first)) {
                throw JobException.invalid(
                        field,
                        "Audio in " + first.get() + " and " + format.get()
                                + " cannot be joined. Ask for one format, or leave 'join' out.");
            }
            first = first.or(() -> format);
        }
    }

    private static AudioFormat joinable(String field, String name) {
        return AudioFormat.byId(name)
                .filter(AudioJoiner.FORMATS::contains)
                .orElseThrow(() -> JobException.invalid(
                        field,
                        "Audio in this format cannot be joined. Ask for one of " + AudioJoiner.formatNames()
                                + ", or leave 'join' out."));
    }
}

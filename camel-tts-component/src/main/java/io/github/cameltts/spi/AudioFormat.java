package io.github.cameltts.spi;

import java.util.Locale;
import java.util.Optional;

/** Containers and encodings of audio, with the media type and file extension each one goes by. */
public enum AudioFormat {
    /** RIFF WAVE. */
    WAV("audio/wav"),
    /** Headerless signed 16-bit little-endian mono samples (RFC 2586 leaves the byte order open; this project does not). */
    PCM("audio/pcm"),
    /** MPEG-1/2 layer III. */
    MP3("audio/mpeg"),
    /** Opus in Ogg (RFC 7845). */
    OPUS("audio/ogg"),
    /** Vorbis in Ogg. */
    OGG("audio/ogg"),
    /** Native FLAC (RFC 9639). */
    FLAC("audio/flac"),
    /** AAC in ADTS frames. */
    AAC("audio/aac"),
    /** Headerless 8-bit mu-law (ITU-T G.711). */
    ULAW("audio/basic"),
    /** Headerless 8-bit A-law (ITU-T G.711). */
    ALAW("audio/x-alaw-basic");

    private final String contentType;

    AudioFormat(String contentType) {
        this.contentType = contentType;
    }

    /** The media type for {@code Content-Type}. */
    public String contentType() {
        return contentType;
    }

    /** The name in options, headers and keys, and the file extension: the constant in lower case. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Finds a format by its {@link #id()}, in any case. */
    public static Optional<AudioFormat> byId(String id) {
        for (AudioFormat format : values()) {
            if (format.name().equalsIgnoreCase(id)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }
}

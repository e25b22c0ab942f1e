package io.github.cameltts.audio;

/** What is not sound in an MP3 stream: ID3v2 (id3.org, version 2.4.0), ID3v1 and APEv2. */
final class Mp3Tag {

    /** Bytes that tell the length of an ID3v2 tag. */
    static final int ID3V2_HEADER = 10;

    private static final int ID3V1_LENGTH = 128;

    private Mp3Tag() {}

    static boolean isId3v2(byte[] audio, int at) {
        return Signature.at(audio, at, "ID3");
    }

    /** Bytes of the ID3v2 tag at an offset, of which {@link #ID3V2_HEADER} must be there. */
    static long id3v2Length(byte[] audio, int at) {
        int size = 0;
        for (int i = 6; i < ID3V2_HEADER; i++) {
            size = size << 7 | (audio[at + i] & 0x7F);
        }
        boolean footer = (audio[at + 5] & 0x10) != 0;
        return ID3V2_HEADER + size + (footer ? ID3V2_HEADER : 0L);
    }

    /** Whether a tag begins that only the end of the audio can have. */
    static boolean isLastBegun(byte[] audio, int at) {
        return Signature.at(audio, at, "APETAGEX") || Signature.at(audio, at, "TAG");
    }

    /** Whether the rest of the audio is a tag. */
    static boolean isLast(byte[] audio, int at) {
        return Signature.at(audio, at, "APETAGEX")
                || (audio.length - at == ID3V1_LENGTH && Signature.at(audio, at, "TAG"));
    }
}

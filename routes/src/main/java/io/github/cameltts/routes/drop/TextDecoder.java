package io.github.cameltts.routes.drop;

import io.github.cameltts.spi.InvalidSpeechRequestException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Text from bytes: UTF-8 with or without byte order mark, UTF-16 with one. Anything else is refused, not guessed. */
final class TextDecoder {

    private static final String ADVICE = " Save it as plain text in UTF-8 and drop it again.";

    private TextDecoder() {}

    static String decode(byte[] bytes) {
        String text = strictly(bytes);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' && "\t\n\r\f".indexOf(c) < 0) {
                throw new InvalidSpeechRequestException(
                        "The file is not text: it holds a control character at position " + i + "." + ADVICE);
            }
        }
        return text;
    }

    private static String strictly(byte[] bytes) {
        if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
            return decode(bytes, 3, StandardCharsets.UTF_8);
        }
        if (startsWith(bytes, 0xFE, 0xFF)) {
            return decode(bytes, 2, StandardCharsets.UTF_16BE);
        }
        if (startsWith(bytes, 0xFF, 0xFE)) {
            return decode(bytes, 2, StandardCharsets.UTF_16LE);
        }
        return decode(bytes, 0, StandardCharsets.UTF_8);
    }

    private static String decode(byte[] bytes, int from, Charset charset) {
        ByteBuffer in = ByteBuffer.wrap(bytes, from, bytes.length - from);
        CharBuffer out = CharBuffer.allocate(bytes.length - from);
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CoderResult result = decoder.decode(in, out, true);
        if (result.isError()) {
            throw new InvalidSpeechRequestException("The file is not valid " + charset + " text: byte " + in.position()
                    + " cannot be decoded." + ADVICE);
        }
        return out.flip().toString();
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        if (bytes.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}

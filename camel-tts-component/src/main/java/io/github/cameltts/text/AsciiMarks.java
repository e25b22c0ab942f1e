package io.github.cameltts.text;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Writes the marks of all scripts as one of {@code . , ; : ! ?}, and dashes and ellipses as commas, which they sound like. */
public final class AsciiMarks {

    private static final Map<Integer, String> MARKS = new HashMap<>();

    static {
        put("。．｡।॥۔։።။។", ". ");
        put("，、､،፣၊…⋯—―", ", ");
        put("；؛፤·", "; ");
        put("：", ": ");
        put("？؟፧‽", "? ");
        put("！", "! ");
        put("’‘ʼ‛＇", "'");
        put("‐‑−", "-");
    }

    /** From a character of ASCII to the same in the width of Chinese characters. */
    private static final int FULL_WIDTH = 0xFEE0;

    private static final Pattern DASH = Pattern.compile("\\s+[-–]{1,3}\\s+|--+");
    private static final Pattern ELLIPSIS = Pattern.compile("\\.(?:\\s*\\.)++");

    private AsciiMarks() {}

    private static void put(String marks, String ascii) {
        marks.codePoints().forEach(mark -> MARKS.put(mark, ascii));
    }

    public static String of(String text) {
        StringBuilder ascii = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            String mark = MARKS.get(c);
            if (mark == null) {
                ascii.appendCodePoint(isFullWidth(c) ? c - FULL_WIDTH : c);
            } else {
                ascii.append(mark);
            }
        });
        return ELLIPSIS.matcher(DASH.matcher(ascii).replaceAll(", ")).replaceAll(", ");
    }

    private static boolean isFullWidth(int c) {
        return c >= 0xFF01 && c <= 0xFF5E;
    }
}

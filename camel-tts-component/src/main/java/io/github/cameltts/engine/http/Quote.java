package io.github.cameltts.engine.http;

import java.util.List;

/** Quotes what a service said, so that neither the text to speak nor a key comes along with it. */
public final class Quote {

    private static final int LONGEST = 200;
    private static final int TELLTALE = 8;

    private Quote() {}

    /** A sentence with the service's words, or nothing when they repeat a part of what must stay private. */
    public static String of(String message, List<String> secrets) {
        String plain = message.replaceAll("\\p{C}|\\s+", " ").strip();
        if (plain.isEmpty()) {
            return "";
        }
        for (String secret : secrets) {
            if (repeats(plain, secret)) {
                return "";
            }
        }
        int end = Math.min(plain.length(), LONGEST);
        return " It says: " + plain.substring(0, end) + (end < plain.length() ? "…" : "");
    }

    private static boolean repeats(String message, String secret) {
        if (secret.isEmpty()) {
            return false;
        }
        int window = Math.min(TELLTALE, secret.length());
        for (int i = 0; i + window <= message.length(); i++) {
            if (secret.contains(message.substring(i, i + window))) {
                return true;
            }
        }
        return false;
    }
}

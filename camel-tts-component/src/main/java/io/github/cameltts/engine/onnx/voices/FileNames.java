package io.github.cameltts.engine.onnx.voices;

import java.util.regex.Pattern;

/** Which names may become files: they come from requests and from catalogs that others wrote. */
final class FileNames {

    private static final int MOST_CHARACTERS = 200;

    /** No sign that has a meaning to a file system, a shell or a URL, no hidden file, no space at the end. */
    private static final Pattern PLAIN =
            Pattern.compile("[\\p{L}\\p{N}_][\\p{L}\\p{M}\\p{N}._+@~ -]*(?<![. ])", Pattern.UNICODE_CHARACTER_CLASS);

    /** Devices of Windows, which they are with any extension. */
    private static final Pattern DEVICE =
            Pattern.compile("(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\\..*)?", Pattern.CASE_INSENSITIVE);

    private static final Pattern URL =
            Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._~%+@-]*(/[A-Za-z0-9_][A-Za-z0-9._~%+@-]*)*");

    private FileNames() {}

    /** Whether it names one file or folder on every system, and nothing outside the folder where it is. */
    static boolean isPlain(String name) {
        return name.length() <= MOST_CHARACTERS
                && PLAIN.matcher(name).matches()
                && !DEVICE.matcher(name).matches();
    }

    /** Whether all parts of a relative path with slashes are plain. */
    static boolean isPlainPath(String path) {
        for (String part : path.split("/", -1)) {
            if (!isPlain(part)) {
                return false;
            }
        }
        return true;
    }

    /** Whether it is a relative URL of encoded parts, none of which goes up. */
    static boolean isPlainUrl(String url) {
        return URL.matcher(url).matches();
    }

    /** Whether a voice is written as a path to a model instead of a name. */
    static boolean isPath(String voice) {
        return voice.indexOf('/') >= 0 || voice.indexOf('\\') >= 0 || voice.endsWith(Layout.MODEL_ENDING);
    }

    /** Whether there is a sign that no terminal or log should show. */
    static boolean hasControls(String text) {
        return text.codePoints().anyMatch(Character::isISOControl);
    }
}

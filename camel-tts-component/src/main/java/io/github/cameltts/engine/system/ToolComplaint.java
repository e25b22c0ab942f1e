package io.github.cameltts.engine.system;

import io.github.cameltts.internal.process.ToolProcess;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a program wrote to its standard error, short enough for a message and without the text it should speak. */
final class ToolComplaint {

    private static final int LONGEST = 300;
    private static final int REVEALING = 12;

    /** Where a path begins, on Unix, Windows or in a file URL. Addresses and relative paths tell no place. */
    private static final String ROOT = "(?<![\\w.~/\\\\])(?!(?<=:)//)"
            + "(?:(?i:file):(?://[^\\s/\\\\'\"]*(?=[/\\\\]))?)?"
            + "(?:/?[A-Za-z]:)?[/\\\\]+(?![\\s/\\\\'\"’”:,;]|$)";

    /** From the root to the last separator. Only quotes tell where a path with spaces ends. */
    private static final Pattern FOLDERS = Pattern.compile(
            quoted("'‘`", "'’") + "|" + quoted("\"“", "\"”") + "|" + ROOT + "(?:[^\\s/\\\\:'\"]*[/\\\\])*");

    private ToolComplaint() {}

    /**
     * Describes a failed run.
     *
     * @param text what was to be spoken; lines that repeat a part of it are left out
     */
    static String of(ToolProcess.Result result, String text) {
        String secret = text.toLowerCase(Locale.ROOT);
        String said = new String(result.errors(), StandardCharsets.UTF_8)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !repeats(line.toLowerCase(Locale.ROOT), secret))
                .collect(Collectors.joining(" | "));
        String brief = said.length() > LONGEST ? said.substring(0, LONGEST) + "…" : said;
        return "exit status " + result.exit() + (brief.isEmpty() ? "" : ": " + brief);
    }

    /** The same for strangers, who must not learn where things lie. */
    static String withoutFolders(String complaint) {
        return FOLDERS.matcher(complaint).replaceAll("");
    }

    private static String quoted(String opening, String closing) {
        String name = "[^" + closing + "/\\\\]*";
        return "(?<=[" + opening + "])" + ROOT + "(?:" + name + "[/\\\\])*(?=" + name + "(?:[" + closing + "]|$))";
    }

    private static boolean repeats(String line, String secret) {
        if (line.contains(secret)) {
            return true;
        }
        for (int i = 0; i + REVEALING <= line.length(); i++) {
            if (secret.contains(line.substring(i, i + REVEALING))) {
                return true;
            }
        }
        return false;
    }
}

package io.github.cameltts.cli;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Set;

/**
 * Where a command reads and writes.
 *
 * @param out gets the command's answer and nothing else
 * @param err gets questions, progress and errors
 * @param isInteractive whether a person sits there who can be asked
 */
record Terminal(InputStream in, PrintStream out, PrintStream err, boolean isInteractive) {

    private static final Set<String> YES = Set.of("y", "yes");

    static Terminal ofProcess() {
        return new Terminal(System.in, System.out, System.err, isTerminal(System.console()));
    }

    /** Since Java 22 there may be a console that is no terminal, and it tells. */
    private static boolean isTerminal(Console console) {
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }

    /** Asks a question; all but a typed yes means no. */
    boolean confirms(String question) throws IOException {
        err.print(question + " [y/N] ");
        err.flush();
        String answer = new BufferedReader(new InputStreamReader(in, Charset.defaultCharset())).readLine();
        return answer != null && YES.contains(answer.strip().toLowerCase(Locale.ROOT));
    }
}

package io.github.cameltts.engine.onnx.voices;

import java.io.Console;
import java.io.PrintStream;
import java.util.Locale;

/** One line that is written over and over: name, percent, size and rate. */
final class TerminalProgress implements DownloadProgress {

    private static final long PAUSE_NANOS = 200_000_000;
    private static final double MB = 1e6;
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final PrintStream out;
    private final long start = System.nanoTime();
    private long shown = start - PAUSE_NANOS;
    private String file = "";
    private long first;
    private long now;
    private long size;
    private boolean over;

    TerminalProgress(PrintStream out) {
        this.out = out;
    }

    /** Whether somebody sits at a terminal. Since Java 22 there is a console without one. */
    @SuppressWarnings("SystemConsoleNull")
    static boolean isThere() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true; // an older Java, where a console is a terminal
        }
    }

    @Override
    public void begin(String name, long have, long bytes) {
        file = name;
        first = have;
        size = bytes;
        at(have);
    }

    @Override
    public void at(long have) {
        now = have;
        if (System.nanoTime() - shown >= PAUSE_NANOS) {
            show();
        }
    }

    @Override
    public void end(boolean complete) {
        if (!over) {
            show();
            out.println();
            out.flush();
        }
        over = true;
    }

    private void show() {
        shown = System.nanoTime();
        double seconds = Math.max(1e-3, (shown - start) / 1e9);
        out.printf(
                Locale.ROOT,
                "%s%s  %d %% of %.1f MB, %.1f MB/s",
                CLEAR_LINE,
                file,
                100 * now / size,
                size / MB,
                (now - first) / MB / seconds);
        out.flush();
    }
}

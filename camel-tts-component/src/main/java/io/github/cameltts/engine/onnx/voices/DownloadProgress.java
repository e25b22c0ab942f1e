package io.github.cameltts.engine.onnx.voices;

/** Who watches the download of one file. For one thread. */
interface DownloadProgress {

    /**
     * @param have bytes that are there already
     * @param size bytes of the file
     */
    void begin(String file, long have, long size);

    /** @param have bytes that are there now */
    void at(long have);

    /** It is over; only the first call counts. */
    void end(boolean complete);

    /** A line on the terminal where there is one, else the log. */
    static DownloadProgress forThisProcess() {
        return TerminalProgress.isThere() ? new TerminalProgress(System.err) : new LoggedProgress();
    }
}

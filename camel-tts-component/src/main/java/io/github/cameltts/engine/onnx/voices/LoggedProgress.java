package io.github.cameltts.engine.onnx.voices;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says in the log when a download begins and ends. */
final class LoggedProgress implements DownloadProgress {

    private static final Logger LOG = LoggerFactory.getLogger(LoggedProgress.class);

    private final long start = System.nanoTime();
    private String file;
    private long size;
    private boolean over;

    @Override
    public void begin(String name, long have, long bytes) {
        file = name;
        size = bytes;
        LOG.info("Downloading the voice file {}, {} of {} bytes are here", file, have, size);
    }

    @Override
    public void at(long have) {
        // begin and end are enough for a log
    }

    @Override
    public void end(boolean complete) {
        if (!over && complete) {
            LOG.info(
                    "Downloaded the voice file {}, {} bytes, in {} s",
                    file,
                    size,
                    Duration.ofNanos(System.nanoTime() - start).toSeconds());
        }
        over = true;
    }
}

package io.github.cameltts.engine.http;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.logging.log4j.core.config.Property;

/** Everything that is logged while it is open. */
public final class LogCapture extends AbstractAppender implements AutoCloseable {

    private final List<LogEvent> events = new CopyOnWriteArrayList<>();
    private final Level before = root().getLevel();

    private LogCapture() {
        super("capture", null, null, true, Property.EMPTY_ARRAY);
    }

    static LogCapture open() {
        return open(root().getLevel());
    }

    /** @param level from which on is captured */
    public static LogCapture open(Level level) {
        LogCapture capture = new LogCapture();
        capture.start();
        root().addAppender(capture);
        Configurator.setRootLevel(level);
        return capture;
    }

    public List<LogEvent> events() {
        return events;
    }

    @Override
    public void append(LogEvent event) {
        events.add(event.toImmutable());
    }

    @Override
    public void close() {
        Configurator.setRootLevel(before);
        root().removeAppender(this);
        stop();
    }

    private static org.apache.logging.log4j.core.Logger root() {
        return ((LoggerContext) LogManager.getContext(false)).getRootLogger();
    }
}

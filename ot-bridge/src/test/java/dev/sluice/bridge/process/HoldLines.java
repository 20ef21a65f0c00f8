package dev.sluice.bridge.process;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import dev.sluice.bridge.hold.HoldLog;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** What a bridge in this JVM says about holding. */
final class HoldLines extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    private static final Logger LOGGER = (Logger) LoggerFactory.getLogger(HoldLog.class);

    private final List<String> lines = new CopyOnWriteArrayList<>();

    HoldLines() {
        start();
        LOGGER.setLevel(Level.INFO);
        LOGGER.setAdditive(false);
        LOGGER.addAppender(this);
    }

    boolean contain(String text) {
        return lines.stream().anyMatch(line -> line.contains(text));
    }

    @Override
    protected void append(ILoggingEvent event) {
        lines.add(event.getFormattedMessage());
    }

    @Override
    public void close() {
        LOGGER.detachAppender(this);
        LOGGER.setAdditive(true);
        LOGGER.setLevel(null);
    }
}

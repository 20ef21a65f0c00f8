package dev.sluice.bridge.process;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import dev.sluice.service.hold.HoldLog;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** What the bridges in this JVM say about holding; several may listen at once. */
final class HoldLines extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    private static final Logger LOGGER = (Logger) LoggerFactory.getLogger(HoldLog.class);

    private final List<String> lines = new CopyOnWriteArrayList<>();

    HoldLines() {
        start();
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
    }
}

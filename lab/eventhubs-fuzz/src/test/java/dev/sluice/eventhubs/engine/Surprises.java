package dev.sluice.eventhubs.engine;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import java.util.concurrent.atomic.AtomicReference;

/** Keeps what the server logs as an error: an exception that it answered without having expected it. */
public final class Surprises extends AppenderBase<ILoggingEvent> {
    private static final AtomicReference<AssertionError> FIRST = new AtomicReference<>();

    @Override
    protected void append(ILoggingEvent event) {
        Throwable cause = event.getThrowableProxy() instanceof ThrowableProxy proxy ? proxy.getThrowable() : null;
        FIRST.compareAndSet(null, new AssertionError(event.getFormattedMessage(), cause));
    }

    /** Fails with the first that was not asked for before. */
    static void requireNone() {
        AssertionError surprise = FIRST.getAndSet(null);
        if (surprise != null) {
            throw surprise;
        }
    }
}

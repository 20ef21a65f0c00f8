package dev.sluice.service.telemetry;

import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.slf4j.LoggerFactory;

/** Takes the lines of OpenTelemetry's SDK, which it writes with stack traces, to our log without them. */
final class SdkLog extends Handler {
    private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(SdkLog.class);

    /** Held, as the JDK forgets a logger that nobody holds, and its handlers with it. */
    private static final Logger SDK = Logger.getLogger("io.opentelemetry");

    private SdkLog() {}

    static synchronized void redirect() {
        if (SDK.getHandlers().length == 0) {
            SDK.setUseParentHandlers(false);
            SDK.addHandler(new SdkLog());
        }
    }

    @Override
    public void publish(LogRecord line) {
        if (line.getLevel().intValue() >= Level.WARNING.intValue()) {
            LOG.atWarn()
                    .addKeyValue("part", "telemetry")
                    .log(new SimpleFormatter()
                            .formatMessage(line)
                            .lines()
                            .findFirst()
                            .orElse(""));
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}

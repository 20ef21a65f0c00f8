package dev.sluice.service.hold;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Says that something holds, and why: one line when it starts, one when it goes on, one a minute between. Safe to
 * share between threads.
 */
public final class HoldLog {
    private static final Logger LOG = LoggerFactory.getLogger(HoldLog.class);
    private static final Duration REMINDER = Duration.ofMinutes(1);

    private final String key;
    private final String held;
    private final Clock clock;
    private @Nullable Instant since;
    private Instant nextLine = Instant.MIN;

    /**
     * A log for one thing that can hold.
     *
     * @param key name of the key-value that names it, such as {@code partition}
     * @param held which one it is
     */
    public HoldLog(String key, String held, Clock clock) {
        this.key = key;
        this.held = held;
        this.clock = clock;
    }

    /** It failed, perhaps not for the first time. */
    public synchronized void failed(Throwable failure) {
        Instant now = clock.instant();
        since = since == null ? now : since;
        if (!now.isBefore(nextLine)) {
            nextLine = now.plus(REMINDER);
            LOG.atWarn()
                    .addKeyValue(key, held)
                    .addKeyValue("heldFor", Duration.between(since, now))
                    .log("holding: {}", FailureText.of(failure));
        }
    }

    /** It succeeded. */
    public synchronized void succeeded() {
        Instant start = since;
        if (start != null) {
            since = null;
            nextLine = Instant.MIN;
            LOG.atLevel(Level.INFO)
                    .addKeyValue(key, held)
                    .addKeyValue("heldFor", Duration.between(start, clock.instant()))
                    .log("goes on");
        }
    }
}

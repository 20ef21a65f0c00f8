package dev.sluice.bridge.forward;

import dev.sluice.service.FailureCode;
import dev.sluice.service.ServiceException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Refuses to quarantine more than a tenth of at least a thousand events within a minute: then not the events are wrong
 * but the bridge or its target. It stays so until someone has set the kill switch and cleared it again. Safe to share
 * between threads.
 */
public final class QuarantineLimit {
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int LEAST_EVENTS = 1000;
    private static final int ONE_OF = 10;

    private final Clock clock;
    private Instant windowEnd = Instant.MIN;
    private long events;
    private long quarantined;
    private State state = State.OPEN;

    private enum State {
        OPEN,
        TRIPPED,
        ACKNOWLEDGED
    }

    public QuarantineLimit(Clock clock) {
        this.clock = clock;
    }

    /** Learns whether the kill switch is set. */
    synchronized void observe(boolean killSwitch) {
        if (state == State.TRIPPED && killSwitch) {
            state = State.ACKNOWLEDGED;
        } else if (state == State.ACKNOWLEDGED && !killSwitch) {
            state = State.OPEN;
            windowEnd = Instant.MIN;
        }
    }

    /** Events were forwarded. */
    synchronized void forwarded(int count) {
        roll();
        events += count;
    }

    /**
     * One event is to be quarantined.
     *
     * @throws ServiceException when it would be one too many
     */
    synchronized void quarantine() {
        roll();
        boolean tooMany = events + 1 >= LEAST_EVENTS && (quarantined + 1) * ONE_OF > events + 1;
        if (tooMany || state != State.OPEN) {
            state = state == State.OPEN ? State.TRIPPED : state;
            throw new ServiceException(
                    FailureCode.TOO_MANY_QUARANTINED,
                    "more than a tenth of the last " + events + " events would go into quarantine: look into it for the"
                            + " reason, then set the kill switch and clear it");
        }
        events++;
        quarantined++;
    }

    private void roll() {
        Instant now = clock.instant();
        if (!now.isBefore(windowEnd)) {
            windowEnd = now.plus(WINDOW);
            events = 0;
            quarantined = 0;
        }
    }
}

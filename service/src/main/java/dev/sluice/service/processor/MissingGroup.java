package dev.sluice.service.processor;

import dev.sluice.service.FailureCode;
import dev.sluice.service.ServiceException;
import dev.sluice.service.hold.HoldLog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Whether the hub has the consumer group that it is read with, as far as reading it has shown. Safe to share between
 * threads.
 */
final class MissingGroup {
    private final String message;
    private final Duration counts;
    private final Clock clock;
    private final HoldLog log;
    private Instant until = Instant.MIN;

    /**
     * A group that nothing is known of yet.
     *
     * @param counts how long a refusal counts: reading is tried again earlier, and would be refused again
     */
    MissingGroup(String hub, String group, Duration counts, Clock clock) {
        this.message = "reading source hub '" + hub + "' as consumer group '" + group
                + "' failed (amqp:not-found): make that group in the hub, or set the name of one that it has";
        this.counts = counts;
        this.clock = clock;
        this.log = new HoldLog("consumerGroup", group, clock);
    }

    /** A partition of the hub was not found as the group sees it. */
    synchronized void notFound() {
        until = clock.instant().plus(counts);
        log.failed(failure());
    }

    /** Events were read. */
    synchronized void read() {
        until = Instant.MIN;
        log.succeeded();
    }

    /**
     * Requires that it is not missing.
     *
     * @throws ServiceException when it is; says what to do
     */
    synchronized void check() {
        if (clock.instant().isBefore(until)) {
            throw failure();
        }
    }

    private ServiceException failure() {
        return new ServiceException(FailureCode.NOT_FOUND, message);
    }
}

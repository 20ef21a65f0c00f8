package dev.sluice.eventhubs.faults;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** The clock that events and hubs get their times from: another clock, or one set apart from it. Thread-safe. */
public final class EventClock extends Clock {
    private final Clock real;
    private volatile Duration ahead = Duration.ZERO;

    public EventClock(Clock real) {
        this.real = real;
    }

    void set(Instant now) {
        ahead = Duration.between(real.instant(), now);
    }

    void reset() {
        ahead = Duration.ZERO;
    }

    @Override
    public Instant instant() {
        return real.instant().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return real.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("events are stamped in UTC only");
    }
}

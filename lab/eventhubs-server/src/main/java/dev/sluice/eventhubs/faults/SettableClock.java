package dev.sluice.eventhubs.faults;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** A clock that shows what another one does until it is set apart from it. Thread-safe. */
public final class SettableClock extends Clock {
    private final Clock real;
    private volatile Duration ahead = Duration.ZERO;

    public SettableClock(Clock real) {
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
        throw new UnsupportedOperationException("the server knows UTC only");
    }
}

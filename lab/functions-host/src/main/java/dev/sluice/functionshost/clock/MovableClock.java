package dev.sluice.functionshost.clock;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until it is moved. Safe to share between threads. */
public final class MovableClock extends Clock {
    private volatile Instant now;

    /** A clock that stands at some time which means nothing. */
    public MovableClock() {
        this(Instant.parse("2026-11-24T08:00:00Z"));
    }

    public MovableClock(Instant start) {
        now = start;
    }

    /** Moves it; back, when the time is negative. */
    public synchronized void advance(Duration by) {
        now = now.plus(by);
    }

    public synchronized void set(Instant time) {
        now = time;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this; // instants are all that anybody asks it for
    }
}

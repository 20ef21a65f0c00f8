package dev.sluice.eventhubs.faults;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Makes a server misbehave on demand, so that a client's answer to it can be tested. Thread-safe.
 *
 * <p>Of several faults that fit an occasion the one injected first strikes. Faults are not kept over a restart.
 */
public final class Faults {
    private final FaultList faults;
    private final Disconnector disconnector;
    private final SettableClock clock;
    private final SettableClock tokenClock;

    public Faults(FaultList faults, Disconnector disconnector, SettableClock clock, SettableClock tokenClock) {
        this.faults = faults;
        this.disconnector = disconnector;
        this.clock = clock;
        this.tokenClock = tokenClock;
    }

    /** Injects a fault; it is there when this returns. */
    public InjectedFault inject(Fault fault) {
        return faults.inject(fault);
    }

    /** Those that can still strike, the first injected first. */
    public List<InjectedFault> active() {
        return faults.active();
    }

    /** One of them. */
    public Optional<InjectedFault> find(String id) {
        return active().stream().filter(fault -> fault.id().equals(id)).findFirst();
    }

    /** Ends all of them and sets the clocks right. */
    public void clear() {
        active().forEach(InjectedFault::close);
        clock.reset();
        tokenClock.reset();
    }

    /**
     * Ends links of clients now.
     *
     * @param condition AMQP condition, such as {@code amqp:link:detach-forced}
     * @return how many there were
     */
    public int closeLinks(Scope scope, String condition, String description) {
        return disconnector.closeLinks(scope, condition, description);
    }

    /**
     * Ends connections of clients now: those of a hub are the ones with a link to it.
     *
     * @param condition AMQP condition, such as {@code amqp:connection:forced}
     * @return how many there were
     */
    public int closeConnections(Scope scope, String condition, String description) {
        return disconnector.closeConnections(scope, condition, description);
    }

    /** Sets the clock that events get their times from; a partition's times still never go back. */
    public void setClock(Instant now) {
        clock.set(now);
    }

    /** Sets the clock right again. */
    public void resetClock() {
        clock.reset();
    }

    /** Sets the clock that tokens are checked by: links whose tokens have expired then end soon. */
    public void setTokenClock(Instant now) {
        tokenClock.set(now);
        disconnector.checkTokens();
    }

    /** Sets the clock of tokens right again. */
    public void resetTokenClock() {
        tokenClock.reset();
        disconnector.checkTokens();
    }

    /** What the clock of tokens shows. */
    public Instant tokenClock() {
        return tokenClock.instant();
    }

    /** What that clock shows. */
    public Instant clock() {
        return clock.instant();
    }
}

package dev.sluice.eventhubs.faults;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A fault to inject. Immutable; each wither returns another.
 *
 * @param effect what it does
 * @param scope whom it strikes
 * @param after occasions that it lets pass first
 * @param times occasions that it strikes before it ends; {@link #UNLIMITED} until it is cleared
 * @param during how long it lasts; null until it is cleared or used up
 */
public record Fault(
        Effect effect,
        Scope scope,
        int after,
        int times,
        @Nullable Duration during) {
    /** As often as there is an occasion. */
    public static final int UNLIMITED = Integer.MAX_VALUE;

    public Fault {
        if (after < 0 || times < 1) {
            throw new IllegalArgumentException("A fault strikes after 0 or more occasions, 1 or more times; not after "
                    + after + ", " + times + " times");
        }
        if (during != null && (during.isNegative() || during.isZero())) {
            throw new IllegalArgumentException("A fault lasts longer than nothing, not " + during);
        }
        if (effect instanceof Effect.Freeze && (after > 0 || times != UNLIMITED)) {
            throw new IllegalArgumentException("A freeze is limited by time or cleared, not counted");
        }
        if (effect instanceof Effect.FullDisk && scope.connection() != null) {
            throw new IllegalArgumentException("A full disk strikes hubs and partitions, not a connection");
        }
        if (effect instanceof Effect.RefuseTokens && scope.partition() != null) {
            throw new IllegalArgumentException("Tokens are refused for a hub or a connection, not a partition");
        }
    }

    /** Any effect, everywhere, until it is cleared. */
    public static Fault of(Effect effect) {
        return new Fault(effect, Scope.everything(), 0, UNLIMITED, null);
    }

    /** Sends are refused as by a service that is throttled; clients try again, the SDK for Java after 4 s or more. */
    public static Fault busy() {
        return reject("com.microsoft:server-busy", "The server is busy. Please try again.");
    }

    /** Sends are refused with a condition. */
    public static Fault reject(String condition, String description) {
        return of(new Effect.Reject(condition, description));
    }

    /** Sends are answered late. */
    public static Fault delay(Duration by) {
        return of(new Effect.Delay(by));
    }

    /** Sends are stored and never answered. */
    public static Fault dropAnswer() {
        return of(new Effect.DropAnswer());
    }

    /** Sends and readers wait. */
    public static Fault freeze() {
        return of(new Effect.Freeze());
    }

    /** Appends fail as on a full disk. */
    public static Fault fullDisk() {
        return of(new Effect.FullDisk());
    }

    /** Tokens are refused. */
    public static Fault refuseTokens() {
        return of(new Effect.RefuseTokens());
    }

    /** The same, limited to a scope. */
    public Fault on(Scope scope) {
        return new Fault(effect, scope, after, times, during);
    }

    /** The same, a number of times. */
    public Fault times(int times) {
        return new Fault(effect, scope, after, times, during);
    }

    /** The same, only at the n-th occasion from now, counted from 1. */
    public Fault onlyThe(int nth) {
        return new Fault(effect, scope, nth - 1, 1, during);
    }

    /** The same, for a while. */
    public Fault during(Duration time) {
        return new Fault(effect, scope, after, times, time);
    }
}

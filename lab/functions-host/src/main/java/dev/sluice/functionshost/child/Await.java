package dev.sluice.functionshost.child;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for something that happens in another thread or process. */
public final class Await {
    private static final Duration LIMIT = Duration.ofSeconds(Integer.getInteger("sluice.await", 90));
    private static final Duration POLL = Duration.ofMillis(50);

    private Await() {}

    public static void until(String what, BooleanSupplier happened) {
        until(what, LIMIT, POLL, happened);
    }

    /** The same with another limit, and another time between two looks: for those that cost something. */
    public static void until(String what, Duration limit, Duration poll, BooleanSupplier happened) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!happened.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("waited " + limit + " in vain: " + what);
            }
            LockSupport.parkNanos(poll.toNanos());
        }
    }
}

package dev.sluice.bridge.process;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for something that happens in another thread or process. */
final class Await {
    private static final Duration LIMIT = Duration.ofSeconds(Integer.getInteger("sluice.await", 90));
    private static final long POLL_NANOS = Duration.ofMillis(50).toNanos();

    private Await() {}

    static void until(String what, BooleanSupplier happened) {
        until(what, LIMIT, happened);
    }

    static void until(String what, Duration limit, BooleanSupplier happened) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!happened.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("waited " + limit + " in vain: " + what);
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
    }
}

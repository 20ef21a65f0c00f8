package dev.sluice.functionshost.issuer;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** How an issuer fares: what it was asked, and whether it answers. Thread-safe. */
final class Weather {
    /** So that no thread waits for ever. */
    private static final long LONGEST_HOLD_SECONDS = 60;

    private final Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();
    private volatile CountDownLatch held = new CountDownLatch(0);
    private volatile boolean broken;

    void hold() {
        held = new CountDownLatch(1);
    }

    void release() {
        held.countDown();
    }

    void breakDown(boolean down) {
        broken = down;
    }

    boolean isBroken() {
        return broken;
    }

    int asked(String path) {
        AtomicInteger count = asked.get(path);
        return count == null ? 0 : count.get();
    }

    /** Counts a request, and waits while requests are held. */
    void pass(String path) throws InterruptedException {
        asked.computeIfAbsent(path, unused -> new AtomicInteger()).incrementAndGet();
        held.await(LONGEST_HOLD_SECONDS, TimeUnit.SECONDS);
    }
}

package dev.sluice.bench.broker;

import dev.sluice.bench.measure.Latencies;
import dev.sluice.bench.measure.Percentiles;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** Takes the times of single events on their way. One sending thread, one receiving thread. */
final class Stopwatch {
    private static final int BODY_BYTES = 200;
    /** The first of so many parts of the events opens links and is not counted. */
    private static final int WARMING = 10;

    private static final long PACE_NANOS = Duration.ofMillis(2).toNanos();

    private final long[] acknowledged;
    private final long[] received;
    private final Countdown left;

    Stopwatch(int events) {
        this.acknowledged = new long[events];
        this.received = new long[events];
        this.left = new Countdown(events);
    }

    /**
     * Sends the events, one each two milliseconds or as soon as the one before is acknowledged.
     *
     * @param send sends a body and returns once it is acknowledged
     */
    Latencies run(Consumer<byte[]> send) {
        long next = System.nanoTime();
        for (int i = 0; i < acknowledged.length; i++) {
            awaitTime(next);
            long begin = System.nanoTime();
            next = Math.max(next + PACE_NANOS, begin);
            send.accept(body(i, begin));
            acknowledged[i] = System.nanoTime() - begin;
        }
        left.await("receiving single events");
        int warm = acknowledged.length / WARMING;
        return new Latencies(
                Percentiles.of(Arrays.copyOfRange(acknowledged, warm, acknowledged.length)),
                Percentiles.of(Arrays.copyOfRange(received, warm, received.length)));
    }

    private static void awaitTime(long time) {
        for (long wait = time - System.nanoTime(); wait > 0; wait = time - System.nanoTime()) {
            LockSupport.parkNanos(wait);
        }
    }

    private static byte[] body(int index, long begin) {
        return ByteBuffer.allocate(BODY_BYTES).putInt(index).putLong(begin).array();
    }

    /** An event came. */
    void received(byte[] body) {
        ByteBuffer fields = ByteBuffer.wrap(body);
        received[fields.getInt()] = System.nanoTime() - fields.getLong();
        left.came();
    }

    void fail(Throwable cause) {
        left.fail(cause);
    }
}

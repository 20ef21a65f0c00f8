package dev.sluice.lab.sender;

import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;

/** A pace whose rate, in readings a second, may change as it goes. Called from one thread. */
public final class SteadyPace implements Pace {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final long LONGEST_WAIT = SECOND / 5;

    private final DoubleSupplier perSecond;
    private long last = System.nanoTime();

    public SteadyPace(DoubleSupplier perSecond) {
        this.perSecond = perSecond;
    }

    @Override
    public void await() throws InterruptedException {
        long now = System.nanoTime();
        while (now < due()) {
            TimeUnit.NANOSECONDS.sleep(Math.min(due() - now, LONGEST_WAIT));
            now = System.nanoTime();
        }
        last = Math.max(due(), now - SECOND);
    }

    /** Asked anew on each look, for the rate may have changed. */
    private long due() {
        double rate = perSecond.getAsDouble();
        return rate >= SECOND ? last : last + (long) (SECOND / Math.max(rate, 1e-3));
    }
}

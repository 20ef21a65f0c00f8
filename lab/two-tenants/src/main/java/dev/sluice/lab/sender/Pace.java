package dev.sluice.lab.sender;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** How fast a source may hand on its readings. Called from one thread. */
@FunctionalInterface
public interface Pace {
    /** As fast as what is behind takes them. */
    Pace UNLIMITED = () -> {};

    /** Waits until the next reading is due. */
    void await() throws InterruptedException;

    /** A steady pace of so many readings a second; time lost is caught up within a second's worth. */
    static Pace of(double perSecond) {
        return new SteadyPace(() -> perSecond);
    }

    /** Waits for some time without being woken early. */
    static void pause(Duration duration) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(duration.toNanos());
    }
}

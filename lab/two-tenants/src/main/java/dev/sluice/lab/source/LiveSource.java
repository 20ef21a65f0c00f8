package dev.sluice.lab.source;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** This machine's own sensors as devices, all of them read once a second. Endless: the sink ends it. */
public final class LiveSource implements Source {
    private static final long PERIOD_NANOS = TimeUnit.SECONDS.toNanos(1);

    @Override
    public void run(ReadingSink sink, RejectedRows rejected) throws InterruptedException {
        Sensors sensors = new Sensors();
        List<Sensor> all = sensors.all();
        long next = System.nanoTime();
        while (round(sensors, all, sink)) {
            next = Math.max(next + PERIOD_NANOS, System.nanoTime() - PERIOD_NANOS);
            awaitUntil(next);
        }
    }

    private static boolean round(Sensors sensors, List<Sensor> all, ReadingSink sink) throws InterruptedException {
        sensors.refresh();
        for (Sensor sensor : all) {
            String value = Sensors.json(sensor.measurement().getAsDouble());
            if (!sink.accept(new Reading(sensor.device(), Instant.now(), value))) {
                return false;
            }
        }
        return true;
    }

    private static void awaitUntil(long nanoTime) throws InterruptedException {
        for (long left = nanoTime - System.nanoTime(); left > 0; left = nanoTime - System.nanoTime()) {
            LockSupport.parkNanos(left);
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
    }
}

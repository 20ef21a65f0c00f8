package dev.sluice.lab.source;

import java.time.Instant;
import java.util.Random;

/** Synthetic devices that walk at random; the same seed gives the same values. Endless: the sink ends it. */
public final class LoadSource implements Source {
    private static final int DEVICES = 100;
    private static final double START = 20.0;
    private static final double STEP = 0.5;

    private final Random random;
    private final double[] values = new double[DEVICES];

    public LoadSource(long seed) {
        this.random = new Random(seed);
        java.util.Arrays.fill(values, START);
    }

    @Override
    public void run(ReadingSink sink, RejectedRows rejected) throws InterruptedException {
        boolean wanted = true;
        while (wanted) {
            for (int device = 0; device < DEVICES && wanted; device++) {
                values[device] += (random.nextDouble() - 0.5) * STEP;
                wanted = sink.accept(new Reading("load-" + device, Instant.now(), rounded(values[device])));
            }
        }
    }

    private static String rounded(double value) {
        return Double.toString(Math.rint(value * 1000) / 1000);
    }
}

package dev.sluice.functionshost.host;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Cuts what was read into batches of random sizes: what is delivered again comes in other batches than before. */
final class Cuts {
    private final int most;
    private final RandomGenerator random;

    Cuts(int most, RandomGenerator random) {
        this.most = most;
        this.random = random;
    }

    <T> List<List<T>> of(List<T> events) {
        List<List<T>> batches = new ArrayList<>();
        for (int done = 0; done < events.size(); ) {
            int size = Math.min(events.size() - done, 1 + random.nextInt(most));
            batches.add(events.subList(done, done + size));
            done += size;
        }
        return batches;
    }
}

package dev.sluice.archiver.fold;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.archiver.Events;
import dev.sluice.archiver.chain.FaultyBlobStore;
import dev.sluice.archiver.chain.FaultyBlobStore.Fault;
import dev.sluice.archiver.chain.Patience;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Writers that don't know of each other, cut where they like, lose answers and start again: one chain. */
class SplitBrainTest {
    private static final int LAST = 300;
    private static final List<Fault> FAULTS = List.of(Fault.values());

    @Property(tries = 100)
    void accountsForEveryEventOnce(@ForAll long seed) {
        Random random = new Random(seed);
        Bench bench = new Bench();
        FaultyBlobStore[] stores = {new FaultyBlobStore(bench.memory), new FaultyBlobStore(bench.memory)};
        PartitionWriter[] writers = {open(bench, stores[0], random), open(bench, stores[1], random)};
        long[] reads = {0, 0};

        while (reads[0] <= LAST || reads[1] <= LAST) {
            int who = random.nextInt(2);
            if (random.nextInt(10) == 0) {
                stores[who].next(FAULTS.get(random.nextInt(FAULTS.size())));
            }
            if (random.nextInt(15) == 0) {
                writers[who] = open(bench, stores[who], random);
                reads[who] = writers[who].archived().orElse(-1) + 1;
            }
            long until = Math.min(LAST, reads[who] + random.nextInt(20));
            writers[who].accept(Events.range(reads[who], until));
            reads[who] = until + 1;
        }
        for (PartitionWriter writer : writers) {
            writer.flush();
        }

        assertContiguous(bench.spans());
    }

    private static void assertContiguous(List<Bench.Span> files) {
        long next = 0;
        for (Bench.Span file : files) {
            assertThat(file.first()).isEqualTo(next);
            next = file.last() + 1;
        }
        assertThat(next).isEqualTo(LAST + 1);
    }

    private static PartitionWriter open(Bench bench, FaultyBlobStore store, Random random) {
        Cuts cuts = new Cuts(1 + random.nextInt(40), 1L << 40, Duration.ofDays(1), Duration.ofDays(1));
        return bench.open(store, new Patience(Duration.ofMillis(1)), cuts);
    }
}

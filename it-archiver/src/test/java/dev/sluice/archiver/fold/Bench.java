package dev.sluice.archiver.fold;

import dev.sluice.archiver.Events;
import dev.sluice.archiver.chain.BlobStore;
import dev.sluice.archiver.chain.MemoryBlobStore;
import dev.sluice.archiver.chain.Patience;
import dev.sluice.archiver.chain.SlotChain;
import dev.sluice.archiver.chain.SlotPaths;
import dev.sluice.archiver.chain.StoredBlob;
import dev.sluice.archiver.event.HubEvent;
import dev.sluice.archiver.fields.BodyParser;
import dev.sluice.archiver.parquet.ArchiveSchema;
import dev.sluice.archiver.parquet.FileEncoder;
import dev.sluice.functionshost.clock.MovableClock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/** One partition with its store, hub and clock in the test's hand. */
final class Bench {
    static final long INCARNATION = 1_764_000_000_000L;
    private static final Cuts NEVER = new Cuts(1_000_000, 1L << 40, Duration.ofDays(1), Duration.ofDays(1));

    final MemoryBlobStore memory = new MemoryBlobStore();
    final SlotPaths paths = new SlotPaths("telemetry", INCARNATION, "3");
    BlobStore store = memory;
    HubRange hub = new HubRange(INCARNATION, 0, 1_000_000);
    Cuts cuts = NEVER;
    final MovableClock clock = new MovableClock(Events.START);

    Bench withRows(int rows) {
        cuts = new Cuts(rows, 1L << 40, Duration.ofDays(1), Duration.ofDays(1));
        return this;
    }

    PartitionWriter open() {
        return open(store, new Patience());
    }

    PartitionWriter open(BlobStore through, Patience patience) {
        return open(through, patience, cuts);
    }

    PartitionWriter open(BlobStore through, Patience patience, Cuts when) {
        WriterSetup setup =
                new WriterSetup(new FileEncoder(ArchiveSchema.of(List.of())), new BodyParser(List.of()), when, clock);
        return PartitionWriter.open(new SlotChain(through, paths, patience), patience, () -> hub, setup, last -> {});
    }

    /** Archives a range as one file. */
    void archive(long first, long last) {
        PartitionWriter writer = open();
        writer.accept(Events.range(first, last));
        writer.flush();
    }

    /** The first and the last sequence number of a file. */
    record Span(long first, long last) {
        @Override
        public String toString() {
            return first + "-" + last;
        }
    }

    /** What the files hold, in order. */
    List<Span> spans() {
        return memory.list(paths.root() + "date=").stream()
                .map(StoredBlob::metadata)
                .map(metadata -> new Span(Long.parseLong(metadata.get("first")), Long.parseLong(metadata.get("last"))))
                .sorted(Comparator.comparingLong(Span::first))
                .toList();
    }

    /** The same as text, {@code first-last}. */
    List<String> files() {
        return spans().stream().map(Span::toString).toList();
    }

    String path(long first) {
        HubEvent event = Events.of(first);
        return paths.data(first, event.enqueued());
    }
}

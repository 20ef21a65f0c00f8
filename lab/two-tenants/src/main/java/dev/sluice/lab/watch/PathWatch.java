package dev.sluice.lab.watch;

import dev.sluice.lab.bridge.BridgeCounts;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Watches all stages of the path: the OT hub, the bridge, the IT hub, the archive, ingest. Safe to use from several threads. */
public final class PathWatch implements AutoCloseable {
    private final HubWatch otHub;
    private final CheckpointWatch bridge;
    private final BridgeMetrics metrics;
    private final HubWatch itHub;
    private final ArchiveWatch archive;
    private final CheckpointWatch ingest;

    public PathWatch(
            HubWatch otHub,
            CheckpointWatch bridge,
            BridgeMetrics metrics,
            HubWatch itHub,
            ArchiveWatch archive,
            CheckpointWatch ingest) {
        this.otHub = otHub;
        this.bridge = bridge;
        this.metrics = metrics;
        this.itHub = itHub;
        this.archive = archive;
        this.ingest = ingest;
    }

    public Positions inOtHub() {
        return otHub.positions();
    }

    public Positions forwarded() {
        return bridge.positions();
    }

    /** What the bridge has counted. */
    public BridgeCounts bridgeCounts() {
        return metrics.latest();
    }

    public Positions inItHub() {
        return itHub.positions();
    }

    public Positions archived() {
        return archive.positions();
    }

    /** What ingest has applied. */
    public Positions ingested() {
        return ingest.positions();
    }

    /** Whether {@link #inOtHub()} was read after a moment of {@link System#nanoTime()}. */
    boolean seesOtHubSince(long nanoTime) {
        return otHub.seesSince(nanoTime);
    }

    /** Whether {@link #inItHub()} was read after a moment of {@link System#nanoTime()}. */
    boolean seesItHubSince(long nanoTime) {
        return itHub.seesSince(nanoTime);
    }

    /** When the first file of this run could be read. */
    public Optional<Instant> firstArchived() {
        return Optional.ofNullable(archive.firstSeen());
    }

    /** Events on their way: in the OT hub and not known to be forwarded, or in the IT hub and not archived or applied. */
    public long inFlight() {
        Positions inItHub = inItHub();
        return forwarded().behind(inOtHub())
                + Math.max(archived().behind(inItHub), ingested().behind(inItHub));
    }

    /** What lags, for a message: each stage with its partitions, or nothing when all is through. */
    public String lagging() {
        return Stream.of(
                        lag("the bridge", forwarded(), inOtHub()),
                        lag("the archiver", archived(), inItHub()),
                        lag("ingest", ingested(), inItHub()))
                .filter(lag -> !lag.isEmpty())
                .collect(Collectors.joining("; "));
    }

    @Override
    public void close() {
        otHub.close();
        bridge.close();
        metrics.close();
        itHub.close();
        archive.close();
        ingest.close();
    }

    private static String lag(String who, Positions behind, Positions ahead) {
        return behind.behind(ahead) == 0 ? "" : who + " lags, events by partition " + behind.lags(ahead);
    }
}

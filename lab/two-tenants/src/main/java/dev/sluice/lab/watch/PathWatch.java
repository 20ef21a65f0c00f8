package dev.sluice.lab.watch;

import dev.sluice.lab.bridge.BridgeCounts;
import java.time.Instant;
import java.util.Optional;

/** Watches all stages of the path: the OT hub, the bridge, the IT hub, the archive. Safe to use from several threads. */
public final class PathWatch implements AutoCloseable {
    private final HubWatch otHub;
    private final BridgeWatch bridge;
    private final BridgeMetrics metrics;
    private final HubWatch itHub;
    private final ArchiveWatch archive;

    public PathWatch(HubWatch otHub, BridgeWatch bridge, BridgeMetrics metrics, HubWatch itHub, ArchiveWatch archive) {
        this.otHub = otHub;
        this.bridge = bridge;
        this.metrics = metrics;
        this.itHub = itHub;
        this.archive = archive;
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

    /** Events on their way: in the OT hub and not known to be forwarded, or in the IT hub and not archived. */
    public long inFlight() {
        return forwarded().behind(inOtHub()) + archived().behind(inItHub());
    }

    /** What lags, for a message: each stage with its partitions, or nothing when all is through. */
    public String lagging() {
        String bridgeLag = lag("the bridge", forwarded(), inOtHub());
        String archiveLag = lag("the archiver", archived(), inItHub());
        return bridgeLag + (bridgeLag.isEmpty() || archiveLag.isEmpty() ? "" : "; ") + archiveLag;
    }

    @Override
    public void close() {
        otHub.close();
        bridge.close();
        metrics.close();
        itHub.close();
        archive.close();
    }

    private static String lag(String who, Positions behind, Positions ahead) {
        return behind.behind(ahead) == 0 ? "" : who + " lags, events by partition " + behind.lags(ahead);
    }
}

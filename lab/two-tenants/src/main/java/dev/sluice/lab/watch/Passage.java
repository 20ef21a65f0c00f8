package dev.sluice.lab.watch;

import org.jspecify.annotations.Nullable;

/**
 * Follows everything that is in the OT hub at a moment until it can be read in the archive and in the devices' state: first
 * until the bridge has forwarded it, then until archive and ingest reach what the IT hub held by then. Not safe for use by several threads.
 */
public final class Passage {
    private final PathWatch watch;
    private final long start = System.nanoTime();
    private @Nullable Positions inOtHub;
    private @Nullable Positions inItHub;
    private long forwardedAt;
    private boolean over;

    public Passage(PathWatch watch) {
        this.watch = watch;
    }

    /** Whether everything is through, as far as can be seen now. */
    public boolean isOver() {
        if (inOtHub == null && watch.seesOtHubSince(start)) {
            inOtHub = watch.inOtHub();
        }
        if (inOtHub != null && forwardedAt == 0 && watch.forwarded().behind(inOtHub) == 0) {
            forwardedAt = System.nanoTime();
        }
        if (forwardedAt != 0 && inItHub == null && watch.seesItHubSince(forwardedAt)) {
            inItHub = watch.inItHub();
        }
        over = over
                || (inItHub != null
                        && watch.archived().behind(inItHub) == 0
                        && watch.ingested().behind(inItHub) == 0);
        return over;
    }
}

package dev.sluice.ingest.apply;

import dev.sluice.ingest.DeviceId;
import dev.sluice.ingest.Reading;
import dev.sluice.ingest.Reading.Origin;
import org.jspecify.annotations.Nullable;

/** An event of a batch as it was read, and what has been done with it. For one thread. */
final class Delivery {
    private final Reading reading;
    private final @Nullable Origin origin;
    private final @Nullable DeviceId sender;
    private boolean applied;
    private boolean kept;

    Delivery(Reading reading) {
        this.reading = reading;
        this.origin = reading.origin().orElse(null);
        this.sender = Senders.of(reading);
    }

    Reading reading() {
        return reading;
    }

    /** Where it comes from; {@code null} when it doesn't say so. */
    @Nullable Origin origin() {
        return origin;
    }

    /** Who sent it; {@code null} when it doesn't say so. */
    @Nullable DeviceId sender() {
        return sender;
    }

    boolean isCanary() {
        return reading instanceof Reading.Canary;
    }

    /** Notes that its device's state has it. */
    void applied() {
        applied = true;
    }

    boolean wasApplied() {
        return applied;
    }

    /** Notes that it was set aside. */
    void kept() {
        kept = true;
    }

    boolean wasKept() {
        return kept;
    }

    /** Whether nothing was to be done with it: it was applied or set aside before. */
    boolean isStale() {
        return !isCanary() && !applied && !kept;
    }
}

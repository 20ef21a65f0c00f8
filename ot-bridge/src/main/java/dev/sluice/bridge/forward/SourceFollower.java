package dev.sluice.bridge.forward;

import dev.sluice.contract.SourcePartition;
import dev.sluice.service.hold.Hold;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows which incarnation of the hub the events of a partition come from, and notices what the hub no longer had. Used
 * by one thread.
 */
final class SourceFollower {
    private static final Logger LOG = LoggerFactory.getLogger(SourceFollower.class);

    private final Bridge bridge;
    private final String partition;
    private final SequenceTrack track;
    private @Nullable SourcePartition source;

    SourceFollower(Bridge bridge, String partition, OptionalLong checkpointed) {
        this.bridge = bridge;
        this.partition = partition;
        this.track = new SequenceTrack(checkpointed);
    }

    /** Goes on to an event and says which partition, of which incarnation of the hub, it comes from. */
    SourcePartition follow(long sequence, Hold hold) {
        SourcePartition known = source;
        if (known == null || track.isBehind(sequence)) {
            known = identify(known, hold);
        }
        long missing = track.missingBefore(sequence);
        if (missing > 0) {
            recordGap(known, sequence, missing, hold);
        }
        track.advance(sequence);
        return known;
    }

    /** Whether a sequence number is the next one. */
    boolean expects(long sequence) {
        return track.expects(sequence);
    }

    /** Asks the hub. A number that goes back means that events repeat, or that the hub was made again. */
    private SourcePartition identify(@Nullable SourcePartition known, Hold hold) {
        SourcePartition now = hold.until(() -> bridge.source().identify(partition));
        if (known != null && !known.equals(now)) {
            track.restart();
        }
        source = now;
        return now;
    }

    private void recordGap(SourcePartition from, long sequence, long missing, Hold hold) {
        hold.run(() -> bridge.safeguards().gaps().record(from, sequence - missing, sequence - 1));
        bridge.counters().gap(missing);
        LOG.atError()
                .addKeyValue("hub", from.hub())
                .addKeyValue("incarnation", from.incarnation())
                .addKeyValue("partition", from.partition())
                .addKeyValue("firstMissing", sequence - missing)
                .addKeyValue("lastMissing", sequence - 1)
                .log("gap: the source deleted events before they could be read; check its retention");
    }
}

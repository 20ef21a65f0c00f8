package dev.sluice.bridge.forward;

import dev.sluice.bridge.BatchTooLargeException;
import dev.sluice.bridge.ReceivedEvent;
import dev.sluice.bridge.TargetBatch;
import dev.sluice.bridge.hold.Claim;
import dev.sluice.bridge.hold.Hold;
import dev.sluice.bridge.mapping.EventMapping;
import dev.sluice.contract.SourcePartition;
import dev.sluice.contract.quarantine.QuarantineReason;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Forwards the events of one source partition for as long as one claim on it lasts.
 *
 * <p>It sends one batch at a time and goes on only when the target has accepted it, so that whatever it sends was
 * preceded by everything before it: first occurrences in the target are in order and without a gap, whichever process
 * dies when. What fails is repeated until it succeeds or the claim ends; only an event that no batch can take is set
 * aside. Used by one thread at a time.
 */
public final class PartitionForwarder {
    private static final Logger LOG = LoggerFactory.getLogger(PartitionForwarder.class);

    private final Bridge bridge;
    private final Claim claim;
    private final Hold hold;
    private final EventMapping mapping;
    private final SourceFollower follower;
    private final ProgressRecord progress;
    private long highestTried = Long.MIN_VALUE;
    private int largestBatch = Integer.MAX_VALUE;

    /**
     * A forwarder for a new claim.
     *
     * @param checkpointed sequence number of the checkpoint that the source is read from, if there is one
     */
    public PartitionForwarder(Bridge bridge, Claim claim, OptionalLong checkpointed) {
        this.bridge = bridge;
        this.claim = claim;
        this.hold = new Hold(claim, bridge.pace());
        this.mapping = new EventMapping(bridge.counters()::moved);
        this.follower = new SourceFollower(bridge, claim, hold, checkpointed);
        this.progress = new ProgressRecord(bridge, claim.partition());
    }

    /**
     * Forwards events, which follow those of the last call, and returns when the target has accepted all of them. A
     * call without events is an opportunity to record progress.
     *
     * @throws dev.sluice.bridge.hold.ClaimEndedException when the claim ends first; the rest is neither sent nor
     *     recorded
     */
    public void forward(List<ReceivedEvent> events) {
        bridge.counters().received(events.size());
        Outbox outbox = new Outbox(events.stream().map(this::prepare).collect(Collectors.toList()));
        while (!outbox.isEmpty()) {
            int done = hold.until(() -> send(outbox));
            if (done > 0) {
                progress.reached(outbox.remove(done));
            }
        }
        if (progress.isDue()) {
            hold.run(progress::record);
        }
    }

    /** Records, in one attempt, what was accepted so far: for the end of a process that still owns the partition. */
    public void recordProgress() {
        progress.record();
    }

    private Transfer prepare(ReceivedEvent event) {
        SourcePartition source = follower.follow(event.position().sequence());
        return new Transfer(event, source, mapping.map(event, source));
    }

    /** One attempt on the first events; returns how many are dealt with. */
    private int send(Outbox outbox) {
        try {
            TargetBatch batch = bridge.target().open(claim.partition());
            QuarantineReason refused = outbox.fill(batch, largestBatch);
            return batch.count() > 0
                    ? send(batch, outbox)
                    : setAside(outbox.first(), Objects.requireNonNull(refused, "an empty batch was full"));
        } catch (RuntimeException e) {
            bridge.target().doubt();
            throw e;
        }
    }

    private int send(TargetBatch batch, Outbox outbox) {
        countRepeats(outbox.first(batch.count()));
        try {
            batch.send();
        } catch (BatchTooLargeException e) {
            return shrink(batch.count(), outbox, e.getMessage());
        }
        largestBatch = Integer.MAX_VALUE;
        bridge.counters().forwarded(batch.count());
        return batch.count();
    }

    private int shrink(int count, Outbox outbox, @Nullable String refusal) {
        if (count == 1) {
            return setAside(outbox.first(), new QuarantineReason("too-large", String.valueOf(refusal)));
        }
        largestBatch = count / 2;
        return 0;
    }

    private int setAside(Transfer transfer, QuarantineReason reason) {
        bridge.quarantine().keep(transfer.source(), transfer.received(), reason);
        bridge.counters().quarantined();
        LOG.atWarn()
                .addKeyValue("partition", claim.partition())
                .addKeyValue("sequence", transfer.received().position().sequence())
                .addKeyValue("reason", reason.code())
                .log("quarantined an event: {}", reason.detail());
        return 1;
    }

    private void countRepeats(List<Transfer> transfers) {
        int repeats = 0;
        for (Transfer transfer : transfers) {
            long sequence = transfer.received().position().sequence();
            repeats += sequence <= highestTried ? 1 : 0;
            highestTried = Math.max(highestTried, sequence);
        }
        bridge.counters().resent(repeats);
    }
}

package dev.sluice.bridge.forward;

import dev.sluice.bridge.BatchRefusedException;
import dev.sluice.bridge.SendTrace;
import dev.sluice.bridge.TargetBatch;
import dev.sluice.bridge.mapping.EventMapping;
import dev.sluice.contract.quarantine.QuarantineReason;
import dev.sluice.service.FailureCode;
import dev.sluice.service.ServiceException;
import dev.sluice.service.hold.Claim;
import dev.sluice.service.hold.ClaimEndedException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deals with the first events of an outbox, one attempt a call: it sends them, sets one aside, or lets one pass by.
 * Used by one thread at a time.
 *
 * <p>What the target refuses for its content is tried in halves, down to the event that is refused alone. So is what
 * fails for a reason that nobody expected five times in a row, while everything around answers.
 */
final class PartitionSender {
    private static final Logger LOG = LoggerFactory.getLogger(PartitionSender.class);
    private static final int UNEXPECTED_BEFORE_SUSPICION = 5;

    private final Bridge bridge;
    private final String partition;
    private final EventMapping mapping;
    private long highestTried = Long.MIN_VALUE;
    private int largestBatch = Integer.MAX_VALUE;
    private int unexpected;

    PartitionSender(Bridge bridge, String partition) {
        this.bridge = bridge;
        this.partition = partition;
        this.mapping = new EventMapping(bridge.counters()::moved);
    }

    /** All events of a delivery are dealt with: nothing is suspected any more. */
    void delivered() {
        bridge.counters().waiting().done(partition);
        largestBatch = Integer.MAX_VALUE;
        unexpected = 0;
    }

    /** One attempt; returns how many events are dealt with. */
    int attempt(Outbox outbox, Claim claim) {
        bridge.counters()
                .waiting()
                .tries(
                        partition,
                        outbox.first().received().enqueued(),
                        bridge.pace().clock().instant());
        requireRunning(outbox.first());
        if (isDenied(outbox.first())) {
            bridge.counters().denied(outbox.first().device());
            return 1;
        }
        try {
            return send(outbox, claim);
        } catch (ServiceException | ClaimEndedException e) {
            unexpected = 0;
            bridge.counters().failed();
            bridge.target().doubt();
            throw e;
        } catch (RuntimeException e) {
            bridge.counters().failed();
            bridge.target().doubt();
            return suspect(outbox, e);
        }
    }

    private int send(Outbox outbox, Claim claim) {
        SendTrace trace = bridge.tracing().begin(partition);
        try {
            return send(outbox, claim, trace);
        } catch (RuntimeException e) {
            trace.failed(e);
            throw e;
        } finally {
            trace.close();
        }
    }

    private int send(Outbox outbox, Claim claim, SendTrace trace) {
        TargetBatch batch = bridge.target().open(partition);
        QuarantineReason refused = outbox.fill(
                batch,
                largestBatch,
                transfer -> mapping.map(transfer.received(), transfer.source(), trace.context()),
                this::isDenied);
        return batch.count() > 0
                ? send(batch, outbox, claim, trace)
                : setAside(outbox.first(), Objects.requireNonNull(refused, "an empty batch was full"));
    }

    private int send(TargetBatch batch, Outbox outbox, Claim claim, SendTrace trace) {
        claim.require();
        List<Transfer> transfers = outbox.first(batch.count());
        countRepeats(transfers);
        transfers.forEach(transfer -> trace.carries(transfer.received().properties()));
        try {
            batch.send();
        } catch (BatchRefusedException e) {
            trace.failed(e);
            return shrink(batch.count(), outbox, e.reason());
        }
        trace.accepted(batch.count(), batch.fill());
        if (unexpected == 0) {
            largestBatch = Integer.MAX_VALUE;
        }
        bridge.safeguards().quarantineLimit().forwarded(batch.count());
        bridge.counters().forwarded(batch.count(), batch.fill());
        return batch.count();
    }

    /** From the fifth failure on, each is answered with half as many events; a success does not end the search. */
    private int suspect(Outbox outbox, RuntimeException failure) {
        if (++unexpected < UNEXPECTED_BEFORE_SUSPICION) {
            throw failure;
        }
        String kind = failure.getClass().getSimpleName();
        int done = shrink(
                Math.min(largestBatch, outbox.size()),
                outbox,
                new QuarantineReason("internal", "the bridge itself fails on it: " + kind));
        unexpected = done == 0 ? unexpected : 0;
        return done;
    }

    private int shrink(int count, Outbox outbox, QuarantineReason refusal) {
        if (count == 1) {
            largestBatch = Integer.MAX_VALUE;
            return setAside(outbox.first(), refusal);
        }
        largestBatch = count / 2;
        return 0;
    }

    private int setAside(Transfer transfer, QuarantineReason reason) {
        bridge.safeguards().quarantineLimit().quarantine();
        bridge.quarantine().keep(transfer.source(), transfer.received(), reason);
        bridge.counters().quarantined();
        LOG.atWarn()
                .addKeyValue("partition", partition)
                .addKeyValue("sequence", transfer.sequence())
                .addKeyValue("reason", reason.code())
                .log("quarantined an event: {}", reason.detail());
        return 1;
    }

    private boolean isDenied(Transfer transfer) {
        return !bridge.safeguards().deniedDevices().isEmpty()
                && bridge.safeguards().deniedDevices().contains(transfer.device());
    }

    private void requireRunning(Transfer first) {
        Safeguards safeguards = bridge.safeguards();
        boolean stopped = safeguards.killSwitch().isSet();
        safeguards.quarantineLimit().observe(stopped);
        if (stopped) {
            throw new ServiceException(
                    FailureCode.STOPPED,
                    "the kill switch is set: to go on, delete "
                            + safeguards.killSwitch().place() + "; the source deletes the first waiting event in "
                            + left(first));
        }
    }

    private String left(Transfer first) {
        Duration age = Duration.between(
                first.received().enqueued(), bridge.pace().clock().instant());
        Duration left = bridge.safeguards().sourceRetention().minus(age);
        return left.isNegative()
                ? "no time"
                : Duration.ofMinutes(left.toMinutes()).toString();
    }

    private void countRepeats(List<Transfer> transfers) {
        int repeats = 0;
        for (Transfer transfer : transfers) {
            repeats += transfer.sequence() <= highestTried ? 1 : 0;
            highestTried = Math.max(highestTried, transfer.sequence());
        }
        bridge.counters().resent(repeats);
    }
}

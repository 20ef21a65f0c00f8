package dev.sluice.bridge.forward;

import dev.sluice.contract.SourcePartition;
import dev.sluice.service.PartitionHandler;
import dev.sluice.service.ProgressRecord;
import dev.sluice.service.event.ReceivedEvent;
import dev.sluice.service.hold.Claim;
import dev.sluice.service.hold.Hold;
import dev.sluice.service.hold.HoldLog;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Forwards the events of one source partition for as long as one claim on it lasts.
 *
 * <p>It sends one batch at a time and goes on only when the target has accepted it, so that whatever it sends was
 * preceded by everything before it: first occurrences in the target are in order and without a gap, whichever process
 * dies when. What fails is repeated until it succeeds or the claim ends; only an event that no batch can take is set
 * aside. Used by one thread at a time.
 */
public final class PartitionForwarder implements PartitionHandler {
    private final Bridge bridge;
    private final HoldLog log;
    private final PartitionSender sender;
    private final SourceFollower follower;
    private final ProgressRecord progress;
    private @Nullable Begun begun;

    /** What was accepted of a delivery that is not done yet. */
    private record Begun(SourcePartition source, long first, long last) {
        static Begun of(Transfer first, Transfer last) {
            return new Begun(first.source(), first.sequence(), last.sequence());
        }

        boolean holds(Transfer transfer) {
            return transfer.source().equals(source) && transfer.sequence() <= last;
        }
    }

    /**
     * A forwarder that begins where its partition's reader begins.
     *
     * @param checkpointed sequence number of the checkpoint that the source is read from, if there is one
     */
    public PartitionForwarder(Bridge bridge, String partition, OptionalLong checkpointed) {
        this.bridge = bridge;
        this.log = new HoldLog("partition", partition, bridge.pace().clock());
        this.sender = new PartitionSender(bridge, partition);
        this.follower = new SourceFollower(bridge, partition, checkpointed);
        this.progress = new ProgressRecord(bridge.checkpoints(), bridge.pace(), partition);
    }

    @Override
    public boolean continuesWith(long sequence) {
        Begun open = begun;
        return open == null ? follower.expects(sequence) : open.first() == sequence;
    }

    /**
     * Forwards events, which follow those of the last call, and returns when the target has accepted all of them. A
     * call without events is an opportunity to record progress. When a call fails and the same events come again, those
     * that were accepted are not sent again.
     *
     * @param claim under which it is done
     * @throws dev.sluice.service.hold.ClaimEndedException when the claim ends first; the rest is neither sent nor
     *     recorded
     */
    @Override
    public void take(Claim claim, List<ReceivedEvent> events) {
        Hold hold = new Hold(claim, bridge.pace().backoff(), log);
        bridge.counters().received(events.size());
        List<Transfer> transfers =
                events.stream().map(event -> prepare(event, hold)).collect(Collectors.toList());
        Outbox outbox = new Outbox(withoutBegun(transfers));
        while (!outbox.isEmpty()) {
            int done = hold.until(() -> sender.attempt(outbox, claim));
            if (done > 0) {
                Transfer last = outbox.remove(done);
                progress.reached(last.received().position());
                begun = Begun.of(transfers.get(0), last);
            }
        }
        if (!claim.hasEnded()) {
            begun = null; // otherwise whoever waited for this has given up, and the same events come again
        }
        sender.delivered();
        if (progress.isDue()) {
            hold.run(progress::record);
        }
    }

    private List<Transfer> withoutBegun(List<Transfer> transfers) {
        Begun open = begun;
        if (open == null || transfers.isEmpty() || transfers.get(0).sequence() != open.first()) {
            return transfers;
        }
        return transfers.stream().filter(transfer -> !open.holds(transfer)).collect(Collectors.toList());
    }

    @Override
    public void recordProgress() {
        progress.record();
    }

    private Transfer prepare(ReceivedEvent event, Hold hold) {
        return new Transfer(event, follower.follow(event.position().sequence(), hold));
    }
}

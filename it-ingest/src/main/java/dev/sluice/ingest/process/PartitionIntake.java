package dev.sluice.ingest.process;

import dev.sluice.ingest.Intake;
import dev.sluice.service.Checkpoints;
import dev.sluice.service.PartitionHandler;
import dev.sluice.service.ProgressRecord;
import dev.sluice.service.event.ReceivedEvent;
import dev.sluice.service.hold.Claim;
import dev.sluice.service.hold.Hold;
import dev.sluice.service.hold.HoldLog;
import dev.sluice.service.hold.Pace;
import java.util.List;

/**
 * Gives the batches of one partition of the IT hub to the intake, each again until it is applied, and records how far it
 * has come: never beyond what is durable. Used by one thread at a time.
 */
final class PartitionIntake implements PartitionHandler {
    private final String partition;
    private final Intake intake;
    private final Pace pace;
    private final HoldLog log;
    private final ProgressRecord progress;

    PartitionIntake(String partition, Intake intake, Checkpoints checkpoints, Pace pace) {
        this.partition = partition;
        this.intake = intake;
        this.pace = pace;
        this.log = new HoldLog("partition", partition, pace.clock());
        this.progress = new ProgressRecord(checkpoints, pace, partition);
    }

    /** Events that were applied before change nothing: every delivery is as good as another. */
    @Override
    public boolean continuesWith(long sequence) {
        return true;
    }

    @Override
    public void take(Claim claim, List<ReceivedEvent> events) {
        Hold hold = new Hold(claim, pace.backoff(), log);
        if (!events.isEmpty()) {
            hold.run(() -> intake.take(partition, events));
            progress.reached(events.get(events.size() - 1).position());
        }
        if (progress.isDue()) {
            hold.run(progress::record);
        }
    }

    @Override
    public void recordProgress() {
        progress.record();
    }
}

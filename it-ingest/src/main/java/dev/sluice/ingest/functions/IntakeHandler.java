package dev.sluice.ingest.functions;

import dev.sluice.ingest.Intake;
import dev.sluice.service.PartitionHandler;
import dev.sluice.service.event.ReceivedEvent;
import dev.sluice.service.hold.Claim;
import java.util.List;

/** Gives the batches of a partition to the intake, to which every delivery is as good as another. */
final class IntakeHandler implements PartitionHandler {
    private final String partition;
    private final Intake intake;

    IntakeHandler(String partition, Intake intake) {
        this.partition = partition;
        this.intake = intake;
    }

    @Override
    public boolean continuesWith(long sequence) {
        return true;
    }

    @Override
    public void take(Claim claim, List<ReceivedEvent> events) {
        intake.take(partition, events);
    }

    /** The host writes the checkpoint when the invocation has ended. */
    @Override
    public void recordProgress() {}
}

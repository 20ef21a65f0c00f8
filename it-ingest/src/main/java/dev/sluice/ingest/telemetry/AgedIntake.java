package dev.sluice.ingest.telemetry;

import dev.sluice.ingest.Intake;
import dev.sluice.service.Waiting;
import dev.sluice.service.event.ReceivedEvent;
import java.time.Clock;
import java.util.List;

/** Notes which event of each partition is the first that waits to be applied. Safe to share between threads. */
public final class AgedIntake implements Intake {
    private final Intake intake;
    private final Waiting waiting;
    private final Clock clock;

    public AgedIntake(Intake intake, Waiting waiting, Clock clock) {
        this.intake = intake;
        this.waiting = waiting;
        this.clock = clock;
    }

    @Override
    public void take(String hubPartition, List<ReceivedEvent> events) {
        if (!events.isEmpty()) {
            waiting.tries(hubPartition, events.get(0).enqueued(), clock.instant());
        }
        intake.take(hubPartition, events);
        waiting.done(hubPartition);
    }
}

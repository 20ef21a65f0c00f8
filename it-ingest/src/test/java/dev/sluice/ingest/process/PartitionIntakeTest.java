package dev.sluice.ingest.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.ingest.IngestException;
import dev.sluice.ingest.Intake;
import dev.sluice.service.event.Position;
import dev.sluice.service.event.ReceivedEvent;
import dev.sluice.service.hold.Backoff;
import dev.sluice.service.hold.Claim;
import dev.sluice.service.hold.ClaimEndedException;
import dev.sluice.service.hold.Pace;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PartitionIntakeTest {
    private final Claim claim = new Claim("3");
    private final List<String> done = new ArrayList<>();
    private int failures;
    private Runnable onFailure = () -> {};

    @Test
    void checkpointsWhatTheIntakeHasTaken() {
        handler(Duration.ZERO).take(claim, events(0, 4));

        assertThat(done).containsExactly("3: 5 events", "3: checkpoint 4");
    }

    @Test
    void givesABatchAgainUntilItIsTaken() {
        failures = 2;

        handler(Duration.ZERO).take(claim, events(0, 4));

        assertThat(done).containsExactly("failed", "failed", "3: 5 events", "3: checkpoint 4");
    }

    @Test
    void checkpointsNothingOfABatchThatIsNotTakenWhenTheClaimEnds() {
        failures = 1;
        onFailure = claim::lose;
        PartitionIntake handler = handler(Duration.ZERO);

        assertThatThrownBy(() -> handler.take(claim, events(0, 4))).isInstanceOf(ClaimEndedException.class);
        handler.recordProgress();

        assertThat(done).containsExactly("failed");
    }

    @Test
    void checkpointsNoMoreOftenThanItIsToldButAtTheEnd() {
        PartitionIntake handler = handler(Duration.ofHours(1));
        handler.take(claim, events(0, 4));
        handler.take(claim, events(5, 9));
        handler.take(claim, List.of());
        assertThat(done).containsExactly("3: 5 events", "3: checkpoint 4", "3: 5 events");

        handler.recordProgress();

        assertThat(done).endsWith("3: checkpoint 9");
    }

    private PartitionIntake handler(Duration checkpointInterval) {
        Backoff backoff = new Backoff(Duration.ofMillis(1), Duration.ofMillis(2), new Random(1));
        Intake intake = (partition, events) -> {
            if (failures-- > 0) {
                done.add("failed");
                onFailure.run();
                throw new IngestException(IngestException.Code.STORAGE_UNAVAILABLE, "storage is away");
            }
            done.add(partition + ": " + events.size() + " events");
        };
        return new PartitionIntake(
                "3",
                intake,
                (partition, position) -> done.add(partition + ": checkpoint " + position.sequence()),
                new Pace(Clock.systemUTC(), checkpointInterval, backoff));
    }

    private static List<ReceivedEvent> events(long first, long last) {
        return LongStream.rangeClosed(first, last)
                .mapToObj(n -> new ReceivedEvent(
                        new Position(n, "" + n), Instant.EPOCH, null, new byte[1], Map.of(), Map.of(), Map.of()))
                .toList();
    }
}

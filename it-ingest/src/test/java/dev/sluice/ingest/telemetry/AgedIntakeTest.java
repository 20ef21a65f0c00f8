package dev.sluice.ingest.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.ingest.Intake;
import dev.sluice.service.event.Position;
import dev.sluice.service.event.ReceivedEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AgedIntakeTest {
    private static final Instant NOW = Instant.parse("2026-11-30T08:00:00Z");

    private final IngestCounters counters = new IngestCounters();

    @Test
    void tellsTheAgeOfTheFirstEventWhileItsBatchIsTakenAndNoLonger() {
        AgedIntake aged =
                aged((partition, events) -> assertThat(counters.ages(NOW)).isEqualTo(Map.of("3", 2.5)));

        aged.take("3", List.of(enqueued(2500), enqueued(100)));

        assertThat(counters.ages(NOW)).isEmpty();
    }

    @Test
    void goesOnTellingItWhileTheBatchCanNotBeTaken() {
        AgedIntake aged = aged((partition, events) -> {
            throw new IllegalStateException("away");
        });

        assertThatThrownBy(() -> aged.take("3", List.of(enqueued(2500)))).hasMessage("away");

        assertThat(counters.ages(NOW.plusSeconds(1))).isEqualTo(Map.of("3", 3.5));
    }

    @Test
    void tellsNothingOfAnEmptyBatch() {
        aged((partition, events) -> assertThat(counters.ages(NOW)).isEmpty()).take("3", List.of());
    }

    private AgedIntake aged(Intake intake) {
        return new AgedIntake(intake, counters.waiting(), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static ReceivedEvent enqueued(long millisAgo) {
        return new ReceivedEvent(
                new Position(0, "0"), NOW.minusMillis(millisAgo), null, new byte[1], Map.of(), Map.of(), Map.of());
    }
}

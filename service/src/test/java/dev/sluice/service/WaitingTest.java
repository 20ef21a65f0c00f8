package dev.sluice.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WaitingTest {
    private static final Instant START = Instant.EPOCH;

    private final Waiting waiting = new Waiting();

    @Test
    void tellsTheAgeOfWhatIsTriedUntilItIsDone() {
        waiting.tries("1", START, START.plusSeconds(10));
        waiting.tries("2", START.plusSeconds(5), START.plusSeconds(10));

        assertThat(waiting.ages(START.plusSeconds(20)))
                .isEqualTo(Map.of("1", Duration.ofSeconds(20), "2", Duration.ofSeconds(15)));

        waiting.done("1");
        assertThat(waiting.ages(START.plusSeconds(20))).containsOnlyKeys("2");
    }

    @Test
    void forgetsAPartitionThatNobodyTries() {
        waiting.tries("1", START, START);

        assertThat(waiting.ages(START.plusSeconds(119))).containsOnlyKeys("1");
        assertThat(waiting.ages(START.plusSeconds(120))).isEmpty();
    }

    @Test
    void isNeverYoungerThanNothing() {
        waiting.tries("1", START.plusSeconds(1), START);

        assertThat(waiting.ages(START)).isEqualTo(Map.of("1", Duration.ZERO));
    }
}

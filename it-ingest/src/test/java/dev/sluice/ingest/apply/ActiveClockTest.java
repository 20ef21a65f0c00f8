package dev.sluice.ingest.apply;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ActiveClockTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void sumsTheTimesBetweenEventsEachUpToTheCap() {
        ActiveClock clock = clockAfter(0, 20, 20 + 3600, 20 + 3600 + 60);

        assertThat(clock.active()).isEqualTo(Duration.ofSeconds(20 + 60 + 60));
    }

    /** The hub's own clock went back: no time is taken away, and the watermark stays. */
    @Test
    void neverGoesBack() {
        ActiveClock clock = clockAfter(0, 30, 10, 15);

        assertThat(clock.active()).isEqualTo(Duration.ofSeconds(30 + 5));
        assertThat(clock.last()).isEqualTo(START.plusSeconds(15));
        assertThat(clock.watermark()).isEqualTo(START.plusSeconds(30));
    }

    private static ActiveClock clockAfter(long... seconds) {
        ActiveClock clock = ActiveClock.NEW;
        for (long second : seconds) {
            clock = clock.advance(START.plusSeconds(second));
        }
        return clock;
    }
}

package dev.sluice.ingest.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.functionshost.clock.MovableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RateLimitTest {
    private final MovableClock clock = new MovableClock(MemoryStore.SEEN);
    private final RateLimit limit = new RateLimit(4, clock);

    @Test
    void saysHowLongToWait() {
        exhaust("a");

        assertThat(limit.take("a")).hasValue(Duration.ofMillis(250));
        clock.advance(Duration.ofMillis(150));
        assertThat(limit.take("a"))
                .hasValueSatisfying(wait -> assertThat(wait).isBetween(Duration.ofMillis(99), Duration.ofMillis(101)));
        clock.advance(Duration.ofMillis(101));
        assertThat(limit.take("a")).isEmpty();
    }

    @Test
    void savesUpForTwoSecondsAtMost() {
        exhaust("a");
        clock.advance(Duration.ofDays(1));

        assertThat(exhaust("a")).isEqualTo(8);
    }

    @Test
    void grantsNothingMoreWhenTheClockGoesBack() {
        exhaust("a");
        clock.advance(Duration.ofHours(-1));

        assertThat(exhaust("a")).isZero();
    }

    @Test
    void forgetsWhoCameLongAgoWhenThereAreTooMany() {
        exhaust("a");
        exhaust("b");
        for (int caller = 0; caller < 9_999; caller++) {
            limit.take("caller-" + caller);
        }

        assertThat(limit.take("a")).isEmpty();
    }

    private int exhaust(String caller) {
        int granted = 0;
        while (limit.take(caller).isEmpty()) {
            granted++;
        }
        return granted;
    }
}

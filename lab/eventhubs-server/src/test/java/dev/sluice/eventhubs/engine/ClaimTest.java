package dev.sluice.eventhubs.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ClaimTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    @Test
    void coversItsEntityAndWhatIsBelowItInAnyCase() {
        Claim claim = new Claim("Hub/ConsumerGroups/a", NOW.plusSeconds(1));

        assertThat(claim.covers("hub/consumergroups/A", NOW)).isTrue();
        assertThat(claim.covers("hub/consumergroups/a/Partitions/0", NOW)).isTrue();
        assertThat(claim.covers("hub/consumergroups/ab", NOW)).isFalse();
        assertThat(claim.covers("hub", NOW)).isFalse();
    }

    @Test
    void coversNothingOnceItHasExpired() {
        assertThat(new Claim("", NOW).covers("hub", NOW)).isFalse();
        assertThat(new Claim("", NOW.plusSeconds(1)).covers("hub", NOW)).isTrue();
    }
}

package dev.sluice.eventhubs.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.eventhubs.Right;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ClaimTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final Set<Right> LISTEN = Set.of(Right.LISTEN);

    @Test
    void coversItsEntityAndWhatIsBelowItInAnyCase() {
        Claim claim = claim("Hub/ConsumerGroups/a", NOW.plusSeconds(1));

        assertThat(claim.allows(LISTEN, "hub/consumergroups/A", NOW)).isTrue();
        assertThat(claim.allows(LISTEN, "hub/consumergroups/a/Partitions/0", NOW))
                .isTrue();
        assertThat(claim.allows(LISTEN, "hub/consumergroups/ab", NOW)).isFalse();
        assertThat(claim.allows(LISTEN, "hub", NOW)).isFalse();
    }

    @Test
    void allowsNoOtherRight() {
        Claim claim = claim("", NOW.plusSeconds(1));

        assertThat(claim.allows(Set.of(Right.SEND), "hub", NOW)).isFalse();
        assertThat(claim.allows(Set.of(Right.SEND, Right.LISTEN), "hub", NOW)).isTrue();
    }

    @Test
    void allowsNothingOnceItHasExpired() {
        assertThat(claim("", NOW).allows(LISTEN, "hub", NOW)).isFalse();
        assertThat(claim("", NOW.plusSeconds(1)).allows(LISTEN, "hub", NOW)).isTrue();
    }

    private static Claim claim(String path, Instant expires) {
        return new Claim(path, List.of(new Grant(path, LISTEN)), expires);
    }
}

package dev.sluice.posture.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CidrTest {
    @Test
    void coversItsAddressesAndNoOthers() {
        Cidr range = Cidr.parse("10.0.1.0/24").orElseThrow();

        assertThat(range.covers(Cidr.parse("10.0.1.255").orElseThrow())).isTrue();
        assertThat(range.covers(Cidr.parse("10.0.2.0").orElseThrow())).isFalse();
        assertThat(range.covers(Cidr.parse("10.0.0.0/16").orElseThrow())).isFalse();
        assertThat(range.overlaps(Cidr.parse("10.0.0.0/16").orElseThrow())).isTrue();
        assertThat(Cidr.parse("0.0.0.0/0").orElseThrow().covers(range)).isTrue();
    }

    @Test
    void refusesWhatIsNoRange() {
        for (String text : new String[] {"", "10.0.0", "10.0.0.256", "10.0.0.0/33", "VirtualNetwork", "*"}) {
            assertThat(Cidr.parse(text)).isEmpty();
        }
    }
}

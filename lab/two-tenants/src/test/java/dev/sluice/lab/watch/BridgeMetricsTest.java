package dev.sluice.lab.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.lab.bridge.BridgeCounts;
import org.junit.jupiter.api.Test;

class BridgeMetricsTest {
    @Test
    void readsTheCountersOfAPage() {
        String page = """
                # HELP sluice_bridge_received_total Events that the source delivered.
                # TYPE sluice_bridge_received_total counter
                sluice_bridge_received_total 12
                sluice_bridge_forwarded_total 11
                sluice_bridge_resent_total 2
                sluice_bridge_quarantined_total 1
                sluice_bridge_gap_events_total 7
                sluice_bridge_lag_events{partition="0"} 5
                """;

        assertThat(BridgeMetrics.parse(page)).isEqualTo(new BridgeCounts(12, 11, 1, 2, 0));
    }

    @Test
    void tellsTheCountersOfANewProcessApart() {
        BridgeCounts before = new BridgeCounts(12, 11, 1, 2, 0);

        assertThat(new BridgeCounts(3, 3, 0, 0, 0).beganAnew(before)).isTrue();
        assertThat(new BridgeCounts(13, 11, 1, 2, 0).beganAnew(before)).isFalse();
        assertThat(before.plus(new BridgeCounts(3, 3, 0, 0, 1))).isEqualTo(new BridgeCounts(15, 14, 1, 2, 1));
    }
}

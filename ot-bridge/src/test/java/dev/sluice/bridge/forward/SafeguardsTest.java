package dev.sluice.bridge.forward;

import static dev.sluice.bridge.forward.FakeSurroundings.event;
import static dev.sluice.bridge.forward.FakeSurroundings.eventOf;
import static dev.sluice.bridge.forward.FakeSurroundings.events;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.bridge.forward.FakeTarget.Outcome;
import dev.sluice.contract.SourcePartition;
import dev.sluice.service.ServiceException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SafeguardsTest {
    private final FakeSurroundings around = new FakeSurroundings(40);
    private final FakeTarget target = around.target;

    @Test
    void findsTheOneEventThatTheBridgeFailsOn() {
        target.poisonous.add(6L);

        around.forwarder().take(around.claim, events(0, 9));

        assertThat(target.stored).containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 7L, 8L, 9L);
        assertThat(around.quarantined).containsExactly(6L);
        assertThat(around.checkpoints).containsExactly(9L);
    }

    @Test
    void suspectsNoEventWhileTheTargetIsWhatFails() {
        for (int failures = 0; failures < 30; failures++) {
            target.script.add(Outcome.FAILED);
        }

        around.forwarder().take(around.claim, events(0, 9));

        assertThat(around.quarantined).isEmpty();
        assertThat(target.stored).hasSize(10);
    }

    @Test
    void letsEventsOfDeniedDevicesPassByAndCountsThem() {
        around.denied.add("pump-2");
        PartitionForwarder forwarder = around.forwarder();

        forwarder.take(
                around.claim,
                List.of(eventOf("pump-1", 0), eventOf("pump-2", 1), eventOf("pump-1", 2), eventOf("pump-2", 3)));

        assertThat(target.stored).containsExactly(0L, 2L);
        assertThat(around.counters.counts().denied()).isEqualTo(Map.of("pump-2", 2L));
        assertThat(around.checkpoints).containsExactly(3L);
    }

    @Test
    void sendsNothingWhileTheKillSwitchIsSet() {
        around.killSwitch.looks = 3;

        around.forwarder().take(around.claim, events(0, 1));

        assertThat(target.batches).hasSize(1);
        assertThat(around.killSwitch.looks).isNegative();
    }

    @Test
    void refusesToQuarantineMoreThanATenthOfAThousand() {
        QuarantineLimit limit = new QuarantineLimit(around.clock);
        limit.forwarded(899);
        LongStream.range(0, 100).forEach(n -> limit.quarantine());

        assertThatThrownBy(limit::quarantine).hasMessageContaining("set the kill switch and clear it");

        around.clock.advance(Duration.ofMinutes(2));
        assertThatThrownBy(limit::quarantine).isInstanceOf(ServiceException.class);
        limit.observe(false);
        assertThatThrownBy(limit::quarantine).isInstanceOf(ServiceException.class);
        limit.observe(true);
        assertThatThrownBy(limit::quarantine).isInstanceOf(ServiceException.class);
        limit.observe(false);
        limit.quarantine();
    }

    @Test
    void quarantinesAnyShareOfFewEvents() {
        around.forwarder()
                .take(
                        around.claim,
                        LongStream.range(0, 900).mapToObj(n -> event(n, 41)).toList());

        assertThat(around.quarantined).hasSize(900);
    }

    @Test
    void holdsWhenTheSourceHubIsAnother() {
        PinnedSource source = new PinnedSource(
                partition -> new SourcePartition("ot-hub", around.incarnation, partition), wanted -> 1000);

        assertThat(source.identify("0").incarnation()).isEqualTo(1000);
        around.incarnation = 2000;

        assertThatThrownBy(() -> source.identify("0"))
                .hasMessage("source hub 'ot-hub' was created at 1970-01-01T00:00:02Z, but the checkpoints belong to the"
                        + " one of 1970-01-01T00:00:01Z: if it was made again or failed over, stop the bridge and run"
                        + " ./sluice bridge accept-incarnation");
    }
}

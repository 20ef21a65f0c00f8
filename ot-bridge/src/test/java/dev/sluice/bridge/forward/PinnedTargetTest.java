package dev.sluice.bridge.forward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.bridge.TargetBatch;
import dev.sluice.bridge.TargetHub;
import dev.sluice.bridge.TargetPin;
import dev.sluice.functionshost.clock.MovableClock;
import dev.sluice.service.ServiceException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PinnedTargetTest {
    private final List<Integer> opened = new ArrayList<>();
    private int partitions = 4;
    private int asked;
    private TargetPin pinned = new TargetPin("telemetry", 4);
    private final MovableClock clock = new MovableClock();
    private final PinnedTarget target = new PinnedTarget(new Hub(), wanted -> pinned, clock);

    @Test
    void sendsEachSourcePartitionToItsRemainder() {
        List.of("0", "3", "4", "7", "31").forEach(target::open);

        assertThat(opened).containsExactly(0, 3, 0, 3, 3);
        assertThat(asked).isEqualTo(1);
    }

    @Test
    void opensNothingOnAHubWithAnotherNumberOfPartitionsUntilItMatchesAgain() {
        target.open("5");
        partitions = 8;
        target.doubt();

        assertThatThrownBy(() -> target.open("5"))
                .isInstanceOf(ServiceException.class)
                .hasMessage("target hub 'telemetry' has 8 partitions, but the bridge is pinned to 'telemetry' with 4:"
                        + " give it that hub again, or run ./sluice bridge repartition");
        assertThat(opened).containsExactly(1);

        partitions = 4;
        target.open("5");
        assertThat(opened).containsExactly(1, 1);
    }

    @Test
    void asksTheHubAgainAfterAWhileEvenIfNothingFailed() {
        target.open("5");
        partitions = 3;
        target.open("5");
        clock.advance(Duration.ofSeconds(2));

        assertThatThrownBy(() -> target.open("5")).hasMessageContaining("has 3 partitions");
    }

    @Test
    void followsAPinThatIsChangedOnPurpose() {
        partitions = 8;
        assertThatThrownBy(() -> target.open("5")).isInstanceOf(ServiceException.class);

        pinned = new TargetPin("telemetry", 8);
        target.open("5");

        assertThat(opened).containsExactly(5);
    }

    @Test
    void opensNothingOnAHubOfAnotherName() {
        pinned = new TargetPin("other", 4);

        assertThatThrownBy(() -> target.open("0")).hasMessageContaining("is pinned to 'other'");
    }

    private final class Hub implements TargetHub {
        @Override
        public String name() {
            return "telemetry";
        }

        @Override
        public int partitionCount() {
            asked++;
            return partitions;
        }

        @Override
        public TargetBatch open(int partition) {
            opened.add(partition);
            return new FakeTarget(1).open("");
        }
    }
}

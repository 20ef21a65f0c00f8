package dev.sluice.bridge.forward;

import static dev.sluice.bridge.forward.FakeSurroundings.events;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.bridge.forward.FakeTarget.Outcome;
import dev.sluice.service.hold.Claim;
import dev.sluice.service.hold.ClaimEndedException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class ForwardingPropertyTest {
    private static final int EVENTS = 60;

    @Property(tries = 300)
    void whateverFailsAndWhoeverDiesFirstOccurrencesStayInOrderAndComplete(
            @ForAll @Size(max = 40) List<Outcome> outcomes,
            @ForAll @Size(max = 6) List<@IntRange(min = 1, max = 12) Integer> deaths,
            @ForAll @IntRange(min = 1, max = 20) int delivery) {
        FakeSurroundings around = new FakeSurroundings(70);
        around.target.script.addAll(
                outcomes.stream().filter(o -> o != Outcome.TOO_LARGE).toList());

        deaths.forEach(sends -> runUntilDeath(around, sends, delivery));
        run(around, new Claim("3"), delivery);

        List<Long> firstOccurrences = around.target.stored.stream().distinct().toList();
        assertThat(firstOccurrences)
                .isEqualTo(LongStream.range(0, EVENTS).boxed().toList());
        assertThat(last(around.checkpoints)).isEqualTo(EVENTS - 1);
    }

    private static void runUntilDeath(FakeSurroundings around, int sends, int delivery) {
        Claim claim = new Claim("3");
        int[] left = {sends};
        around.target.beforeSend = () -> {
            if (--left[0] == 0) {
                claim.lose();
            }
        };
        try {
            run(around, claim, delivery);
        } catch (ClaimEndedException expected) {
            assertThat(claim.isLost()).isTrue();
        }
        around.target.beforeSend = () -> {};
    }

    /** One owner: starts behind the checkpoint, as a processor does. */
    private static void run(FakeSurroundings around, Claim claim, int delivery) {
        long checkpoint = last(around.checkpoints);
        PartitionForwarder forwarder =
                new PartitionForwarder(around.bridge(Duration.ZERO), "3", OptionalLong.of(checkpoint));
        for (long first = checkpoint + 1; first < EVENTS; first += delivery) {
            forwarder.take(claim, events(first, Math.min(EVENTS, first + delivery) - 1));
        }
    }

    private static long last(List<Long> values) {
        return values.isEmpty() ? -1 : values.get(values.size() - 1);
    }
}

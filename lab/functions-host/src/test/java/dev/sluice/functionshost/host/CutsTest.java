package dev.sluice.functionshost.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CutsTest {
    private final List<Integer> events = IntStream.range(0, 100).boxed().toList();

    @Test
    void keepsEveryEventInOrder() {
        assertThat(new Cuts(7, new Random(1)).of(events).stream().flatMap(List::stream))
                .containsExactlyElementsOf(events);
    }

    @Test
    void cutsTheSameEventsInAnotherWayEachTime() {
        Cuts cuts = new Cuts(7, new Random(1));

        assertThat(cuts.of(events)).isNotEqualTo(cuts.of(events));
    }

    @Test
    void makesNoBatchLargerThanAllowed() {
        assertThat(new Cuts(7, new Random(1)).of(events)).allMatch(batch -> batch.size() <= 7);
    }
}

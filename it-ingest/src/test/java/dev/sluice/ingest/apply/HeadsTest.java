package dev.sluice.ingest.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.EventIdentity;
import dev.sluice.contract.SourcePartition;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HeadsTest {
    @Test
    void movesTheHeadOfTheEventsSourceOnly() {
        Map<SourcePartition, Long> stored = Map.of(source(1), 5L);
        Heads heads = new Heads(stored);

        heads.move(event(1, 6));
        heads.move(event(2, 1));
        heads.move(event(1, 7));

        assertThat(heads.sequences()).isEqualTo(Map.of(source(1), 7L, source(2), 1L));
        assertThat(heads.isAhead(event(1, 7))).isFalse();
        assertThat(heads.isAhead(event(1, 8))).isTrue();
        assertThat(heads.isAhead(event(3, 0))).isTrue();
        assertThat(stored).isEqualTo(Map.of(source(1), 5L));
    }

    @Test
    void forgetsTheOldestIncarnationAndTakesNothingOfItAnyMore() {
        Map<SourcePartition, Long> stored = new HashMap<>();
        for (int incarnation = 1; incarnation <= Heads.MOST; incarnation++) {
            stored.put(source(incarnation), 5L);
        }
        Heads heads = new Heads(Map.copyOf(stored));

        heads.move(event(Heads.MOST + 1, 0));

        assertThat(heads.sequences())
                .hasSize(Heads.MOST)
                .containsKey(source(Heads.MOST + 1))
                .doesNotContainKey(source(1));
        assertThat(heads.isAhead(event(1, 9))).isFalse();
    }

    private static SourcePartition source(long incarnation) {
        return new SourcePartition("plant", incarnation, "0");
    }

    private static EventIdentity event(long incarnation, long sequence) {
        return new EventIdentity(source(incarnation), sequence);
    }
}

package dev.sluice.ingest.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.EventIdentity;
import dev.sluice.contract.SourcePartition;
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

    /** An event of a hub that was made again so often that its head is forgotten may have been applied. */
    @Test
    void takesNothingForNewWhoseHeadItMayHaveForgotten() {
        Heads heads = new Heads(Map.of());
        for (int incarnation = 1; incarnation <= Heads.MOST + 1; incarnation++) {
            heads.move(event(incarnation, 7));
        }

        assertThat(heads.sequences()).hasSize(Heads.MOST).doesNotContainKey(source(1));
        assertThat(heads.isAhead(event(1, 8))).isFalse();
        assertThat(heads.isAhead(event(2, 8))).isTrue();
        assertThat(heads.isAhead(event(Heads.MOST + 2, 0))).isTrue();
    }

    private static SourcePartition source(long incarnation) {
        return new SourcePartition("plant", incarnation, "0");
    }

    private static EventIdentity event(long incarnation, long sequence) {
        return new EventIdentity(source(incarnation), sequence);
    }
}

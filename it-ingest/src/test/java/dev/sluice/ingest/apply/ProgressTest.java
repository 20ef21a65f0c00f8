package dev.sluice.ingest.apply;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProgressTest {
    @Test
    void addsUpWhatItForgets() {
        Progress progress = Progress.none(TestEvent.SOURCE).withHoles(holes(Progress.MOST_HOLES + 2));
        assertThat(progress.forgotten()).isEqualTo(2);
        assertThat(progress.holes().contains(0)).isFalse();
        assertThat(progress.holes().contains(4)).isTrue();

        assertThat(progress.withHoles(holes(Progress.MOST_HOLES + 1)).forgotten())
                .isEqualTo(3);
    }

    /** So many ranges, each of one sequence. */
    private static HoleRanges holes(int ranges) {
        HoleRanges holes = HoleRanges.none();
        for (int i = 0; i < ranges; i++) {
            holes.add(2L * i, 2L * i);
        }
        return holes;
    }
}

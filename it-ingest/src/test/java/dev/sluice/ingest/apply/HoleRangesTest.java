package dev.sluice.ingest.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.ingest.apply.HoleRanges.Range;
import java.util.List;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class HoleRangesTest {
    @Property
    void isASetOfSequences(@ForAll @Size(max = 60) List<@IntRange(max = 90) Integer> steps) {
        HoleRanges holes = HoleRanges.none();
        TreeSet<Long> expected = new TreeSet<>();
        for (int step : steps) {
            if (step % 3 == 0) {
                holes.remove(step);
                expected.remove((long) step);
            } else {
                holes.add(step, step + step % 5);
                for (long each = step; each <= step + step % 5; each++) {
                    expected.add(each);
                }
            }
        }

        for (long sequence = -1; sequence < 100; sequence++) {
            assertThat(holes.contains(sequence)).isEqualTo(expected.contains(sequence));
        }
        assertThat(HoleRanges.of(holes.ranges())).isEqualTo(holes);
    }

    @Test
    void joinsRangesThatTouch() {
        HoleRanges holes = HoleRanges.of(List.of(new Range(1, 2), new Range(5, 6), new Range(3, 4)));

        assertThat(holes.ranges()).containsExactly(new Range(1, 6));
    }

    @Test
    void forgetsTheOldest() {
        HoleRanges holes = HoleRanges.of(List.of(new Range(1, 2), new Range(5, 6), new Range(8, 8)));

        assertThat(holes.forgetOldest(2)).isEqualTo(2);
        assertThat(holes.ranges()).containsExactly(new Range(5, 6), new Range(8, 8));
    }
}

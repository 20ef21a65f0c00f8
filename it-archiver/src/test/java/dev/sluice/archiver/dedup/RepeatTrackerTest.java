package dev.sluice.archiver.dedup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.EventIdentity;
import dev.sluice.contract.SourcePartition;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RepeatTrackerTest {
    private final RepeatTracker tracker = RepeatTracker.empty();

    @Test
    void flagsWhatItHasSeen() {
        assertThat(repeats(tracker, 0, 1, 2, 1, 2, 3)).containsExactly(false, false, false, true, true, false);
    }

    @Test
    void takesAReplayIntoAHoleOnce() {
        assertThat(repeats(tracker, 0, 5, 3, 3, 2, 4, 1, 0))
                .containsExactly(false, false, false, true, false, false, false, true);
    }

    @Test
    void keepsSourcePartitionsAndIncarnationsApart() {
        assertThat(tracker.repeats(identity("ot", 1, "0", 7))).isFalse();
        assertThat(tracker.repeats(identity("ot", 2, "0", 7))).isFalse();
        assertThat(tracker.repeats(identity("ot", 1, "1", 7))).isFalse();
        assertThat(tracker.repeats(identity("other", 1, "0", 7))).isFalse();
        assertThat(tracker.repeats(identity("ot", 1, "0", 7))).isTrue();
    }

    @Test
    void cannotTellWithoutAnIdentity() {
        assertThat(tracker.repeats(null)).isNull();
        assertThat(tracker.repeats(identity("ot", 1, "0", -5))).isNull();
    }

    @Test
    void surroundsTheGreatestNumberThereIs() {
        assertThat(repeats(tracker, Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE - 1))
                .containsExactly(false, true, false);
    }

    @Test
    void cannotTellWhatLiesInAHoleItForgot() {
        RepeatTracker small = new RepeatTracker(4, 2);

        assertThat(repeats(small, 1, 3, 5, 7)).containsExactly(false, false, false, false);

        assertThat(repeats(small, 0, 1, 2)).containsExactly(null, null, null);
        assertThat(repeats(small, 4, 6, 5)).containsExactly(false, false, true);
    }

    @Test
    void cannotTellOfASourceItForgot() {
        RepeatTracker small = new RepeatTracker(2, 8);
        for (String partition : List.of("0", "1", "2")) {
            assertThat(small.repeats(identity("ot", 1, partition, 0))).isFalse();
        }

        assertThat(small.repeats(identity("ot", 1, "0", 0))).isNull();
        assertThat(small.repeats(identity("ot", 1, "2", 0))).isTrue();
    }

    @Property(tries = 200)
    void agreesWithASetAndSurvivesBeingWrittenDown(
            @ForAll @Size(max = 60) List<@IntRange(max = 40) Integer> sequences) {
        RepeatTracker recovered = RepeatTracker.empty();
        Set<Integer> seen = new HashSet<>();
        for (int sequence : sequences) {
            recovered = RepeatTracker.decode(recovered.encode());

            assertThat(recovered.repeats(identity("ot", 1, "0", sequence))).isEqualTo(!seen.add(sequence));
        }
    }

    private static Boolean[] repeats(RepeatTracker tracker, long... sequences) {
        Boolean[] verdicts = new Boolean[sequences.length];
        for (int index = 0; index < sequences.length; index++) {
            verdicts[index] = tracker.repeats(identity("ot", 1, "0", sequences[index]));
        }
        return verdicts;
    }

    private static EventIdentity identity(String hub, long incarnation, String partition, long sequence) {
        return new EventIdentity(new SourcePartition(hub, incarnation, partition), sequence);
    }
}

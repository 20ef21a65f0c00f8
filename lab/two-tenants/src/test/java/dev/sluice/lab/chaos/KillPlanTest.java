package dev.sluice.lab.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class KillPlanTest {
    private static final List<String> ALL = List.of("ot-hub", "bridge", "it-hub", "archiver", "ingest", "azurite");

    @Test
    void isTheSameForTheSameSeed() {
        assertThat(KillPlan.of(10, 42, ALL)).isEqualTo(KillPlan.of(10, 42, ALL));
    }

    @Test
    void hitsEachProcessWhateverTheSeed() {
        for (long seed = 0; seed < 200; seed++) {
            assertThat(KillPlan.of(10, seed, ALL).steps())
                    .extracting(KillPlan.Step::process)
                    .containsAll(ALL);
        }
    }

    @Test
    void neverKillsTheStorage() {
        for (long seed = 0; seed < 200; seed++) {
            assertThat(KillPlan.of(10, seed, ALL).steps())
                    .filteredOn(step -> step.process().equals("azurite"))
                    .isNotEmpty()
                    .noneMatch(step -> step.blow() == Blow.KILLED);
        }
    }
}

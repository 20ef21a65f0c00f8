package dev.sluice.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class FigureTest {
    @Test
    void takesTheMedianOfTheRatiosNotTheRatioOfTheMedians() {
        List<Pair> rounds = List.of(new Pair(10, 10), new Pair(30, 10), new Pair(40, 100));

        Figure figure = Figure.ratio("rate", rounds, Goal.atLeast(1));

        assertThat(figure.ours()).isEqualTo(30);
        assertThat(figure.theirs()).isEqualTo(10);
        assertThat(figure.result()).isEqualTo(1);
        assertThat(figure.lowest()).isEqualTo(0.4);
        assertThat(figure.highest()).isEqualTo(3);
    }

    @Test
    void takesTheMiddleOfTwoWhenTheirNumberIsEven() {
        assertThat(Median.of(List.of(4.0, 1.0, 2.0, 9.0))).isEqualTo(3);
        assertThatThrownBy(() -> Median.of(List.of())).hasMessage("no figures");
    }

    @Test
    void tellsWhetherAGoalIsMet() {
        assertThat(Goal.atLeast(2).isMet(2)).isTrue();
        assertThat(Goal.atLeast(2).isMet(1.99)).isFalse();
        assertThat(Goal.atMost(2).isMet(2)).isTrue();
        assertThat(Goal.atMost(2).isMet(2.01)).isFalse();
        assertThat(Goal.below(2).isMet(2)).isFalse();
        assertThat(Goal.below(2).isMet(1.99)).isTrue();
    }

    @Test
    void sortsTimesForTheirPercentiles() {
        long[] nanos = new long[100];
        for (int i = 0; i < nanos.length; i++) {
            nanos[i] = (nanos.length - i) * 1000L;
        }

        assertThat(Percentiles.of(nanos)).isEqualTo(new Percentiles(51, 100));
        assertThat(nanos[0]).isEqualTo(100_000);
    }
}

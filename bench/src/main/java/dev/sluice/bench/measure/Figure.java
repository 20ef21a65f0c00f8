package dev.sluice.bench.measure;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A measured quantity over all rounds.
 *
 * @param name what was measured, with its unit
 * @param ours the median
 * @param theirs the median of what it is compared with; null if it is compared with nothing
 * @param result what the goal is about: the median of the rounds' ratios, or {@code ours}
 * @param lowest the lowest result of a round
 * @param highest the highest result of a round
 * @param goal null if it has none
 */
public record Figure(
        String name,
        double ours,
        @Nullable Double theirs,
        double result,
        double lowest,
        double highest,
        @Nullable Goal goal) {
    /** A ratio: round by round, so that what disturbs the machine for a while disturbs both sides. */
    public static Figure ratio(String name, List<Pair> rounds, @Nullable Goal goal) {
        List<Double> ratios = rounds.stream().map(Pair::ratio).sorted().toList();
        return new Figure(
                name,
                Median.of(rounds.stream().map(Pair::ours).toList()),
                Median.of(rounds.stream().map(Pair::theirs).toList()),
                Median.of(ratios),
                ratios.get(0),
                ratios.get(ratios.size() - 1),
                goal);
    }

    /** A figure that is compared with a goal only. */
    public static Figure alone(String name, List<Double> rounds, @Nullable Goal goal) {
        List<Double> sorted = rounds.stream().sorted().toList();
        double median = Median.of(sorted);
        return new Figure(name, median, null, median, sorted.get(0), sorted.get(sorted.size() - 1), goal);
    }

    /** Whether its goal is reached; also if it has none. */
    public boolean isMet() {
        return goal == null || goal.isMet(result);
    }
}

package dev.sluice.bench.bridge;

import dev.sluice.bench.measure.Figure;
import dev.sluice.bench.measure.Goal;
import dev.sluice.bench.measure.Pair;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Makes figures of a race's rounds. */
final class RaceFigures {
    private RaceFigures() {}

    /** The first entry against the second. */
    static Figure ratio(String name, List<List<Passage>> rounds, ToDoubleFunction<Passage> value, @Nullable Goal goal) {
        List<Pair> pairs = rounds.stream()
                .map(round -> new Pair(value.applyAsDouble(round.get(0)), value.applyAsDouble(round.get(1))))
                .toList();
        return Figure.ratio(name, pairs, goal);
    }

    /** One entry alone. */
    static Figure alone(String name, List<List<Passage>> rounds, int entry, ToDoubleFunction<Passage> value) {
        return Figure.alone(
                name,
                rounds.stream()
                        .map(round -> value.applyAsDouble(round.get(entry)))
                        .toList(),
                null);
    }
}

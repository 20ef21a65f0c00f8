package dev.sluice.bench.eventhubs;

import dev.sluice.bench.measure.Cost;
import dev.sluice.bench.measure.Figure;
import dev.sluice.bench.measure.Goal;
import dev.sluice.bench.measure.Latencies;
import dev.sluice.bench.measure.Pair;
import dev.sluice.bench.measure.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Makes the comparison's figures of its rounds and sets the goals. */
final class ComparisonFigures {
    private final List<Round> rounds;
    private final List<Figure> figures = new ArrayList<>();

    private ComparisonFigures(List<Round> rounds) {
        this.rounds = rounds;
    }

    static Report of(List<Round> rounds) {
        ComparisonFigures made = new ComparisonFigures(rounds);
        made.throughput("200 B", Round::small, Goal.atLeast(2.5), Goal.atLeast(1.2), null);
        made.throughput("1 KiB", Round::large, Goal.atLeast(1.0), Goal.atLeast(0.6), Goal.atMost(3.0));
        made.latency("sent, p50 µs", latencies -> latencies.acknowledged().p50());
        made.latency("sent, p99 µs", latencies -> latencies.acknowledged().p99());
        made.latency("received, p50 µs", latencies -> latencies.received().p50());
        made.latency("received, p99 µs", latencies -> latencies.received().p99());
        return new Report("Local server (ours) and Kafka (theirs), " + rounds.size() + " paired rounds", made.figures);
    }

    private void throughput(
            String size, Function<Round, Round.Throughput> of, Goal send, Goal receive, @Nullable Goal micros) {
        costs("SDK send " + size, of.andThen(Round.Throughput::send), send);
        costs("SDK receive " + size, of.andThen(Round.Throughput::receive), receive);
        ratio("raw receive " + size + ", events/s", raw(of, Cost::rate), Goal.atLeast(1.0));
        cost("raw receive " + size + ", server µs/event", of, Cost::brokerMicros, micros);
        cost("raw receive " + size + ", client µs/event", of, Cost::clientMicros, null);
    }

    private void cost(
            String name, Function<Round, Round.Throughput> of, ToDoubleFunction<Cost> value, @Nullable Goal goal) {
        List<Double> costs = rounds.stream()
                .map(round -> value.applyAsDouble(of.apply(round).bare()))
                .toList();
        figures.add(Figure.alone(name, costs, goal));
    }

    private void costs(String what, Function<Round, Both<Cost>> of, Goal goal) {
        ratio(what + ", events/s", pair(of, Cost::rate), goal);
        ratio(what + ", server µs/event", pair(of, Cost::brokerMicros), null);
        ratio(what + ", client µs/event", pair(of, Cost::clientMicros), null);
    }

    /** Compared with what Kafka's own client receives. */
    private static Function<Round, Pair> raw(Function<Round, Round.Throughput> of, ToDoubleFunction<Cost> value) {
        return round -> new Pair(
                value.applyAsDouble(of.apply(round).bare()),
                value.applyAsDouble(of.apply(round).receive().kafka()));
    }

    private void latency(String what, ToDoubleFunction<Latencies> value) {
        ratio("single events " + what, pair(Round::latency, value), Goal.below(1.0));
    }

    private static <T> Function<Round, Pair> pair(Function<Round, Both<T>> of, ToDoubleFunction<T> value) {
        return round -> new Pair(
                value.applyAsDouble(of.apply(round).ours()),
                value.applyAsDouble(of.apply(round).kafka()));
    }

    private void ratio(String name, Function<Round, Pair> of, @Nullable Goal goal) {
        figures.add(Figure.ratio(name, rounds.stream().map(of).toList(), goal));
    }
}

package dev.sluice.bench.bridge;

import dev.sluice.bench.measure.Figure;
import dev.sluice.bench.measure.Goal;
import dev.sluice.bench.measure.LoadAverage;
import dev.sluice.bench.measure.Median;
import dev.sluice.bench.measure.Pair;
import dev.sluice.bench.measure.Percentiles;
import dev.sluice.bench.measure.Report;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The bridge against a bare loop that does the same with the SDK.
 *
 * <p>Its times are those of the machine, which the local server and whatever else runs share: that blurs rates and the
 * ratio of rates, but hardly CPU time.
 */
public final class FloorComparison {
    private static final Goal RATE = Goal.atLeast(0.95);
    private static final Goal CPU = Goal.atMost(1.15);
    private static final int ROUNDS_A_DELAY = 3;

    private static final Entry BRIDGE = new Entry("bridge", Side.BRIDGE, Jvm.DEFAULT);
    private static final Entry FLOOR = new Entry("floor", Side.FLOOR, Jvm.DEFAULT);
    private static final Entry BODIES = new Entry("bodies", Side.BODIES, Jvm.DEFAULT);

    private final Surroundings around;
    private final Consumer<String> progress;
    private final List<Figure> figures = new ArrayList<>();

    private FloorComparison(Surroundings around, Consumer<String> progress) {
        this.around = around;
        this.progress = progress;
    }

    /**
     * Runs it.
     *
     * @param home the project's folder
     * @param folder for data and logs
     * @param rounds how many pairs of each size
     * @param progress gets a line now and then
     */
    public static Report run(Path home, Path folder, int rounds, Consumer<String> progress) {
        try (Surroundings around = Surroundings.start(home, folder)) {
            FloorComparison comparison = new FloorComparison(around, progress);
            comparison.measure(Backlog.SMALL, rounds);
            comparison.measure(Backlog.LARGE, rounds);
            return new Report(
                    "Bridge (ours) and bare loop (theirs), " + rounds + " paired rounds, " + LoadAverage.text(),
                    comparison.figures);
        }
    }

    private void measure(Backlog backlog, int rounds) {
        List<List<Passage>> measured = Race.run(around, backlog, List.of(BRIDGE, FLOOR, BODIES), rounds, progress);
        String size = backlog.name() + ", ";
        figures.add(RaceFigures.ratio(size + "events/s", measured, Passage::rate, RATE));
        figures.add(RaceFigures.ratio(size + "CPU µs an event", measured, Passage::cpuMicros, CPU));
        figures.add(RaceFigures.alone(size + "loop without properties, events/s", measured, 2, Passage::rate));
        figures.add(RaceFigures.alone(size + "loop without properties, CPU µs", measured, 2, Passage::cpuMicros));
        double rate =
                Median.of(measured.stream().map(round -> round.get(0).rate()).toList());
        delays(backlog, rate / 2, Math.max(1, rounds / ROUNDS_A_DELAY));
    }

    private void delays(Backlog backlog, double rate, int rounds) {
        List<Pair> p50 = new ArrayList<>();
        List<Pair> p99 = new ArrayList<>();
        for (int number = 1; number <= rounds; number++) {
            Percentiles bridge = Delay.of(BRIDGE, around, backlog, rate);
            Percentiles floor = Delay.of(FLOOR, around, backlog, rate);
            p50.add(new Pair(bridge.p50() / 1000, floor.p50() / 1000));
            p99.add(new Pair(bridge.p99() / 1000, floor.p99() / 1000));
            progress.accept(backlog.name() + ", at " + Math.round(rate) + "/s: p99 " + p99.get(number - 1));
        }
        figures.add(Figure.ratio(backlog.name() + ", ms added at half load, p50", p50, null));
        figures.add(Figure.ratio(backlog.name() + ", ms added at half load, p99", p99, null));
    }
}

package dev.sluice.bench.bridge;

import dev.sluice.bench.measure.Figure;
import dev.sluice.bench.measure.LoadAverage;
import dev.sluice.bench.measure.Report;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The bridge's process with Java's first compiler only, as the Functions host starts its worker, and with both. */
public final class CompilerComparison {
    private static final Entry FIRST = new Entry("first", Side.BRIDGE, Jvm.FIRST_COMPILER);
    private static final Entry BOTH = new Entry("both", Side.BRIDGE, Jvm.DEFAULT);

    private final Surroundings around;
    private final Consumer<String> progress;
    private final List<Figure> figures = new ArrayList<>();

    private CompilerComparison(Surroundings around, Consumer<String> progress) {
        this.around = around;
        this.progress = progress;
    }

    /** Runs it. */
    public static Report run(Path home, Path folder, int rounds, Consumer<String> progress) {
        try (Surroundings around = Surroundings.start(home, folder)) {
            CompilerComparison comparison = new CompilerComparison(around, progress);
            comparison.measure(Backlog.SMALL, rounds);
            comparison.measure(Backlog.LARGE, rounds);
            return new Report(
                    "Bridge with the first compiler only (ours) and with both (theirs), " + rounds + " paired rounds, "
                            + LoadAverage.text(),
                    comparison.figures);
        }
    }

    private void measure(Backlog backlog, int rounds) {
        List<List<Passage>> measured = Race.run(around, backlog, List.of(FIRST, BOTH), rounds, progress);
        String size = backlog.name() + ", ";
        figures.add(RaceFigures.ratio(size + "events/s", measured, Passage::rate, null));
        figures.add(RaceFigures.ratio(size + "CPU µs an event", measured, Passage::cpuMicros, null));
        figures.add(RaceFigures.ratio(
                size + "s from start through " + backlog.start() + " events", measured, Passage::startSeconds, null));
    }
}

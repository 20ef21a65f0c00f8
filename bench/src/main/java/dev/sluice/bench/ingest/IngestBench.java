package dev.sluice.bench.ingest;

import dev.sluice.bench.measure.Figure;
import dev.sluice.bench.measure.LoadAverage;
import dev.sluice.bench.measure.Report;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Measures ingest, all of it or some parts. */
public final class IngestBench {
    private static final List<Integer> DEVICES = List.of(10, 1000, 100_000);

    private IngestBench() {}

    /** A part of it. */
    public enum Part {
        /** What it asks of storage. */
        STORAGE,
        /** What an event costs. */
        CPU,
        /** When its state can be seen. */
        SIGHT
    }

    /**
     * Runs it.
     *
     * @param home the project's folder
     * @param folder for data and logs
     * @param parts which
     * @param rounds how many pairs
     * @param progress gets a line now and then
     */
    public static Report run(Path home, Path folder, Set<Part> parts, int rounds, Consumer<String> progress) {
        Children children = new Children(home, folder);
        List<Figure> figures = new ArrayList<>();
        if (parts.contains(Part.CPU)) {
            figures.addAll(Processing.measure(children, progress, rounds));
        }
        if (parts.contains(Part.SIGHT)) {
            figures.addAll(Sight.measure(children, progress));
        }
        if (parts.contains(Part.STORAGE)) {
            figures.addAll(StorageCost.measure(children, progress, DEVICES));
        }
        return new Report(
                "Ingest (ours) and hash maps behind the same reader (theirs), " + rounds + " paired rounds, "
                        + LoadAverage.text(),
                figures);
    }
}

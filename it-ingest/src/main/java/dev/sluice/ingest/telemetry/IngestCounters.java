package dev.sluice.ingest.telemetry;

import dev.sluice.ingest.apply.IntakeMeter;
import dev.sluice.service.health.PrometheusText;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** What an ingest has done since it started. Safe to share between threads. */
public final class IngestCounters implements IntakeMeter {
    private final LongAdder applied = new LongAdder();
    private final LongAdder stale = new LongAdder();
    private final LongAdder canaries = new LongAdder();
    private final LongAdder transitions = new LongAdder();
    private final LongAdder published = new LongAdder();
    private final LongAdder gaps = new LongAdder();
    private final LongAdder forgotten = new LongAdder();
    private final LongAdder conflicts = new LongAdder();
    private final Map<String, LongAdder> quarantined = new ConcurrentHashMap<>();

    /**
     * The counts at one moment.
     *
     * @param applied events that were applied, each for the first time
     * @param stale events that had been applied before
     * @param quarantined events that were set aside, by reason
     * @param canaries probes of a doctor
     * @param transitions alarms that were raised or cleared by events
     * @param published alarms that the alarms hub accepted, repeats included
     * @param gaps sequences that were skipped and may still come
     * @param forgotten skipped sequences that had no place: their events are stale if they ever come
     * @param conflicts batches that were decided again, as somebody else wrote first
     */
    public record Counts(
            long applied,
            long stale,
            Map<String, Long> quarantined,
            long canaries,
            long transitions,
            long published,
            long gaps,
            long forgotten,
            long conflicts) {}

    @Override
    public void applied(int events) {
        applied.add(events);
    }

    @Override
    public void stale(int events) {
        stale.add(events);
    }

    @Override
    public void quarantined(String code) {
        quarantined.computeIfAbsent(code, reason -> new LongAdder()).increment();
    }

    @Override
    public void canaries(int events) {
        canaries.add(events);
    }

    @Override
    public void transitions(int alarms) {
        transitions.add(alarms);
    }

    /** The alarms hub accepted alarms. */
    public void published(int alarms) {
        published.add(alarms);
    }

    @Override
    public void gaps(long sequences) {
        gaps.add(sequences);
    }

    @Override
    public void forgotten(long sequences) {
        forgotten.add(sequences);
    }

    @Override
    public void conflict() {
        conflicts.increment();
    }

    /** The counts now. */
    public Counts counts() {
        Map<String, Long> reasons = new TreeMap<>();
        quarantined.forEach((reason, count) -> reasons.put(reason, count.sum()));
        return new Counts(
                applied.sum(),
                stale.sum(),
                reasons,
                canaries.sum(),
                transitions.sum(),
                published.sum(),
                gaps.sum(),
                forgotten.sum(),
                conflicts.sum());
    }

    /** Adds them to a page for Prometheus. */
    public void write(PrometheusText page) {
        Counts now = counts();
        page.counter("applied", "Events that were applied, each for the first time.", now.applied())
                .counter("stale", "Events that had been applied before.", now.stale())
                .counters("quarantined", "Events that were set aside.", "reason", now.quarantined())
                .counter("canaries", "Probes of a doctor.", now.canaries())
                .counter("alarm_transitions", "Alarms that events raised or cleared.", now.transitions())
                .counter("published", "Alarms that the alarms hub accepted, repeats included.", now.published())
                .counter("gap_events", "Events that were skipped and may still come.", now.gaps())
                .counter("forgotten_events", "Skipped events that are stale if they ever come.", now.forgotten())
                .counter("conflicts", "Batches decided again, as another instance wrote first.", now.conflicts());
    }
}

package dev.sluice.ingest.telemetry;

import dev.sluice.ingest.alarms.SilenceCheck;
import dev.sluice.ingest.apply.IntakeMeter;
import dev.sluice.service.Waiting;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** What an ingest has done since it started. Safe to share between threads. */
public final class IngestCounters implements IntakeMeter {
    private static final double MILLIS = 1000;

    private final LongAdder applied = new LongAdder();
    private final LongAdder stale = new LongAdder();
    private final LongAdder canaries = new LongAdder();
    private final LongAdder transitions = new LongAdder();
    private final LongAdder published = new LongAdder();
    private final LongAdder gaps = new LongAdder();
    private final LongAdder forgotten = new LongAdder();
    private final LongAdder conflicts = new LongAdder();
    private final LongAdder silences = new LongAdder();
    private final LongAdder silencePauses = new LongAdder();
    private final LongAdder silenceFailures = new LongAdder();
    private final Map<String, LongAdder> quarantined = new ConcurrentHashMap<>();
    private final Waiting waiting = new Waiting();

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
     * @param silences alarms that were raised as a device fell silent
     * @param silencePauses source partitions that checks for silence left alone
     * @param silenceFailures devices that checks for silence could not judge
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
            long conflicts,
            long silences,
            long silencePauses,
            long silenceFailures) {}

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

    /** Silent devices were looked for. */
    public void checked(SilenceCheck.Result check) {
        silences.add(check.raised());
        silencePauses.add(check.paused());
        silenceFailures.add(check.failed());
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

    /** The first events that wait to be applied. */
    public Waiting waiting() {
        return waiting;
    }

    /** How long ago the hub received them, in seconds, by its partitions. */
    Map<String, Double> ages(Instant now) {
        Map<String, Double> seconds = new TreeMap<>();
        waiting.ages(now).forEach((partition, age) -> seconds.put(partition, age.toMillis() / MILLIS));
        return seconds;
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
                conflicts.sum(),
                silences.sum(),
                silencePauses.sum(),
                silenceFailures.sum());
    }
}

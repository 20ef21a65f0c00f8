package dev.sluice.ingest.telemetry;

import dev.sluice.ingest.telemetry.IngestCounters.Counts;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * What an ingest counts, as OpenTelemetry and Prometheus are told of it.
 *
 * @param part of its name
 * @param unit in UCUM
 * @param description for a person
 * @param value the count
 */
record Count(String part, String unit, String description, ToLongFunction<Counts> value) {
    static final List<Count> ALL = List.of(
            new Count("applied", "{event}", "Events that were applied, each for the first time.", Counts::applied),
            new Count("stale", "{event}", "Events that had been applied before.", Counts::stale),
            new Count("canaries", "{event}", "Probes of a doctor.", Counts::canaries),
            new Count("alarm.transitions", "{alarm}", "Alarms that events raised or cleared.", Counts::transitions),
            new Count(
                    "published",
                    "{alarm}",
                    "Alarms that the alarms hub accepted, repeats included.",
                    Counts::published),
            new Count("gap.events", "{event}", "Events that were skipped and may still come.", Counts::gaps),
            new Count(
                    "forgotten.events",
                    "{event}",
                    "Skipped events that are stale if they ever come.",
                    Counts::forgotten),
            new Count(
                    "conflicts",
                    "{batch}",
                    "Batches decided again, as another instance wrote first.",
                    Counts::conflicts),
            new Count("silences", "{alarm}", "Alarms raised as a device fell silent.", Counts::silences),
            new Count(
                    "silence.pauses",
                    "{partition}",
                    "Source partitions that a check for silence left alone, as they are far behind.",
                    Counts::silencePauses),
            new Count(
                    "silence.failures",
                    "{device}",
                    "Devices that a check for silence could not judge; the next one tries again.",
                    Counts::silenceFailures));

    /** Its name for OpenTelemetry. */
    String metric() {
        return MetricNames.METRIC + part;
    }

    /** Its name for Prometheus, without what all begin with and counters end with. */
    String pageName() {
        return part.replace('.', '_');
    }
}

package dev.sluice.eventhubs.engine;

import dev.sluice.eventhubs.engine.Metric.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/** Reads the quantities of a namespace. */
final class NamespaceMetrics {
    private final Namespace namespace;

    NamespaceMetrics(Namespace namespace) {
        this.namespace = namespace;
    }

    List<Metric> read() {
        return List.of(
                single(
                        "eventhubs_connections",
                        "Open connections.",
                        namespace.connectionList().count()),
                single("eventhubs_faults_active", "Injected faults that can still strike.", activeFaults()),
                perHub(
                        "eventhubs_links",
                        "Open links to a hub.",
                        hub -> hub.links().count()),
                perPartition(
                        "eventhubs_received_events_total",
                        "Events stored since the start.",
                        partition -> partition.counters().receivedEvents()),
                perPartition(
                        "eventhubs_refused_sends_total",
                        "Sends that were not stored since the start.",
                        partition -> partition.counters().refusedSends()),
                perPartition(
                        "eventhubs_delivered_events_total",
                        "Events sent to readers since the start.",
                        partition -> partition.counters().deliveredEvents()),
                perPartition(
                        "eventhubs_first_sequence_number",
                        "Number of the first event that is kept.",
                        partition -> partition.describe().firstSequence()),
                perPartition(
                        "eventhubs_last_sequence_number",
                        "Number of the last event, -1 before the first.",
                        partition -> partition.describe().lastSequence()),
                perPartition(
                        "eventhubs_log_bytes",
                        "Bytes of the events that are kept.",
                        partition -> partition.log().bytes()));
    }

    private long activeFaults() {
        return namespace.faults().active().size();
    }

    private static Metric single(String name, String help, long value) {
        return new Metric(name, help, List.of(new Sample(Map.of(), value)));
    }

    private Metric perHub(String name, String help, ToLongFunction<Hub> value) {
        List<Sample> samples = namespace.hubs().stream()
                .map(hub -> new Sample(Map.of("hub", hub.name()), value.applyAsLong(hub)))
                .toList();
        return new Metric(name, help, samples);
    }

    private Metric perPartition(String name, String help, ToLongFunction<Partition> value) {
        List<Sample> samples = new ArrayList<>();
        for (Hub hub : namespace.hubs()) {
            for (Partition partition : hub.partitions()) {
                Map<String, String> labels = Map.of("hub", hub.name(), "partition", partition.id());
                samples.add(new Sample(labels, value.applyAsLong(partition)));
            }
        }
        return new Metric(name, help, samples);
    }
}

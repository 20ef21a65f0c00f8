package dev.sluice.bridge.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.messaging.eventhubs.EventData;
import dev.sluice.contract.Provenance;
import dev.sluice.contract.SourcePartition;
import dev.sluice.functionshost.child.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/**
 * Holds what arrived against what was sent, from outside: reads both hubs and the names of what the bridge keeps aside,
 * each event once, and remembers no content. Used by one thread.
 */
final class Delivery {
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final Duration POLL = Duration.ofMillis(250);

    private final HubClient source;
    private final HubClient target;
    private final Map<SourcePartition, PartitionDelivery> partitions = new HashMap<>();
    private final Map<Integer, PartitionDelivery> byNumber = new TreeMap<>();
    private final List<String> foreign = new ArrayList<>();

    Delivery(HubClient source, HubClient target, Excused excused) {
        this.source = source;
        this.target = target;
        source.forget();
        target.forget();
        long incarnation = source.created();
        for (int number = 0; number < Tenants.SOURCE_PARTITIONS; number++) {
            SourcePartition partition = new SourcePartition(Tenants.SOURCE, incarnation, Integer.toString(number));
            PartitionDelivery delivery = new PartitionDelivery(partition, excused);
            partitions.put(partition, delivery);
            byNumber.put(number, delivery);
        }
    }

    /** Waits until more has arrived from every source partition. */
    void awaitProgress() {
        look();
        Map<Integer, Long> before = new HashMap<>();
        byNumber.forEach((number, delivery) -> before.put(number, delivery.highest()));
        Await.until("every partition makes progress", LIMIT, POLL, () -> {
            look();
            return byNumber.entrySet().stream()
                    .allMatch(each -> each.getValue().highest() > before.getOrDefault(each.getKey(), -1L));
        });
    }

    /** Waits until all has arrived that must; fails when anything did in a way that it must not. */
    void verify() {
        verify(LIMIT);
    }

    /** The same, with another limit of time. */
    void verify(Duration limit) {
        try {
            Await.until("everything arrives that must", limit, POLL, this::isComplete);
        } catch (AssertionError e) {
            requireOrder();
            assertThat(missing()).as("missing in the target").isEmpty();
            throw e;
        }
    }

    /** Fails when anything arrived in a way that it must not. */
    void requireOrder() {
        assertThat(foreign).as("of no source partition").isEmpty();
        assertThat(byNumber.values().stream().flatMap(each -> each.violations().stream()))
                .as("arrived as it must not")
                .isEmpty();
    }

    /** The target was made again; clients may have to be made again, too. */
    Delivery targetMadeAgain() {
        target.forget();
        byNumber.values().forEach(PartitionDelivery::beginAnywhere);
        return this;
    }

    /** How much of everything there was, in a line. */
    String figures() {
        return sum(PartitionDelivery::sent) + " events sent, " + sum(PartitionDelivery::excused)
                + " of them quarantined, denied or in a gap, " + sum(PartitionDelivery::repeats) + " repeats, "
                + sum(PartitionDelivery::replays) + " replays";
    }

    private long sum(ToLongFunction<PartitionDelivery> figure) {
        return byNumber.values().stream().mapToLong(figure).sum();
    }

    private boolean isComplete() {
        look();
        requireOrder();
        return byNumber.values().stream().allMatch(PartitionDelivery::isComplete);
    }

    private Map<Integer, List<Long>> missing() {
        Map<Integer, List<Long>> missing = new TreeMap<>();
        byNumber.forEach((number, delivery) -> missing.put(number, delivery.missing()));
        missing.values().removeIf(List::isEmpty);
        return missing;
    }

    /** Reads on. What arrived was sent before: so the source is read after the target, and looked at first. */
    void look() {
        for (int number = 0; number < Tenants.TARGET_PARTITIONS; number++) {
            target.follow(number, part -> {
                lookAtSource();
                part.forEach(this::arrived);
            });
        }
        lookAtSource();
    }

    private void lookAtSource() {
        byNumber.forEach((number, delivery) -> source.follow(number, part -> part.forEach(delivery::sent)));
    }

    private void arrived(EventData event) {
        Map<String, Object> properties = event.getProperties();
        PartitionDelivery delivery = partitions.get(new SourcePartition(
                String.valueOf(properties.get(Provenance.SOURCE_HUB)),
                properties.get(Provenance.SOURCE_INCARNATION) instanceof Long incarnation ? incarnation : -1,
                String.valueOf(properties.get(Provenance.SOURCE_PARTITION))));
        if (delivery == null) {
            foreign.add("event " + event.getSequenceNumber() + " of the target");
        } else {
            delivery.arrived(event);
        }
    }
}

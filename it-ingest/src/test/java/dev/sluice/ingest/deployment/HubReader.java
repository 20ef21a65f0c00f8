package dev.sluice.ingest.deployment;

import com.azure.messaging.eventhubs.EventData;
import com.azure.messaging.eventhubs.EventHubClientBuilder;
import com.azure.messaging.eventhubs.EventHubConsumerClient;
import com.azure.messaging.eventhubs.models.EventPosition;
import com.azure.messaging.eventhubs.models.PartitionEvent;
import dev.sluice.eventhubs.HubDescription;
import dev.sluice.eventhubs.PartitionDescription;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Reads all that a hub holds. */
final class HubReader {
    private static final int MOST = 1000;
    private static final Duration WAIT = Duration.ofSeconds(10);

    private final EventHubClientBuilder client;
    private final HubDescription hub;

    HubReader(EventHubClientBuilder client, HubDescription hub) {
        this.client = client;
        this.hub = hub;
    }

    List<String> messageIds() {
        List<String> ids = new ArrayList<>();
        try (EventHubConsumerClient consumer = client.buildConsumerClient()) {
            for (PartitionDescription partition : hub.partitions()) {
                read(consumer, partition).forEach(event -> ids.add(event.getMessageId()));
            }
        }
        return ids;
    }

    private static List<EventData> read(EventHubConsumerClient consumer, PartitionDescription partition) {
        List<EventData> events = new ArrayList<>();
        EventPosition from = EventPosition.earliest();
        while (events.size() < partition.lastSequence() + 1) {
            for (PartitionEvent event : consumer.receiveFromPartition(
                    partition.id(), (int) Math.min(MOST, partition.lastSequence() + 1 - events.size()), from, WAIT)) {
                events.add(event.getData());
                from = EventPosition.fromOffsetString(event.getData().getOffsetString());
            }
        }
        return events;
    }
}

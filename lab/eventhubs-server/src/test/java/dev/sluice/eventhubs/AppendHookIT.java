package dev.sluice.eventhubs;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.messaging.eventhubs.EventData;
import com.azure.messaging.eventhubs.EventHubConsumerClient;
import com.azure.messaging.eventhubs.EventHubProducerClient;
import com.azure.messaging.eventhubs.models.EventPosition;
import com.azure.messaging.eventhubs.models.SendOptions;
import java.nio.file.Path;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hub that stamps events as IoT Hub does. */
class AppendHookIT {
    private static final String HUB = "iothub-ehub";

    @TempDir
    Path data;

    @Test
    void stampsSystemPropertiesThatASenderCanNotForge() {
        HubConfig hub = HubConfig.of(HUB, 1).withAppendHook(new IotHubStamp());
        try (EventHubsServer server =
                        EventHubsServer.open(EventHubsConfig.in(data).withHub(hub));
                EventHubProducerClient producer = Clients.producer(server, HUB);
                EventHubConsumerClient consumer = Clients.consumer(server, HUB)) {
            EventData event = new EventData("22.5");
            event.setMessageId("m-1");
            Map<String, Object> forged = event.getRawAmqpMessage().getMessageAnnotations();
            forged.put("iothub-connection-device-id", "another");
            forged.put("iothub-interface-id", "forged");
            forged.put("x-opt-sequence-number", 99L);
            forged.put("own", "kept");
            producer.send(List.of(event), new SendOptions().setPartitionKey("device-1"));

            EventData received =
                    Clients.read(consumer, "0", 1, EventPosition.earliest()).get(0);

            assertThat(received.getSystemProperties())
                    .containsEntry("iothub-connection-device-id", "device-1")
                    .containsEntry("iothub-message-source", "Telemetry")
                    .containsEntry("seen", "0/0/m-1")
                    .containsEntry("own", "kept")
                    .doesNotContainKey("iothub-interface-id");
            assertThat(received.getSystemProperties())
                    .extracting("iothub-enqueuedtime", InstanceOfAssertFactories.DATE)
                    .isEqualTo(Date.from(received.getEnqueuedTime()));
            assertThat(received.getSequenceNumber()).isZero();
            assertThat(received.getPartitionKey()).isEqualTo("device-1");
        }
    }

    private static final class IotHubStamp implements AppendHook {
        @Override
        public Annotations annotate(IncomingEvent event) {
            return Annotations.NONE
                    .with("iothub-connection-device-id", String.valueOf(event.partitionKey()))
                    .with("iothub-enqueuedtime", event.enqueued())
                    .with("iothub-message-source", "Telemetry")
                    .with("seen", event.partition() + "/" + event.sequence() + "/" + event.messageId());
        }

        @Override
        public Set<String> claimedPrefixes() {
            return Set.of("iothub-");
        }
    }
}

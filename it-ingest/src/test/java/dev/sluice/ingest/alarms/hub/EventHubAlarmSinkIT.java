package dev.sluice.ingest.alarms.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.messaging.eventhubs.EventData;
import com.azure.messaging.eventhubs.EventHubClientBuilder;
import com.azure.messaging.eventhubs.EventHubConsumerAsyncClient;
import com.azure.messaging.eventhubs.models.PartitionEvent;
import dev.sluice.contract.EventIdentity;
import dev.sluice.contract.SourcePartition;
import dev.sluice.contract.access.HubAccess;
import dev.sluice.eventhubs.EventHubsConfig;
import dev.sluice.eventhubs.EventHubsServer;
import dev.sluice.eventhubs.HubConfig;
import dev.sluice.ingest.AlarmTransition;
import dev.sluice.ingest.AlarmTransition.Kind;
import dev.sluice.ingest.DeviceId;
import dev.sluice.ingest.IngestException;
import dev.sluice.service.processor.HubAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventHubAlarmSinkIT {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @TempDir
    Path data;

    @Test
    void sendsEachTransitionWithItsIdAndThoseOfADeviceInOrder() {
        try (EventHubsServer server = server();
                EventHubAlarmSink sink = sink(server.connectionString(), Duration.ofSeconds(5))) {
            List<AlarmTransition> transitions = IntStream.range(0, 100)
                    .mapToObj(index -> transition("pump-" + index % 7, index))
                    .toList();

            sink.send(transitions);

            List<EventData> events = read(server, transitions.size());
            assertThat(events)
                    .extracting(EventData::getMessageId)
                    .containsExactlyInAnyOrderElementsOf(
                            transitions.stream().map(AlarmTransition::id).toList());
            Map<Object, List<Long>> sequences = events.stream()
                    .collect(Collectors.groupingBy(
                            EventHubAlarmSinkIT::deviceOf,
                            Collectors.mapping(EventHubAlarmSinkIT::startOf, Collectors.toList())));
            assertThat(sequences).hasSize(7);
            assertThat(sequences.values())
                    .allSatisfy(ofDevice -> assertThat(ofDevice).isSorted());
        }
    }

    @Test
    void describesATransition() {
        try (EventHubsServer server = server();
                EventHubAlarmSink sink = sink(server.connectionString(), Duration.ofSeconds(5))) {
            sink.send(List.of(transition("pump-1", 42)));

            EventData event = read(server, 1).get(0);
            assertThat(event.getBodyAsString())
                    .isEqualTo("{\"id\":\"plant~pump-1/hot/1000/42\",\"alarm\":\"plant~pump-1/hot/1000/42\","
                            + "\"transition\":\"raised\",\"hub\":\"plant\",\"device\":\"pump-1\",\"rule\":\"hot\","
                            + "\"severity\":\"critical\",\"at\":\"2026-11-24T08:30:00Z\","
                            + "\"start\":{\"incarnation\":1000,\"partition\":\"3\",\"sequence\":42},"
                            + "\"measurement\":\"temperature\",\"value\":\"81.0\"}");
            assertThat(event.getContentType()).isEqualTo("application/json");
            assertThat(event.getProperties())
                    .containsExactlyInAnyOrderEntriesOf(Map.of(
                            "message-type", "alarm",
                            "alarm-transition", "raised",
                            "alarm-severity", "critical",
                            "alarm-rule", "hot"));
        }
    }

    @Test
    void saysThatTheHubIsAwayAndComesBackToIt() {
        EventHubsServer server = server();
        int port = server.port();
        try (EventHubAlarmSink sink = sink(server.connectionString(), Duration.ofMillis(500))) {
            server.close();

            assertThatThrownBy(() -> sink.send(List.of(transition("pump-1", 1))))
                    .isInstanceOfSatisfying(
                            IngestException.class,
                            e -> assertThat(e.code()).isEqualTo(IngestException.Code.ALARMS_UNAVAILABLE))
                    .hasMessageStartingWith("sending alarms to hub 'alarms' failed (")
                    .hasMessageNotContaining("SharedAccessKey");

            try (EventHubsServer again = EventHubsServer.open(config().withPort(port))) {
                sendUntilAccepted(sink);
                assertThat(read(again, 1)).isNotEmpty();
            }
        }
    }

    /** A client that has lost its connection needs a few calls before it is made anew. */
    private static void sendUntilAccepted(EventHubAlarmSink sink) {
        for (int attempt = 1; ; attempt++) {
            try {
                sink.send(List.of(transition("pump-1", 2)));
                return;
            } catch (IngestException e) {
                assertThat(attempt).isLessThan(10);
            }
        }
    }

    private EventHubsServer server() {
        return EventHubsServer.open(config());
    }

    private EventHubsConfig config() {
        return EventHubsConfig.in(data).withPort(0).withHub(HubConfig.of("alarms", 2));
    }

    private static EventHubAlarmSink sink(String connection, Duration tryTimeout) {
        return new EventHubAlarmSink(new HubAddress(new HubAccess.SharedKey(connection), "alarms", tryTimeout));
    }

    private static AlarmTransition transition(String device, long sequence) {
        return new AlarmTransition(
                Kind.RAISED,
                new DeviceId("plant", device),
                "hot",
                new EventIdentity(new SourcePartition("plant", 1000, "3"), sequence),
                Instant.parse("2026-11-24T08:30:00Z"),
                "critical",
                "temperature",
                "81.0");
    }

    private static String deviceOf(EventData event) {
        return event.getMessageId().split("/", -1)[0];
    }

    private static long startOf(EventData event) {
        return Long.parseLong(event.getMessageId().split("/", -1)[3]);
    }

    private static List<EventData> read(EventHubsServer server, int count) {
        try (EventHubConsumerAsyncClient consumer = new EventHubClientBuilder()
                .connectionString(server.connectionString(), "alarms")
                .consumerGroup("$Default")
                .buildAsyncConsumerClient()) {
            return Objects.requireNonNull(consumer.receive()
                    .take(count)
                    .map(PartitionEvent::getData)
                    .collectList()
                    .block(LIMIT));
        }
    }
}

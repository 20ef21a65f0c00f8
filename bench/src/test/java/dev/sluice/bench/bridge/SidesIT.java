package dev.sluice.bench.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.messaging.eventhubs.EventData;
import com.azure.messaging.eventhubs.EventHubClientBuilder;
import com.azure.messaging.eventhubs.EventHubConsumerClient;
import com.azure.messaging.eventhubs.models.EventPosition;
import com.azure.messaging.eventhubs.models.PartitionEvent;
import dev.sluice.bench.broker.Load;
import dev.sluice.contract.Provenance;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The sides as they are measured, each in a process of its own, with few events. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class SidesIT {
    private static final int EVENTS = 3;
    private static final Duration WAIT = Duration.ofSeconds(30);

    @Test
    void theFloorSendsTheVerySameAsTheBridge(@TempDir Path folder) {
        try (Surroundings around = Surroundings.start(Path.of(".."), folder)) {
            Entry bridge = new Entry("bridge", Side.BRIDGE, Jvm.FIRST_COMPILER);
            Entry floor = new Entry("floor", Side.FLOOR, Jvm.FIRST_COMPILER);
            String source = around.makeSource(List.of(bridge.name(), floor.name()));
            around.fill(source, 10, EVENTS);
            int events = (int) around.hubs().count(source);

            Map<List<?>, Map<String, Object>> bridged = forward(bridge, around, source, events);
            Map<List<?>, Map<String, Object>> plain = forward(floor, around, source, events);

            assertThat(bridged).hasSize(events).isEqualTo(plain);
        }
    }

    private static Map<List<?>, Map<String, Object>> forward(
            Entry entry, Surroundings around, String source, int events) {
        try (Contestant contestant = Contestant.start(entry, around, source)) {
            contestant.awaitStart(events);
            return read(around, contestant.target());
        }
    }

    /** What a target has, by partition and sequence number of the source. */
    private static Map<List<?>, Map<String, Object>> read(Surroundings around, String target) {
        Map<List<?>, Map<String, Object>> read = new HashMap<>();
        try (EventHubConsumerClient consumer = new EventHubClientBuilder()
                .connectionString(around.server().connectionString(), target)
                .consumerGroup(EventHubClientBuilder.DEFAULT_CONSUMER_GROUP_NAME)
                .buildConsumerClient()) {
            for (Map.Entry<String, Long> end : around.hubs().ends(target).entrySet()) {
                int most = Math.toIntExact(end.getValue());
                for (PartitionEvent event : most == 0
                        ? List.<PartitionEvent>of()
                        : consumer.receiveFromPartition(end.getKey(), most, EventPosition.earliest(), WAIT)) {
                    EventData data = event.getData();
                    read.put(key(data.getProperties()), data.getProperties());
                }
            }
        }
        return read;
    }

    private static List<?> key(Map<String, Object> properties) {
        return List.of(properties.get(Provenance.SOURCE_PARTITION), properties.get(Provenance.SOURCE_SEQUENCE));
    }

    @Test
    void measuresOneRoundInTurns(@TempDir Path folder) {
        try (Surroundings around = Surroundings.start(Path.of(".."), folder)) {
            List<Entry> entries = List.of(new Entry("bridge", Side.BRIDGE, Jvm.FIRST_COMPILER));
            Backlog few = new Backlog(10, Load.PARTITIONS, 100);

            List<List<Passage>> rounds = Race.run(around, few, entries, 1, line -> {});

            assertThat(rounds).hasSize(1);
            assertThat(rounds.get(0).get(0).rate()).isPositive();
            assertThat(rounds.get(0).get(0).startSeconds()).isPositive();
        }
    }
}

package dev.sluice.eventhubs.junit;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.messaging.eventhubs.EventData;
import com.azure.messaging.eventhubs.EventHubClientBuilder;
import com.azure.messaging.eventhubs.EventHubProducerClient;
import dev.sluice.eventhubs.EventHubsServer;
import dev.sluice.eventhubs.HubDescription;
import dev.sluice.eventhubs.junit.EventHubs.Hub;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

@EventHubs({@Hub("telemetry"), @Hub(value = "alerts", partitions = 3, consumerGroups = "oncall")})
class PerMethodIT {
    private EventHubsServer before;

    @BeforeEach
    void keep(EventHubsServer server) {
        before = server;
    }

    @RepeatedTest(2)
    void beginsEachMethodWithoutEvents(EventHubsServer server, @ConnectionString String connectionString) {
        try (EventHubProducerClient producer = new EventHubClientBuilder()
                .connectionString(connectionString, "telemetry")
                .buildProducerClient()) {
            producer.send(List.of(new EventData("hello")));
        }

        assertThat(server).isSameAs(before);
        assertThat(server.describe("telemetry").partitions().get(0).lastSequence())
                .isZero();
    }

    @Test
    void hasTheHubsOfTheAnnotation(EventHubsServer server) {
        HubDescription alerts = server.describe("alerts");

        assertThat(alerts.partitions()).hasSize(3);
        assertThat(alerts.consumerGroups()).containsExactly("$Default", "oncall");
    }

    @Nested
    class Inside {
        @Test
        void sharesTheAnnotationOfTheClassAround(EventHubsServer server) {
            assertThat(server).isSameAs(before);
            assertThat(server.hubs()).hasSize(2);
        }
    }
}

package dev.sluice.eventhubs;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.amqp.exception.AmqpErrorCondition;
import com.azure.core.amqp.exception.AmqpException;
import com.azure.messaging.eventhubs.EventData;
import com.azure.messaging.eventhubs.EventHubConsumerAsyncClient;
import com.azure.messaging.eventhubs.EventHubProducerClient;
import com.azure.messaging.eventhubs.models.EventPosition;
import com.azure.messaging.eventhubs.models.ReceiveOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.Disposable;

/** Who may read a partition when several want to. */
class OwnershipIT {
    private static final String HUB = "telemetry";

    @TempDir
    Path data;

    private EventHubsServer server;
    private final List<AutoCloseable> open = new ArrayList<>();

    @BeforeEach
    void start() {
        server = EventHubsServer.open(
                EventHubsConfig.in(data).withHub(HubConfig.of(HUB, 1).withConsumerGroups("other")));
        try (EventHubProducerClient producer = Clients.producer(server, HUB)) {
            producer.send(List.of(new EventData("one")));
        }
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable reader : open) {
            reader.close();
        }
        server.close();
    }

    @Test
    void takesThePartitionFromAnOwnerWithALowerOrTheSameEpoch() throws Exception {
        Reader first = reader("$Default", 1L);
        assertThat(first.next()).isEqualTo("one");

        Reader same = reader("$Default", 1L);
        assertThat(same.next()).isEqualTo("one");
        assertThat(first.error().getErrorCondition()).isEqualTo(AmqpErrorCondition.LINK_STOLEN);

        Reader higher = reader("$Default", 2L);
        assertThat(higher.next()).isEqualTo("one");
        assertThat(same.error())
                .hasMessageContaining("with higher epoch of '2' is created hence current receiver")
                .hasMessageContaining("with epoch '1' is getting disconnected");
    }

    @Test
    void refusesALowerEpochAndReadersWithoutOneWhileThereIsAnOwner() throws Exception {
        Reader owner = reader("$Default", 5L);
        assertThat(owner.next()).isEqualTo("one");

        assertThat(reader("$Default", 4L).error()).hasMessageContaining("with a higher epoch '5' already exists");
        assertThat(reader("$Default", null).error()).hasMessageContaining("non-epoch receiver is not allowed");
        assertThat(reader("other", 1L).next()).isEqualTo("one");
        assertThat(owner.outcomes).isEmpty();
    }

    @Test
    void letsFiveReadersInWithoutEpochAndNoSixth() throws Exception {
        List<Reader> five = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            five.add(reader("$Default", null));
            assertThat(five.get(i).next()).isEqualTo("one");
        }

        assertThat(reader("$Default", null).error().getErrorCondition())
                .isEqualTo(AmqpErrorCondition.RESOURCE_LIMIT_EXCEEDED);

        five.get(0).close();
        Reader again = reader("$Default", null);
        assertThat(again.next()).isEqualTo("one");
    }

    private Reader reader(String group, @Nullable Long epoch) {
        Reader reader = new Reader(group, epoch);
        open.add(reader);
        return reader;
    }

    private final class Reader implements AutoCloseable {
        private final BlockingQueue<Object> outcomes = new LinkedBlockingQueue<>();
        private final EventHubConsumerAsyncClient client;
        private final Disposable subscription;

        Reader(String group, @Nullable Long epoch) {
            ReceiveOptions options = new ReceiveOptions();
            if (epoch != null) {
                options.setOwnerLevel(epoch);
            }
            client = Clients.impatient(server.connectionString(), HUB)
                    .consumerGroup(group)
                    .buildAsyncConsumerClient();
            subscription = client.receiveFromPartition("0", EventPosition.earliest(), options)
                    .subscribe(event -> outcomes.add(event.getData().getBodyAsString()), outcomes::add);
        }

        Object next() throws InterruptedException {
            return outcomes.poll(60, TimeUnit.SECONDS);
        }

        AmqpException error() throws InterruptedException {
            return (AmqpException) next();
        }

        @Override
        public void close() {
            subscription.dispose();
            client.close();
        }
    }
}

package dev.sluice.eventhubs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.qpid.protonj2.engine.OutgoingDelivery;
import org.apache.qpid.protonj2.engine.Sender;
import org.apache.qpid.protonj2.types.Symbol;
import org.apache.qpid.protonj2.types.messaging.Accepted;
import org.apache.qpid.protonj2.types.messaging.Data;
import org.apache.qpid.protonj2.types.messaging.MessageAnnotations;
import org.apache.qpid.protonj2.types.messaging.Rejected;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Idempotent producers on the wire, which the Java SDK does not have. */
class IdempotentProducerIT {
    private static final String HUB = "telemetry";
    private static final String PARTITION = HUB + "/Partitions/0";
    private static final Symbol ID = Symbol.valueOf("com.microsoft:producer-id");
    private static final Symbol EPOCH = Symbol.valueOf("com.microsoft:producer-epoch");
    private static final Symbol SEQUENCE = Symbol.valueOf("com.microsoft:producer-sequence-number");

    @TempDir
    Path data;

    private EventHubsServer server;
    private RawClient client;

    @BeforeEach
    void open() throws IOException {
        server = EventHubsServer.open(EventHubsConfig.in(data).withHub(HubConfig.of(HUB, 1)));
        client = new RawClient(server.port(), 64 * 1024);
        client.authorize("");
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        server.close();
    }

    @Test
    void knowsAProducerAgainAfterARestartWithoutStoringTwice() throws IOException {
        Sender first = client.idempotentSender(PARTITION, Map.of());
        Object id = first.getRemoteProperties().get(ID);
        assertThat(publish(first, id, 1)).isInstanceOf(Accepted.class);
        assertThat(publish(first, id, 2)).isInstanceOf(Accepted.class);

        close();
        open();
        Sender again = client.idempotentSender(PARTITION, Map.of(ID, id, EPOCH, (short) 0, SEQUENCE, 1));

        assertThat(again.getRemoteProperties())
                .containsEntry(ID, id)
                .containsEntry(EPOCH, (short) 0)
                .containsEntry(SEQUENCE, 1);
        assertThat(publish(again, id, 2)).isInstanceOf(Accepted.class);
        assertThat(publish(again, id, 4)).isInstanceOf(Rejected.class);
        assertThat(publish(again, id, 3)).isInstanceOf(Accepted.class);
        assertThat(server.describe(HUB).partitions().get(0).lastSequence()).isEqualTo(2);
    }

    @Test
    void answersAProducerThatNobodyKnowsAndOneThatCanNotBe() {
        Sender unknown = client.idempotentSender(PARTITION, Map.of(ID, 4711L));
        assertThat(unknown.getRemoteProperties()).containsEntry(ID, 4711L).containsEntry(SEQUENCE, 0);

        Sender negative = client.idempotentSender(PARTITION, Map.of(EPOCH, (short) -1));
        client.await(negative::isRemotelyClosed);
        assertThat(negative.getRemoteCondition().getCondition())
                .isEqualTo(Symbol.valueOf("com.microsoft:argument-out-of-range"));
    }

    private Object publish(Sender sender, Object id, int sequence) {
        byte[] event = RawClient.encode(
                new MessageAnnotations(Map.of(ID, id, EPOCH, (short) 0, SEQUENCE, sequence)), new Data(new byte[1]));
        OutgoingDelivery delivery = client.send(sender, 0, event, true);
        client.await(() -> delivery.getRemoteState() != null);
        return delivery.getRemoteState();
    }
}

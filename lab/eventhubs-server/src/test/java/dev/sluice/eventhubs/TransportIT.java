package dev.sluice.eventhubs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.azure.core.amqp.AmqpTransportType;
import com.azure.messaging.eventhubs.EventData;
import com.azure.messaging.eventhubs.EventDataBatch;
import com.azure.messaging.eventhubs.EventHubClientBuilder;
import com.azure.messaging.eventhubs.EventHubConsumerClient;
import com.azure.messaging.eventhubs.EventHubProducerClient;
import com.azure.messaging.eventhubs.models.CreateBatchOptions;
import com.azure.messaging.eventhubs.models.EventPosition;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ways in which the Java SDK reaches a server, all on one port. */
class TransportIT {
    private static final String HUB = "telemetry";
    private static final int EVENTS = 200;
    private static final int LARGE_BYTES = 900_000;

    @TempDir
    static Path certificates;

    @TempDir
    Path data;

    private static SSLContext before;
    private EventHubsServer server;

    /** The SDK trusts what Java trusts. */
    @BeforeAll
    static void trustTheAuthority(@TempDir Path other) throws Exception {
        before = SSLContext.getDefault();
        try (EventHubsServer first =
                EventHubsServer.open(EventHubsConfig.in(other).withTls(TlsConfig.in(certificates)))) {
            SSLContext.setDefault(TrustedAuthority.context(first.caFile().orElseThrow()));
        }
    }

    @AfterAll
    static void trustAsBefore() {
        SSLContext.setDefault(before);
    }

    @BeforeEach
    void open() {
        server = EventHubsServer.open(EventHubsConfig.in(data)
                .withHub(HubConfig.of(HUB, 2))
                .withTls(TlsConfig.in(certificates).withPorts(0)));
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void speaksPlainAmqp() {
        roundTrip(server.connectionString(), AmqpTransportType.AMQP);
    }

    @Test
    void speaksAmqpOverTls() {
        roundTrip(server.tlsConnectionString(), AmqpTransportType.AMQP);
    }

    @Test
    void speaksAmqpOverTlsOnAPortOfItsOwn() {
        String own = server.tlsConnectionString()
                .replace(":" + server.port(), ":" + server.tlsPorts().get(0));
        roundTrip(own, AmqpTransportType.AMQP);
    }

    @Test
    void speaksAmqpOverWebSocket() {
        roundTrip(server.tlsConnectionString(), AmqpTransportType.AMQP_WEB_SOCKETS);
    }

    @Test
    void speaksAmqpOverWebSocketWithWhoVerifiesNothing() {
        roundTrip(server.connectionString(), AmqpTransportType.AMQP_WEB_SOCKETS);
    }

    @Test
    void isNotTrustedByWhoDoesNotKnowItsAuthority() throws Exception {
        SSLContext trusted = SSLContext.getDefault();
        SSLContext.setDefault(before);
        try (EventHubProducerClient producer =
                Clients.impatient(server.tlsConnectionString(), HUB).buildProducerClient()) {
            assertThat(catchThrowable(producer::getEventHubProperties)).isNotNull();
        } finally {
            SSLContext.setDefault(trusted);
        }
    }

    @Test
    void listensOnBothLoopbackAddresses() throws Exception {
        byte[] header = {'A', 'M', 'Q', 'P', 3, 1, 0, 0};
        for (String address : List.of("127.0.0.1", "::1")) {
            InetAddress loopback = InetAddress.getByName(address);
            Assumptions.assumeTrue(NetworkInterface.getByInetAddress(loopback) != null);
            try (Socket socket = new Socket(loopback, server.port())) {
                socket.getOutputStream().write(header);
                assertThat(socket.getInputStream().readNBytes(header.length)).isEqualTo(header);
            }
        }
    }

    private static void roundTrip(String connectionString, AmqpTransportType transport) {
        EventHubClientBuilder builder =
                Clients.builder(connectionString, HUB).transportType(transport).consumerGroup("$Default");
        try (EventHubProducerClient producer = builder.buildProducerClient();
                EventHubConsumerClient consumer = builder.buildConsumerClient()) {
            EventDataBatch batch = producer.createBatch(new CreateBatchOptions().setPartitionId("1"));
            IntStream.range(0, EVENTS).forEach(i -> batch.tryAdd(new EventData("event " + i)));
            producer.send(batch);
            EventDataBatch large = producer.createBatch(new CreateBatchOptions().setPartitionId("1"));
            assertThat(large.tryAdd(new EventData(new byte[LARGE_BYTES]))).isTrue();
            producer.send(large);

            List<EventData> received = Clients.read(consumer, "1", EVENTS + 1, EventPosition.earliest());

            assertThat(consumer.getPartitionProperties("1").getLastEnqueuedSequenceNumber())
                    .isEqualTo(EVENTS);
            assertThat(received.subList(0, EVENTS))
                    .extracting(EventData::getBodyAsString)
                    .isEqualTo(IntStream.range(0, EVENTS)
                            .mapToObj(i -> "event " + i)
                            .toList());
            assertThat(received.get(EVENTS).getBody()).hasSize(LARGE_BYTES);
        }
    }
}

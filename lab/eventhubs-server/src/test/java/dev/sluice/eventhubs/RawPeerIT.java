package dev.sluice.eventhubs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.qpid.protonj2.engine.OutgoingDelivery;
import org.apache.qpid.protonj2.engine.Receiver;
import org.apache.qpid.protonj2.engine.Sender;
import org.apache.qpid.protonj2.types.Symbol;
import org.apache.qpid.protonj2.types.UnknownDescribedType;
import org.apache.qpid.protonj2.types.UnsignedLong;
import org.apache.qpid.protonj2.types.messaging.Accepted;
import org.apache.qpid.protonj2.types.messaging.AmqpSequence;
import org.apache.qpid.protonj2.types.messaging.AmqpValue;
import org.apache.qpid.protonj2.types.messaging.Data;
import org.apache.qpid.protonj2.types.messaging.Footer;
import org.apache.qpid.protonj2.types.messaging.Rejected;
import org.apache.qpid.protonj2.types.messaging.Section;
import org.apache.qpid.protonj2.types.messaging.Source;
import org.apache.qpid.protonj2.types.messaging.Terminus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What clients do that are careless, of another language, or hostile. */
class RawPeerIT {
    private static final String HUB = "telemetry";
    private static final String PARTITION = HUB + "/Partitions/0";
    private static final String READER = HUB + "/ConsumerGroups/$Default/Partitions/0";
    private static final int BATCH_FORMAT = 0x80013700;
    private static final int MIB = 1024 * 1024;

    @TempDir
    Path data;

    private EventHubsServer server;
    private RawClient client;

    @BeforeEach
    void open() throws IOException {
        server = EventHubsServer.open(EventHubsConfig.in(data).withHub(HubConfig.of(HUB, 1)));
        client = new RawClient(server.port(), 64 * 1024);
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        server.close();
    }

    @Test
    void refusesALinkWithoutAToken() {
        Sender sender = client.sender(HUB);

        client.await(sender::isRemotelyClosed);
        assertThat(sender.<Terminus>getRemoteTarget()).isNull();
        assertThat(sender.getRemoteCondition().getCondition()).isEqualTo(Symbol.valueOf("amqp:unauthorized-access"));
    }

    @Test
    void refusesATokenThatDoesNotCoverTheLink() {
        client.authorize("another-hub");

        Sender sender = client.sender(HUB);

        client.await(sender::isRemotelyClosed);
    }

    @Test
    void takesATokenForTheWholeNamespace() {
        client.authorize("");

        assertThat(client.sender(HUB).getCredit()).isPositive();
    }

    @Test
    void refusesTokensThatAreExpiredOrNoTokens() {
        assertThat(client.putToken(RawClient.token(HUB, Instant.now().minusSeconds(1))))
                .containsEntry("statusCode", 401)
                .hasEntrySatisfying(
                        "statusDescription", text -> assertThat(text).asString().startsWith("ExpiredToken"));
        assertThat(client.putToken("SharedAccessSignature sr=x")).containsEntry("statusCode", 401);
        assertThat(client.putToken("")).containsEntry("statusCode", 401);
    }

    @Test
    void answersOperationsThatItDoesNotKnow() {
        assertThat(client.request("$management", Map.of("operation", "CREATE", "type", "x"), "body"))
                .containsEntry("statusCode", 501)
                .containsEntry("status-code", 501)
                .containsEntry("errorCondition", Symbol.valueOf("amqp:not-implemented"));
        assertThat(client.request("$management", Map.of(), "body")).containsEntry("statusCode", 400);
        assertThat(client.request("$cbs", Map.of("operation", "delete-token"), "body"))
                .containsEntry("statusCode", 501);
    }

    @Test
    void answersARequestThatNamesTheLinkAsTheJavaScriptClientDoes() {
        Receiver receiver = client.receiver(new Source().setAddress("$management"));

        assertThat(client.request(receiver, receiver.getName(), "$management", Map.of("operation", "x"), "body"))
                .containsEntry("statusCode", 400);
    }

    @Test
    void answersARequestThatNamesNoLinkAsThePythonClientDoes() {
        Receiver receiver = client.receiver(new Source().setAddress("$cbs"));

        assertThat(client.request(receiver, null, "$cbs", Map.of("operation", "put-token"), "body"))
                .containsEntry("statusCode", 400);
    }

    @Test
    void rejectsARequestWithoutALinkToReplyOn() {
        Sender sender = client.sender("$management");

        OutgoingDelivery delivery = client.send(sender, 0, RawClient.encode(new Data(new byte[1])), true);

        client.await(() -> delivery.getRemoteState() != null);
        assertThat(delivery.getRemoteState()).isInstanceOf(Rejected.class);
    }

    @Test
    void rejectsBytesThatAreNoMessageAndKeepsTheLink() {
        client.authorize(HUB);
        Sender sender = client.sender(PARTITION);

        OutgoingDelivery broken = client.send(sender, 0, new byte[] {1, 2, 3}, true);
        client.await(() -> broken.getRemoteState() != null);
        OutgoingDelivery whole = client.send(sender, 0, RawClient.encode(new Data(new byte[1])), true);
        client.await(() -> whole.getRemoteState() != null);

        assertThat(broken.getRemoteState())
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.getError().getCondition())
                                .isEqualTo(Symbol.valueOf("com.microsoft:argument-error")));
        assertThat(whole.getRemoteState()).isInstanceOf(Accepted.class);
        assertThat(lastSequence()).isZero();
    }

    @Test
    void deliversValueAndSequenceBodiesAsTheyWereSent() {
        client.authorize("");
        byte[] value = RawClient.encode(new AmqpValue<>(Map.of("key", List.of(-123, true))), new Footer(Map.of()));
        byte[] sequences = RawClient.encode(new AmqpSequence<>(List.of("a", 1.5)), new AmqpSequence<>(List.of()));
        requireAccepted(client.sender(PARTITION), value);
        OutgoingDelivery batch = client.send(
                client.sender(PARTITION), BATCH_FORMAT, RawClient.encode(new Data(sequences), new Data(value)), true);
        client.await(() -> batch.getRemoteState() != null);
        Receiver reader = client.receiver(new Source().setAddress(READER));
        List<byte[]> received = new ArrayList<>();
        reader.deliveryReadHandler(delivery -> {
            byte[] message = new byte[delivery.available()];
            delivery.readBytes(message, 0, message.length);
            received.add(message);
            delivery.settle();
        });

        reader.addCredit(3);

        client.await(() -> received.size() == 3);
        assertThat(received.get(0)).endsWith(value);
        assertThat(received.get(1)).endsWith(sequences);
        assertThat(received.get(2)).endsWith(value);
    }

    @Test
    void storesNothingOfABatchWithABrokenEvent() {
        client.authorize(HUB);
        Sender sender = client.sender(PARTITION);
        byte[] good = RawClient.encode(new Data(new byte[10]));

        OutgoingDelivery batch = client.send(
                sender, BATCH_FORMAT, RawClient.encode(new Data(good), new Data(new byte[] {9}), new Data(good)), true);

        client.await(() -> batch.getRemoteState() != null);
        assertThat(batch.getRemoteState()).isInstanceOf(Rejected.class);
        assertThat(lastSequence()).isEqualTo(-1);
    }

    @Test
    void rejectsWhatIsTooLargeAndTakesMoreOnTheLink() {
        client.authorize(HUB);
        Sender sender = client.sender(PARTITION);

        OutgoingDelivery large = client.send(sender, 0, new byte[MIB + 1], true);

        client.await(large::isRemotelySettled);
        assertThat(large.getRemoteState())
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.getError().getCondition())
                                .isEqualTo(Symbol.valueOf("amqp:link:message-size-exceeded")));
        requireAccepted(sender, RawClient.encode(new Data(new byte[10])));
    }

    @Test
    void boundsWhatUnfinishedSendsHoldAndTakesOthersAgainAfterwards() throws IOException {
        client.authorize(HUB);
        List<Sender> unfinished = new ArrayList<>();
        for (int i = 0; i < 70; i++) {
            unfinished.add(client.sender(PARTITION));
            client.send(unfinished.get(i), 0, new byte[MIB - 1000], false);
        }

        client.await(() -> unfinished.stream().anyMatch(Sender::isRemotelyClosed));
        Sender refused =
                unfinished.stream().filter(Sender::isRemotelyClosed).findFirst().orElseThrow();
        assertThat(refused.getRemoteCondition().getCondition()).isEqualTo(Symbol.valueOf("com.microsoft:server-busy"));

        client.close();
        client = new RawClient(server.port(), 64 * 1024);
        client.authorize(HUB);
        requireAccepted(client.sender(PARTITION), RawClient.encode(new Data(new byte[MIB - 1000])));
    }

    @Test
    void takesLargeBatchesInTheSmallestFrames() throws IOException {
        try (RawClient small = new RawClient(server.port(), 512)) {
            small.authorize(HUB);
            Sender sender = small.sender(PARTITION);
            byte[] event = RawClient.encode(new Data(new byte[1000]));
            Section<?>[] events =
                    IntStream.range(0, 900).mapToObj(i -> new Data(event)).toArray(Section<?>[]::new);
            for (int i = 0; i < 3; i++) {
                OutgoingDelivery batch = small.send(sender, BATCH_FORMAT, RawClient.encode(events), true);
                small.await(batch::isRemotelySettled);
                assertThat(batch.getRemoteState()).isInstanceOf(Accepted.class);
            }
        }
        assertThat(lastSequence()).isEqualTo(2699);
    }

    @Test
    void writersDoNotWaitForAReaderThatReadsNothing() throws IOException {
        client.authorize(HUB);
        Receiver reader = client.receiver(new Source().setAddress(READER));
        List<Integer> received = new ArrayList<>();
        reader.deliveryReadHandler(delivery -> {
            if (!delivery.isPartial()) {
                received.add(delivery.readAll().getReadableBytes());
                delivery.settle();
            }
        });
        reader.addCredit(10_000);
        try (RawClient writer = new RawClient(server.port(), 64 * 1024)) {
            writer.authorize(HUB);
            Sender sender = writer.sender(PARTITION);
            byte[] event = RawClient.encode(new Data(new byte[MIB / 2]));
            for (int i = 0; i < 40; i++) {
                OutgoingDelivery delivery = writer.send(sender, 0, event, true);
                writer.await(delivery::isRemotelySettled);
            }
        }

        client.await(() -> received.size() == 40);
        assertThat(received).allMatch(length -> length > MIB / 2);
    }

    @Test
    void startsWhereFiltersOfOtherLanguagesSay() {
        client.authorize("");
        Sender sender = client.sender("amqps://localhost:5671/" + PARTITION);
        for (int i = 0; i < 3; i++) {
            requireAccepted(sender, RawClient.encode(new Data(new byte[10 + i])));
        }
        Object filter = new UnknownDescribedType(
                UnsignedLong.valueOf(0x0000468C00000004L), "amqp.annotation.x-opt-sequence-number >= '1'");
        Receiver reader = client.receiver(new Source()
                .setAddress("/" + READER)
                .setFilter(Map.of(Symbol.valueOf("apache.org:selector-filter:string"), filter)));
        List<Integer> received = new ArrayList<>();
        reader.deliveryReadHandler(delivery -> {
            received.add(delivery.readAll().getReadableBytes());
            delivery.settle();
        });

        reader.addCredit(5);

        client.await(() -> received.size() == 2);
        reader.drain();
        client.await(() -> reader.getCredit() == 0);
        assertThat(received.get(1) - received.get(0)).isEqualTo(1);
    }

    @Test
    void refusesAFilterThatItDoesNotUnderstand() {
        client.authorize(HUB);

        Receiver reader = client.receiver(new Source()
                .setAddress(READER)
                .setFilter(Map.of(
                        Symbol.valueOf("apache.org:selector-filter:string"),
                        new UnknownDescribedType(Symbol.valueOf("x"), "colour = 'blue'"))));

        client.await(reader::isRemotelyClosed);
        assertThat(reader.getRemoteCondition().getCondition())
                .isEqualTo(Symbol.valueOf("com.microsoft:argument-error"));
    }

    @Test
    void endsAConnectionThatIsNotAmqp() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write("hello, who is there?".getBytes(StandardCharsets.US_ASCII));

            assertThat(socket.getInputStream().readAllBytes().length).isLessThan(100);
        }
        client.authorize(HUB);
    }

    private void requireAccepted(Sender sender, byte[] message) {
        OutgoingDelivery delivery = client.send(sender, 0, message, true);
        client.await(delivery::isRemotelySettled);
        assertThat(delivery.getRemoteState()).isInstanceOf(Accepted.class);
    }

    private long lastSequence() {
        return server.describe(HUB).partitions().get(0).lastSequence();
    }
}

package dev.sluice.eventhubs.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.eventhubs.EventHubsServer;
import dev.sluice.eventhubs.junit.EventHubs;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.qpid.protonj2.test.driver.codec.transport.ReceiverSettleMode;
import org.apache.qpid.protonj2.test.driver.codec.transport.SenderSettleMode;
import org.apache.qpid.protonj2.types.Symbol;
import org.apache.qpid.protonj2.types.messaging.Data;
import org.apache.qpid.protonj2.types.messaging.MessageAnnotations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sending: addresses, settlement, deliveries in many pieces. */
@EventHubs(@EventHubs.Hub("hub"))
class PublishIT {
    private static final int MIB = 1024 * 1024;

    @ParameterizedTest
    @ValueSource(strings = {"hub", "HUB", "/hub/", "hub/Partitions/0", "HUB/partitions/0", "amqps://other:5671/hub"})
    void storesWhatIsSentTo(String address, EventHubsServer server) throws Exception {
        try (Peer peer = Peer.authorized(server.port())) {
            attach(peer, 2, address);
            sendAccepted(peer, 2, 1, Messages.event("one"));
        }
        requireStored(server, 1);
    }

    @ParameterizedTest
    @CsvSource({"UNSETTLED,FIRST", "MIXED,FIRST", "SETTLED,SECOND"})
    void keepsTheSettleModesThatAClientAsksFor(
            SenderSettleMode sender, ReceiverSettleMode receiver, EventHubsServer server) throws Exception {
        try (Peer peer = Peer.authorized(server.port())) {
            peer.expectAttach().ofReceiver().withSndSettleMode(sender).withRcvSettleMode(receiver);
            peer.expectFlow();
            peer.attachSender(2, "hub")
                    .withSndSettleMode(sender)
                    .withRcvSettleMode(receiver)
                    .now();
            peer.await();
        }
    }

    @Test
    void storesWhatIsSettledAlreadyWithoutAnAnswer(EventHubsServer server) throws Exception {
        try (Peer peer = Peer.authorized(server.port())) {
            attach(peer, 2, "hub");
            peer.expectFlow();
            peer.send(2, 1, Messages.event("settled")).withSettled(true).now();
            peer.await();
            sendAccepted(peer, 2, 2, Messages.event("next"));
        }
        requireStored(server, 2);
    }

    @Test
    void takesABatchInManyTransfersAmongThoseOfAnotherLink(EventHubsServer server) throws Exception {
        try (Peer peer = Peer.authorized(server.port())) {
            attach(peer, 2, "hub");
            attach(peer, 3, "hub");
            byte[] batch = Messages.encode(
                    new Data(Messages.event("first")),
                    new Data(Messages.event("x".repeat(5000))),
                    new Data(Messages.event("last")));
            int third = batch.length / 3;
            peer.send(2, 1, Arrays.copyOf(batch, third))
                    .withMessageFormat(Messages.BATCH_FORMAT)
                    .withMore(true)
                    .now();

            sendAccepted(peer, 3, 2, Messages.event("between"));

            peer.send(2, 1, Arrays.copyOfRange(batch, third, 2 * third))
                    .withMore(true)
                    .now();
            peer.expectDisposition().withFirst(1).withSettled(true).withState().accepted();
            peer.expectFlow().withHandle(2);
            peer.send(2, 1, Arrays.copyOfRange(batch, 2 * third, batch.length)).now();
            peer.await();
        }
        requireStored(server, 4);
    }

    @Test
    void forgetsADeliveryThatIsAborted(EventHubsServer server) throws Exception {
        try (Peer peer = Peer.authorized(server.port())) {
            attach(peer, 2, "hub");
            peer.send(2, 1, new byte[1000]).withMore(true).now();
            peer.expectFlow().withHandle(2);
            peer.send(2, 1, new byte[0]).withAborted(true).now();
            peer.await();
            sendAccepted(peer, 2, 2, Messages.event("next"));
        }
        requireStored(server, 1);
    }

    @Test
    void rejectsWhatIsTooLargeAndTakesTheNext(EventHubsServer server) throws Exception {
        try (Peer peer = Peer.authorized(server.port())) {
            peer.expectAttach().ofReceiver().withMaxMessageSize(MIB);
            peer.expectFlow().withLinkCredit(300);
            peer.attachSender(2, "hub").now();
            peer.await();
            byte[] piece = new byte[60_000];
            for (int i = 0; i < 17; i++) {
                peer.send(2, 1, piece).withMore(true).now();
            }
            peer.expectDisposition().withSettled(true).withState().rejected("amqp:link:message-size-exceeded");
            peer.expectFlow();
            peer.send(2, 1, piece).now();
            peer.await();
            sendAccepted(peer, 2, 2, Messages.event("next"));
        }
        requireStored(server, 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no message", "\0Sr\u00c1\1\0", "\0Su\u00b0\u00ff\u00ff\u00ff\u00ff"})
    void rejectsWhatIsNoMessage(String bytes, EventHubsServer server) throws Exception {
        try (Peer peer = Peer.authorized(server.port())) {
            attach(peer, 2, "hub");
            peer.expectDisposition().withSettled(true).withState().rejected("com.microsoft:argument-error");
            peer.expectFlow();
            peer.send(2, 1, bytes.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1))
                    .now();
            peer.await();
            sendAccepted(peer, 2, 2, Messages.event("next"));
        }
        requireStored(server, 1);
    }

    @Test
    void rejectsABatchWhoseLastEventHasBrokenAnnotations(EventHubsServer server) throws Exception {
        byte[] broken = Messages.event("x");
        byte[] annotations = {0, 0x53, 0x72, (byte) 0xC1, 3, 2, (byte) 0xA3, 9};
        byte[] event = Arrays.copyOf(annotations, annotations.length + broken.length);
        System.arraycopy(broken, 0, event, annotations.length, broken.length);
        try (Peer peer = Peer.authorized(server.port())) {
            attach(peer, 2, "hub");
            peer.expectDisposition().withSettled(true).withState().rejected("com.microsoft:argument-error");
            peer.expectFlow();
            peer.send(2, 1, Messages.encode(new Data(Messages.event("good")), new Data(event)))
                    .withMessageFormat(Messages.BATCH_FORMAT)
                    .now();
            peer.await();
        }
        requireStored(server, 0);
    }

    @Test
    void rejectsAPartitionKeyThatIsLongerThanTheServiceTakes(EventHubsServer server) throws Exception {
        try (Peer peer = Peer.authorized(server.port())) {
            attach(peer, 2, "hub");
            sendAccepted(peer, 2, 1, keyed("k".repeat(128)));
            peer.expectDisposition().withSettled(true).withState().rejected("com.microsoft:argument-error");
            peer.expectFlow();
            peer.send(2, 2, keyed("k".repeat(129))).now();
            peer.await();
        }
        requireStored(server, 1);
    }

    private static byte[] keyed(String key) {
        Map<Symbol, Object> annotations = new LinkedHashMap<>(Map.of(Symbol.valueOf("x-opt-partition-key"), key));
        return Messages.encode(new MessageAnnotations(annotations), new Data(new byte[] {1}));
    }

    @Test
    void tellsAnIdempotentProducerWhoItIsAndStoresARepeatOnce(EventHubsServer server) throws Exception {
        try (Peer peer = Peer.authorized(server.port())) {
            peer.expectAttach()
                    .ofReceiver()
                    .withOfferedCapabilities("com.microsoft:idempotent-producer")
                    .withProperty("com.microsoft:producer-id", 9L)
                    .withProperty("com.microsoft:producer-epoch", (short) 1)
                    .withProperty("com.microsoft:producer-sequence-number", 0);
            peer.expectFlow();
            peer.attachSender(2, Peer.PARTITION)
                    .withDesiredCapabilities("com.microsoft:idempotent-producer")
                    .withPropertiesMap(Map.of(
                            "com.microsoft:producer-id",
                            9L,
                            "com.microsoft:producer-epoch",
                            (short) 1,
                            "com.microsoft:producer-sequence-number",
                            0))
                    .now();
            peer.await();
            sendAccepted(peer, 2, 1, marked(1));
            sendAccepted(peer, 2, 2, marked(1));
            peer.expectDisposition().withSettled(true).withState().rejected("com.microsoft:out-of-order-sequence");
            peer.expectFlow();
            peer.send(2, 3, marked(7)).now();
            peer.await();
        }
        requireStored(server, 1);
    }

    private static byte[] marked(int sequence) {
        Map<Symbol, Object> marks = new LinkedHashMap<>();
        marks.put(Symbol.valueOf("com.microsoft:producer-id"), 9L);
        marks.put(Symbol.valueOf("com.microsoft:producer-epoch"), (short) 1);
        marks.put(Symbol.valueOf("com.microsoft:producer-sequence-number"), sequence);
        return Messages.encode(new MessageAnnotations(marks), new Data(new byte[] {1}));
    }

    private static void attach(Peer peer, int handle, String address) {
        peer.expectAttach().ofReceiver().withMaxMessageSize(MIB);
        peer.expectFlow().withHandle(handle).withLinkCredit(300);
        peer.attachSender(handle, address).now();
        peer.await();
    }

    private static void sendAccepted(Peer peer, int handle, long delivery, byte[] message) {
        peer.expectDisposition()
                .withFirst(delivery)
                .withSettled(true)
                .withState()
                .accepted();
        peer.expectFlow().withHandle(handle);
        peer.send(handle, delivery, message).now();
        peer.await();
    }

    private static void requireStored(EventHubsServer server, int events) {
        assertThat(server.describe("hub").partitions().get(0).lastSequence()).isEqualTo(events - 1L);
    }
}

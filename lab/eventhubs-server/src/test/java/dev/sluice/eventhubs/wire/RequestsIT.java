package dev.sluice.eventhubs.wire;

import dev.sluice.eventhubs.EventHubsServer;
import dev.sluice.eventhubs.junit.EventHubs;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.qpid.protonj2.types.UnsignedLong;
import org.apache.qpid.protonj2.types.messaging.AmqpValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests to {@code $cbs} and {@code $management}, and when their replies come. */
@EventHubs(@EventHubs.Hub(value = "hub", partitions = 2))
class RequestsIT {
    private static final Map<String, Object> PUT_TOKEN =
            Map.of("operation", "put-token", "type", "servicebus.windows.net:sastoken", "name", "any");

    static Stream<Object> messageIds() {
        return Stream.of(UnsignedLong.valueOf(1), UUID.randomUUID(), "text");
    }

    @ParameterizedTest
    @MethodSource("messageIds")
    void takesATokenAndEchoesTheIdWithItsType(Object id, EventHubsServer server) throws Exception {
        try (Peer peer = Peer.opened(server.port())) {
            peer.begin();
            peer.attachRequests("$cbs");
            ask(
                    peer,
                    0,
                    Messages.request(id, PUT_TOKEN, new AmqpValue<>(Messages.token(""))),
                    Reply.to(id).status(202));
        }
    }

    @Test
    void refusesATokenThatIsNone(EventHubsServer server) throws Exception {
        try (Peer peer = Peer.opened(server.port())) {
            peer.begin();
            peer.attachRequests("$cbs");
            ask(
                    peer,
                    0,
                    Messages.request("1", PUT_TOKEN, new AmqpValue<>("none")),
                    Reply.to("1").status(401).condition("com.microsoft:auth-failed"));
            ask(peer, 1, Messages.request("2", PUT_TOKEN), Reply.to("2").status(401));
        }
    }

    @Test
    void keepsAReplyUntilThereIsCreditForIt(EventHubsServer server) throws Exception {
        try (Peer peer = Peer.opened(server.port())) {
            peer.begin();
            peer.attachRequests("$cbs");
            peer.expectDisposition().withSettled(true).withState().accepted();
            peer.expectFlow();
            peer.send(0, 0, Messages.putToken(Messages.token(""))).now();
            peer.await();

            peer.expectTransfer()
                    .withSettled(true)
                    .withPayload(Reply.to(UnsignedLong.valueOf(1)).status(202));
            peer.credit(1, 1);
            peer.await();
        }
    }

    @Test
    void rejectsBytesThatAreNoRequestAndTakesTheNext(EventHubsServer server) throws Exception {
        try (Peer peer = Peer.opened(server.port())) {
            peer.begin();
            peer.attachRequests("$cbs");
            for (String costly : List.of("zero", "\u00f0\0\0\0\5@\0\0\0A", "\0\0\0\0\0\0\0\0\0")) {
                peer.expectDisposition().withSettled(true).withState().rejected();
                peer.expectFlow();
                byte[] bytes = costly.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
                peer.send(0, costly.length(), bytes).withDeliveryId(delivery++).now();
                peer.await();
            }
            ask(
                    peer,
                    delivery,
                    Messages.putToken(Messages.token("")),
                    Reply.to(UnsignedLong.valueOf(1)).status(202));
        }
    }

    private long delivery;

    @Test
    void describesAHubToARequestWithoutABody(EventHubsServer server) throws Exception {
        try (Peer peer = management(server)) {
            ask(
                    peer,
                    0,
                    Messages.request(UnsignedLong.valueOf(7), read("com.microsoft:eventhub", "HUB", "-")),
                    Reply.to(UnsignedLong.valueOf(7))
                            .status(200)
                            .body("name", "hub")
                            .body("partition_count", 2)
                            .body("partition_ids", List.of("0", "1")));
        }
    }

    @Test
    void describesAPartition(EventHubsServer server) throws Exception {
        try (Peer peer = management(server)) {
            ask(
                    peer,
                    0,
                    Messages.request("1", read("com.microsoft:partition", "hub", "1")),
                    Reply.to("1")
                            .status(200)
                            .body("partition", "1")
                            .body("begin_sequence_number", -1L)
                            .body("last_enqueued_sequence_number", -1L)
                            .body("last_enqueued_offset", "-1")
                            .body("is_partition_empty", true));
        }
    }

    @Test
    void saysWhatItDoesNotHaveOrKnow(EventHubsServer server) throws Exception {
        try (Peer peer = management(server)) {
            ask(
                    peer,
                    0,
                    Messages.request("1", read("com.microsoft:eventhub", "other", "-")),
                    Reply.to("1")
                            .status(404)
                            .condition("amqp:not-found")
                            .with(
                                    "status-description",
                                    "The messaging entity 'sb://localhost/other' could not be found."));
            ask(
                    peer,
                    1,
                    Messages.request("2", read("com.microsoft:partition", "hub", "7")),
                    Reply.to("2").status(400).condition("com.microsoft:argument-out-of-range"));
            ask(
                    peer,
                    2,
                    Messages.request("3", read("com.microsoft:topic", "hub", "0")),
                    Reply.to("3").status(501).condition("amqp:not-implemented"));
            ask(
                    peer,
                    3,
                    Messages.request("4", Map.of("operation", "CREATE", "type", "com.microsoft:eventhub")),
                    Reply.to("4").status(501));
            ask(peer, 4, Messages.request("5", Map.of()), Reply.to("5").status(400));
        }
    }

    private static Peer management(EventHubsServer server) throws Exception {
        Peer peer = Peer.opened(server.port());
        peer.begin();
        peer.attachRequests("$management");
        return peer;
    }

    /** The Java SDK sends its token along. */
    private static Map<String, Object> read(String type, String hub, String partition) {
        return Map.of(
                "operation",
                "READ",
                "type",
                type,
                "name",
                hub,
                "partition",
                partition,
                "security_token",
                Messages.token(""));
    }

    private static void ask(Peer peer, long delivery, byte[] request, Reply reply) {
        peer.expectTransfer().withHandle(1).withSettled(true).withPayload(reply.asPayload());
        peer.expectDisposition().withSettled(true).withState().accepted();
        peer.expectFlow();
        peer.flow(1, 1).withDeliveryCount(delivery).now();
        peer.send(0, delivery, request).now();
        peer.await();
    }
}

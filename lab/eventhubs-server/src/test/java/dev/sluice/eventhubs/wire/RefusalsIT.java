package dev.sluice.eventhubs.wire;

import dev.sluice.eventhubs.EventHubsServer;
import dev.sluice.eventhubs.junit.EventHubs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Links that are refused: an attach without an end of the server's, then a detach with the reason. */
@EventHubs(@EventHubs.Hub("hub"))
class RefusalsIT {
    @ParameterizedTest
    @CsvSource({
        "other, amqp:not-found",
        "other/Partitions/0, amqp:not-found",
        "hub/Partitions/1, com.microsoft:argument-out-of-range",
        "hub/Partitions/x, com.microsoft:argument-out-of-range",
        "hub/Publishers/p, amqp:not-found",
        "'', amqp:not-found",
        "hub/ConsumerGroups/$Default/Partitions/0, amqp:not-found",
    })
    void refusesToTakeEventsFor(String address, String condition, EventHubsServer server) throws Exception {
        try (Peer peer = Peer.authorized(server.port())) {
            peer.expectAttach().ofReceiver().withNullTarget();
            peer.expectDetach().withClosed(true).withError(condition);
            peer.attachSender(2, address).now();
            peer.await();
            requireGoesOn(peer);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "other/ConsumerGroups/$Default/Partitions/0, amqp:not-found",
        "hub/ConsumerGroups/other/Partitions/0, amqp:not-found",
        "hub/ConsumerGroups/$Default/Partitions/1, com.microsoft:argument-out-of-range",
        "hub, amqp:not-found",
        "'', amqp:not-found",
    })
    void refusesToReadFrom(String address, String condition, EventHubsServer server) throws Exception {
        try (Peer peer = Peer.authorized(server.port())) {
            peer.expectAttach().ofSender().withNullSource();
            peer.expectDetach().withClosed(true).withError(condition);
            peer.attachReceiver(2, address, "client").now();
            peer.await();
            requireGoesOn(peer);
        }
    }

    private static void requireGoesOn(Peer peer) {
        peer.remoteDetach().withHandle(2).withClosed(true).now();
        peer.expectAttach().ofReceiver();
        peer.expectFlow();
        peer.attachSender(3, "hub").now();
        peer.await();
    }

    @Test
    void refusesBothKindsOfLinksWithoutAToken(EventHubsServer server) throws Exception {
        try (Peer peer = Peer.opened(server.port())) {
            peer.begin();
            peer.expectAttach().ofReceiver().withNullTarget();
            peer.expectDetach().withClosed(true).withError("amqp:unauthorized-access");
            peer.attachSender(2, "hub").now();
            peer.await();
            peer.expectAttach().ofSender().withNullSource();
            peer.expectDetach().withClosed(true).withError("amqp:unauthorized-access");
            peer.attachReceiver(3, Peer.READER, "client").now();
            peer.await();
        }
    }

    @Test
    void refusesLinksWithoutEnds(EventHubsServer server) throws Exception {
        try (Peer peer = Peer.authorized(server.port())) {
            peer.expectAttach().ofReceiver().withNullTarget();
            peer.expectDetach().withClosed(true).withError("amqp:not-found");
            peer.remoteAttach()
                    .ofSender()
                    .withName("no-target")
                    .withHandle(2)
                    .withInitialDeliveryCount(0)
                    .withNullSource()
                    .withNullTarget()
                    .now();
            peer.await();
            peer.expectAttach().ofSender().withNullSource();
            peer.expectDetach().withClosed(true).withError("amqp:not-found");
            peer.remoteAttach()
                    .ofReceiver()
                    .withName("no-source")
                    .withHandle(3)
                    .withNullSource()
                    .withNullTarget()
                    .now();
            peer.await();
        }
    }

    @Test
    void refusesTransactions(EventHubsServer server) throws Exception {
        try (Peer peer = Peer.authorized(server.port())) {
            peer.expectAttach().ofReceiver().withNullTarget();
            peer.expectDetach().withClosed(true);
            var sender = peer.remoteAttach()
                    .ofSender()
                    .withName("coordinator")
                    .withHandle(2)
                    .withInitialDeliveryCount(0);
            sender.withSource()
                    .withAddress("peer")
                    .and()
                    .withCoordinator()
                    .and()
                    .now();
            peer.await();
            peer.expectAttach().ofSender().withNullSource();
            peer.expectDetach().withClosed(true).withError("amqp:not-implemented");
            var reader = peer.remoteAttach().ofReceiver().withName("reader").withHandle(3);
            reader.withSource()
                    .withAddress(Peer.READER)
                    .and()
                    .withCoordinator()
                    .and()
                    .now();
            peer.await();
        }
        requireNoReaderLeft(server);
    }

    private static void requireNoReaderLeft(EventHubsServer server) throws Exception {
        try (Peer peer = Peer.authorized(server.port())) {
            for (int handle = 2; handle < 7; handle++) {
                peer.expectAttach().ofSender();
                peer.attachReceiver(handle, Peer.READER, "client").now();
                peer.await();
            }
        }
    }

    @Test
    void takesOneNameForBothRolesButNotTwiceForOne(EventHubsServer server) throws Exception {
        try (Peer peer = Peer.authorized(server.port())) {
            peer.expectAttach().ofReceiver().withName("same");
            peer.expectFlow();
            peer.attachSender(2, "hub").withName("same").now();
            peer.await();
            peer.expectAttach().ofSender().withName("same");
            peer.attachReceiver(3, Peer.READER, "client").withName("same").now();
            peer.await();

            for (int link = 0; link < 4; link++) {
                peer.expectDetach().withClosed(true).withError("amqp:not-allowed");
            }
            peer.expectClose().withError("amqp:not-allowed");
            peer.attachSender(4, "hub").withName("same").now();
            peer.await();
        }
        Peer.authorized(server.port()).close();
    }
}

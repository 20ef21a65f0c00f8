package dev.sluice.eventhubs.wire;

import static org.hamcrest.CoreMatchers.is;

import dev.sluice.eventhubs.EventHubsServer;
import dev.sluice.eventhubs.junit.EventHubs;
import java.util.Map;
import org.apache.qpid.protonj2.test.driver.actions.AttachInjectAction;
import org.junit.jupiter.api.Test;

/** Who may read a partition, and what the others are told. */
@EventHubs(@EventHubs.Hub("hub"))
class OwnersIT {
    @Test
    void takesTheLinkFromAReaderWithALowerEpoch(EventHubsServer server) throws Exception {
        try (Peer peer = Peer.authorized(server.port())) {
            peer.expectAttach().ofSender();
            reader(peer, 2, "old", 1L).now();
            peer.await();

            peer.expectAttach().ofSender().withHandle(3);
            peer.expectDetach()
                    .withHandle(2)
                    .withClosed(true)
                    .withError(
                            "amqp:link:stolen",
                            is(
                                    "New receiver 'new' with higher epoch of '2' is created hence current receiver 'old' with epoch"
                                            + " '1' is getting disconnected. If you are recreating the receiver, make sure a higher"
                                            + " epoch is used."));
            reader(peer, 3, "new", 2L).now();
            peer.await();
        }
    }

    @Test
    void refusesAReaderWithALowerEpochOrWithout(EventHubsServer server) throws Exception {
        try (Peer peer = Peer.authorized(server.port())) {
            peer.expectAttach().ofSender();
            reader(peer, 2, "owner", 5L).now();
            peer.await();

            expectStolen(
                    peer,
                    "Receiver 'owner' with a higher epoch '5' already exists. Receiver 'low' with epoch 4 cannot be created."
                            + " Make sure you are creating receiver with increasing epoch value to ensure connectivity, or"
                            + " ensure all old epoch receivers are closed or disconnected.");
            reader(peer, 3, "low", 4L).now();
            peer.await();

            expectStolen(
                    peer,
                    "At least one receiver for the endpoint is created with epoch of '5', and so non-epoch receiver is not"
                            + " allowed. Either reconnect with a higher epoch, or make sure all epoch receivers are closed or"
                            + " disconnected.");
            reader(peer, 4, "none", null).now();
            peer.await();
        }
    }

    private static void expectStolen(Peer peer, String description) {
        peer.expectAttach().ofSender().withNullSource();
        peer.expectDetach().withClosed(true).withError("amqp:link:stolen", is(description));
    }

    @Test
    void refusesASixthReaderWithoutAnEpoch(EventHubsServer server) throws Exception {
        try (Peer peer = Peer.authorized(server.port())) {
            for (int handle = 2; handle < 7; handle++) {
                peer.expectAttach().ofSender();
                reader(peer, handle, "reader", null).now();
                peer.await();
            }
            peer.expectAttach().ofSender().withNullSource();
            peer.expectDetach()
                    .withClosed(true)
                    .withError(
                            "amqp:resource-limit-exceeded",
                            is(
                                    "Exceeded the maximum number of allowed receivers per partition in a consumer group which is 5."
                                            + " Receiver 'sixth' cannot be created."));
            reader(peer, 7, "sixth", null).now();
            peer.await();
        }
    }

    @Test
    void letsTheNextOneInOnceAnOwnerIsGone(EventHubsServer server) throws Exception {
        try (Peer peer = Peer.authorized(server.port())) {
            peer.expectAttach().ofSender();
            reader(peer, 2, "owner", 5L).now();
            peer.await();
            peer.expectDetach().withClosed(true);
            peer.remoteDetach().withHandle(2).withClosed(true).now();
            peer.await();
            peer.expectAttach().ofSender();
            reader(peer, 3, "next", null).now();
            peer.await();
        }
    }

    private static AttachInjectAction reader(Peer peer, int handle, String name, Long epoch) {
        Map<String, Object> properties = epoch == null
                ? Map.of("com.microsoft:receiver-name", name)
                : Map.of("com.microsoft:receiver-name", name, "com.microsoft:epoch", epoch);
        return peer.attachReceiver(handle, Peer.READER, name).withPropertiesMap(properties);
    }
}

package dev.sluice.eventhubs.wire;

import dev.sluice.eventhubs.EventHubsServer;
import dev.sluice.eventhubs.junit.EventHubs;
import org.apache.qpid.protonj2.test.driver.codec.transport.AMQPHeader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From the first byte to Open, and the end of a connection. */
@EventHubs(@EventHubs.Hub("hub"))
class ConnectIT {
    @Test
    void letsAClientPipelineItsWholeHandshake(EventHubsServer server) throws Exception {
        try (Peer peer = Peer.opened(server.port())) {
            peer.expectClose();
            peer.remoteClose().now();
            peer.await();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"MSSBCBS", "ANONYMOUS", "EXTERNAL", "PLAIN"})
    void takesEachMechanismStepByStep(String mechanism, EventHubsServer server) throws Exception {
        try (Peer peer = Peer.connected(server.port())) {
            peer.expectSASLHeader();
            peer.expectSaslMechanisms().withSaslServerMechanisms("MSSBCBS", "ANONYMOUS", "PLAIN", "EXTERNAL");
            peer.remoteHeader(AMQPHeader.getSASLHeader()).now();
            peer.await();

            peer.expectSaslOutcome().withCode((byte) 0);
            peer.remoteSaslInit()
                    .withMechanism(mechanism)
                    .withInitialResponse(new byte[] {0, 'u', 0, 'p'})
                    .now();
            peer.await();

            peer.expectAMQPHeader();
            peer.remoteHeader(AMQPHeader.getAMQPHeader()).now();
            peer.await();

            peer.expectOpen().withMaxFrameSize(1024 * 1024).withIdleTimeOut(60_000);
            peer.remoteOpen().withContainerId("peer").now();
            peer.await();
        }
    }
}

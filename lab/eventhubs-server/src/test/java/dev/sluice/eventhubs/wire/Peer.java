package dev.sluice.eventhubs.wire;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.apache.qpid.protonj2.test.driver.ProtonTestClient;
import org.apache.qpid.protonj2.test.driver.actions.AttachInjectAction;
import org.apache.qpid.protonj2.test.driver.actions.FlowInjectAction;
import org.apache.qpid.protonj2.test.driver.actions.TransferInjectAction;
import org.apache.qpid.protonj2.test.driver.codec.transport.AMQPHeader;

/** A client whose every frame, and every frame it waits for, stands in a test. */
final class Peer extends ProtonTestClient {
    static final String READER = "hub/ConsumerGroups/$Default/Partitions/0";
    static final String PARTITION = "hub/Partitions/0";
    private static final long LIMIT_SECONDS = 60;

    private Peer(int port) throws IOException {
        connect("localhost", port);
    }

    /** Connected; it has said nothing yet. */
    static Peer connected(int port) throws IOException {
        return new Peer(port);
    }

    /** It has gone through SASL, pipelined as the SDKs do, and opened. */
    static Peer opened(int port) throws IOException {
        Peer peer = new Peer(port);
        peer.expectSASLHeader();
        peer.expectSaslMechanisms();
        peer.expectSaslOutcome();
        peer.expectAMQPHeader();
        peer.expectOpen();
        peer.remoteHeader(AMQPHeader.getSASLHeader()).now();
        peer.remoteSaslInit().withMechanism("ANONYMOUS").now();
        peer.remoteHeader(AMQPHeader.getAMQPHeader()).now();
        peer.remoteOpen().withContainerId("peer").withMaxFrameSize(65536).now();
        peer.await();
        return peer;
    }

    /** It has begun a session, and shown a token for everything on it, on the handles 0 and 1. */
    static Peer authorized(int port) throws IOException {
        Peer peer = opened(port);
        peer.begin();
        peer.attachRequests("$cbs");
        peer.ask(0, Messages.putToken(Messages.token("")));
        return peer;
    }

    void begin() {
        expectBegin();
        remoteBegin().now();
        await();
    }

    /** A pair of links to a node, with credit for a reply: to send on handle 0, to receive on handle 1. */
    void attachRequests(String node) {
        expectAttach().ofReceiver();
        expectFlow();
        attachSender(0, node).now();
        await();
        expectAttach().ofSender();
        attachReceiver(1, node, "reply-to").now();
        await();
    }

    private void ask(long delivery, byte[] request) {
        expectTransfer().withHandle(1).withSettled(true).withNonNullPayload();
        expectDisposition().withSettled(true).withState().accepted();
        expectFlow();
        credit(1, 1);
        send(0, delivery, request).now();
        await();
    }

    AttachInjectAction attachSender(int handle, String address) {
        return remoteAttach()
                .ofSender()
                .withName("link-" + handle)
                .withHandle(handle)
                .withInitialDeliveryCount(0)
                .withSource()
                .withAddress("peer")
                .and()
                .withTarget()
                .withAddress(address)
                .and();
    }

    AttachInjectAction attachReceiver(int handle, String address, String target) {
        return remoteAttach()
                .ofReceiver()
                .withName("link-" + handle)
                .withHandle(handle)
                .withSource()
                .withAddress(address)
                .and()
                .withTarget()
                .withAddress(target)
                .and();
    }

    void credit(int handle, int credit) {
        flow(handle, credit).now();
    }

    FlowInjectAction flow(int handle, int credit) {
        return remoteFlow()
                .withIncomingWindow(2048)
                .withNextIncomingId(0)
                .withNextOutgoingId(0)
                .withOutgoingWindow(2048)
                .withHandle(handle)
                .withDeliveryCount(0)
                .withLinkCredit(credit);
    }

    TransferInjectAction send(int handle, long delivery, byte[] message) {
        return remoteTransfer()
                .withHandle(handle)
                .withDeliveryId(delivery)
                .withDeliveryTag(new byte[] {(byte) delivery})
                .withMessageFormat(0)
                .withPayload(message);
    }

    /** Until all that was expected came, in its order; fails at what was not expected. */
    void await() {
        waitForScriptToComplete(LIMIT_SECONDS, TimeUnit.SECONDS);
    }
}

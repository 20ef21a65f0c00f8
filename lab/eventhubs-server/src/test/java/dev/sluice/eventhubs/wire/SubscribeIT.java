package dev.sluice.eventhubs.wire;

import static org.hamcrest.CoreMatchers.nullValue;

import dev.sluice.eventhubs.EventHubsServer;
import dev.sluice.eventhubs.junit.EventHubs;
import java.util.Map;
import org.apache.qpid.protonj2.test.driver.codec.primitives.DescribedType;
import org.apache.qpid.protonj2.test.driver.codec.primitives.Symbol;
import org.apache.qpid.protonj2.test.driver.codec.primitives.UnknownDescribedType;
import org.apache.qpid.protonj2.test.driver.codec.primitives.UnsignedLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading: where filters start, credit, drain, runtime metrics, the end of links. */
@EventHubs(@EventHubs.Hub("hub"))
class SubscribeIT {
    private static final String FILTER = "apache.org:selector-filter:string";
    private static final long FILTER_CODE = 0x0000468C00000004L;

    @ParameterizedTest
    @CsvSource({
        "x-opt-offset > '-1', 0",
        "x-opt-offset >= '-1', 0",
        "x-opt-offset>'28', 1",
        "x-opt-sequence-number > '0', 1",
        "x-opt-sequence-number >= '0', 0",
        "x-opt-sequence-number  >=  '2', 2",
        "x-opt-enqueued-time > '0', 0",
        "x-opt-enqueued-time >= '1', 0",
    })
    void startsWhereAFilterSays(String filter, int first, EventHubsServer server) throws Exception {
        try (Peer peer = Peer.authorized(server.port())) {
            publish(peer, 3);
            for (Object key : new Object[] {Symbol.valueOf(FILTER), UnsignedLong.valueOf(FILTER_CODE)}) {
                int handle = key instanceof Symbol ? 3 : 4;
                attach(peer, handle, new UnknownDescribedType(key, "amqp.annotation." + filter));
                peer.expectTransfer()
                        .withHandle(handle)
                        .withSettled(true)
                        .withMessageFormat(0)
                        .withPayload(Reply.event(first, "event " + first));
                peer.credit(handle, 1);
                peer.await();
            }
        }
    }

    @Test
    void startsWithTheFirstEventWithoutAFilterAndWithTheNextAfterLatest(EventHubsServer server) throws Exception {
        try (Peer peer = Peer.authorized(server.port())) {
            publish(peer, 1);
            attach(peer, 3, null);
            attach(peer, 4, described("x-opt-offset > '@latest'"));
            peer.credit(4, 1);
            peer.expectTransfer().withHandle(3).withPayload(Reply.event(0, "event 0"));
            peer.credit(3, 1);
            peer.await();

            peer.expectDisposition().withState().accepted();
            peer.expectFlow().withHandle(2);
            peer.expectTransfer().withHandle(4).withPayload(Reply.event(1, "late"));
            peer.send(2, 2, Messages.event("late")).now();
            peer.await();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x-opt-offset > 'x'",
                "x-opt-offset < '1'",
                "x-opt-colour > '1'",
                "x-opt-sequence-number > '99'",
                "x-opt-offset > '99999999'",
                "x-opt-sequence-number > '99999999999999999999'",
                ""
            })
    void refusesAFilterThatPointsNowhere(String filter, EventHubsServer server) throws Exception {
        try (Peer peer = Peer.authorized(server.port())) {
            peer.expectAttach().ofSender().withNullSource();
            peer.expectDetach().withClosed(true).withError("com.microsoft:argument-error");
            remoteAttach(peer, 3, described(filter)).now();
            peer.await();
            peer.remoteDetach().withHandle(3).withClosed(true).now();
            attach(peer, 4, null);
        }
    }

    @Test
    void saysInEachEventWhatTheLastOneIs(EventHubsServer server) throws Exception {
        try (Peer peer = Peer.authorized(server.port())) {
            publish(peer, 2);
            peer.expectAttach().ofSender();
            peer.attachReceiver(3, Peer.READER, "client")
                    .withDesiredCapabilities("com.microsoft:enable-receiver-runtime-metric")
                    .now();
            peer.await();
            peer.expectTransfer()
                    .withPayload(Reply.event(0, "event 0")
                            .deliveryAnnotation("last_enqueued_sequence_number", 1L)
                            .asPayload());
            peer.credit(3, 1);
            peer.await();
        }
    }

    @Test
    void givesBackCreditThatIsDrained(EventHubsServer server) throws Exception {
        try (Peer peer = Peer.authorized(server.port())) {
            publish(peer, 1);
            attach(peer, 3, null);
            peer.expectTransfer().withHandle(3).withPayload(Reply.event(0, "event 0"));
            peer.expectFlow()
                    .withHandle(3)
                    .withLinkCredit(0)
                    .withDeliveryCount(5)
                    .withDrain(true);
            peer.flow(3, 5).withDrain(true).now();
            peer.await();
        }
    }

    @Test
    void answersAFlowOfTheSessionThatAsksForAnEcho(EventHubsServer server) throws Exception {
        try (Peer peer = Peer.authorized(server.port())) {
            peer.expectFlow().withHandle(nullValue());
            peer.flow(3, 0).withNullHandle().withEcho(true).now();
            peer.await();
        }
    }

    @Test
    void stopsAtTheWindowOfTheSessionAndGoesOn(EventHubsServer server) throws Exception {
        try (Peer peer = Peer.authorized(server.port())) {
            publish(peer, 3);
            attach(peer, 3, null);
            peer.expectTransfer().withHandle(3).withPayload(Reply.event(0, "event 0"));
            // One transfer went out before: the reply to the token.
            peer.flow(3, 3).withIncomingWindow(1).withNextIncomingId(1).now();
            peer.await();

            peer.expectTransfer().withHandle(3).withPayload(Reply.event(1, "event 1"));
            peer.expectTransfer().withHandle(3).withPayload(Reply.event(2, "event 2"));
            peer.flow(3, 2)
                    .withDeliveryCount(1)
                    .withIncomingWindow(100)
                    .withNextIncomingId(2)
                    .now();
            peer.await();
        }
    }

    @Test
    void answersDetachCloseAndEnd(EventHubsServer server) throws Exception {
        try (Peer peer = Peer.authorized(server.port())) {
            attach(peer, 2, null);
            attach(peer, 3, null);
            peer.expectDetach().withHandle(2).withClosed(true);
            peer.remoteDetach().withHandle(2).withClosed(true).now();
            peer.await();
            peer.expectDetach().withHandle(3).withClosed(false);
            peer.remoteDetach().withHandle(3).withClosed(false).now();
            peer.await();
            peer.expectEnd();
            peer.remoteEnd().now();
            peer.await();
            peer.expectClose();
            peer.remoteClose().now();
            peer.await();
        }
    }

    private static void publish(Peer peer, int events) {
        peer.expectAttach().ofReceiver();
        peer.expectFlow();
        peer.attachSender(2, "hub").now();
        peer.await();
        for (int i = 0; i < events; i++) {
            peer.expectDisposition().withState().accepted();
            peer.expectFlow();
            peer.send(2, i + 1, Messages.event("event " + i)).now();
            peer.await();
        }
    }

    private static void attach(Peer peer, int handle, DescribedType filter) {
        peer.expectAttach().ofSender().withSndSettleMode((byte) 1);
        remoteAttach(peer, handle, filter).now();
        peer.await();
    }

    private static org.apache.qpid.protonj2.test.driver.actions.AttachInjectAction remoteAttach(
            Peer peer, int handle, DescribedType filter) {
        var attach = peer.remoteAttach()
                .ofReceiver()
                .withName("reader-" + handle)
                .withHandle(handle)
                .withTarget()
                .withAddress("client")
                .and();
        var source = attach.withSource().withAddress(Peer.READER);
        return filter == null
                ? source.and()
                : source.withFilter(Map.of(Symbol.valueOf(FILTER), filter)).and();
    }

    private static DescribedType described(String filter) {
        return new UnknownDescribedType(Symbol.valueOf(FILTER), "amqp.annotation." + filter);
    }
}

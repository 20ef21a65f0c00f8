package dev.sluice.eventhubs.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.eventhubs.EventHubsServer;
import dev.sluice.eventhubs.junit.EventHubs;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What breaks the protocol ends the connection that it came on, with the reason, and no other. */
@EventHubs(@EventHubs.Hub("hub"))
class BrokenFramesIT {
    private interface Violation {
        void commit(Peer peer);
    }

    private record Broken(String name, String condition, Violation violation) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Broken> violations() {
        return Stream.of(
                new Broken(
                        "transfer without a link",
                        "amqp:illegal-state",
                        peer -> peer.send(9, 5, new byte[1]).now()),
                new Broken("flow for no link", "amqp:illegal-state", peer -> peer.credit(9, 1)),
                new Broken(
                        "detach of no link",
                        "amqp:illegal-state",
                        peer -> peer.remoteDetach().withHandle(9).now()),
                new Broken(
                        "handle too high",
                        "amqp:connection:framing-error",
                        peer -> peer.attachSender(255, "hub").now()),
                new Broken(
                        "channel too high",
                        "amqp:connection:framing-error",
                        peer -> peer.remoteBegin().onChannel(5000).now()),
                new Broken(
                        "begin on a channel that is in use",
                        "amqp:illegal-state",
                        peer -> peer.remoteBegin().onChannel(0).now()),
                new Broken(
                        "attach without a session",
                        "amqp:illegal-state",
                        peer -> peer.attachSender(2, "hub").onChannel(7).now()),
                new Broken(
                        "a second open",
                        "amqp:illegal-state",
                        peer -> peer.remoteOpen().now()),
                bytes("no performative", "amqp:decode-error", "0000000c 02000000 00531940"),
                bytes("a list that ends too early", "amqp:decode-error", "0000000f 02000000 005312 c0ff01 40"),
                bytes(
                        "a costly array",
                        "amqp:decode-error",
                        "0000001c 02000000 005310 c00f03 a10166 f000000005 7fffffff 41 40"),
                bytes("a frame of another type", "amqp:decode-error", "0000000c 02090000 00531045"),
                bytes("a frame too short", "amqp:decode-error", "00000007 020000"),
                bytes("a frame too long", "amqp:decode-error", "7fffffff 02000000"),
                bytes("a data offset too small", "amqp:decode-error", "00000008 01000000"));
    }

    private static Broken bytes(String name, String condition, String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
        return new Broken(
                name, condition, peer -> peer.remoteBytes().withBytes(bytes).now());
    }

    @ParameterizedTest
    @MethodSource("violations")
    void endsOnlyTheConnectionThatBreaksTheProtocol(Broken broken, EventHubsServer server) throws Exception {
        try (Peer other = Peer.authorized(server.port());
                Peer peer = Peer.opened(server.port())) {
            peer.begin();
            peer.expectClose().withError(broken.condition());
            broken.violation().commit(peer);
            peer.await();

            other.expectAttach().ofReceiver();
            other.expectFlow();
            other.attachSender(2, "hub").now();
            other.await();
        }
    }

    @Test
    void endsTheSessionWhoseHandleIsInUse(EventHubsServer server) throws Exception {
        try (Peer peer = Peer.authorized(server.port())) {
            peer.expectEnd().withError("amqp:session:handle-in-use");
            peer.attachSender(0, "hub").withName("another").now();
            peer.await();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "414d515000010001, 414d515000010000",
        "414d515000020000, 414d515000010000",
        "414d515005010000, 414d515000010000",
        "414d515000010000, 414d515003010000",
    })
    void answersAHeaderThatItDoesNotTakeWithItsOwnAndHangsUp(String sent, String answer, EventHubsServer server)
            throws Exception {
        assertThat(allAnsweredTo(server, sent)).startsWith(answer);
    }

    @Test
    void hangsUpAfterItHasSaidWhy(EventHubsServer server) throws Exception {
        String handshake = "414d515003010000 00000019 02010000 005341 c00c01 a309 414e4f4e594d4f5553 414d515000010000";
        String opened = " 00000011 02000000 005310 c00401 a10166";
        String secondOpen = opened;

        String answer = allAnsweredTo(server, handshake + opened + secondOpen);

        assertThat(answer).contains(HexFormat.of().formatHex("amqp:illegal-state".getBytes(StandardCharsets.US_ASCII)));
    }

    /** All that comes until the server ends the connection, in hexadecimal digits. */
    private static String allAnsweredTo(EventHubsServer server, String hex) throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write(HexFormat.of().parseHex(hex.replace(" ", "")));
            return HexFormat.of().formatHex(socket.getInputStream().readAllBytes());
        }
    }
}

package dev.sluice.eventhubs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.qpid.protonj2.engine.Sender;
import org.apache.qpid.protonj2.types.Symbol;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What clients can't make the server hold. */
class LimitsIT {
    private static final String HUB = "telemetry";
    private static final Symbol EXCEEDED = Symbol.valueOf("amqp:resource-limit-exceeded");

    @TempDir
    Path data;

    private EventHubsServer server;

    private void open(Limits limits) {
        server = EventHubsServer.open(
                EventHubsConfig.in(data).withHub(HubConfig.of(HUB, 1)).withLimits(limits));
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void tellsAClientThatThereAreTooManyConnectionsAndLetsTheNextInAfterOneLeft() throws IOException {
        open(Limits.DEFAULTS.withConnections(1));
        try (RawClient first = client()) {
            first.authorize("");
            try (RawClient second = client()) {
                second.await(second::isClosed);
                assertThat(second.closeCondition()).isEqualTo(EXCEEDED);
            }
        }

        Poll.until(() -> isLetIn());
    }

    @Test
    void closesConnectionsFarAboveTheLimitThatSayNothing() throws IOException {
        open(Limits.DEFAULTS.withConnections(1));
        List<Socket> silent = new ArrayList<>();
        try {
            for (int i = 0; i < 250; i++) {
                silent.add(new Socket(InetAddress.getLoopbackAddress(), server.port()));
            }
            Socket last = silent.get(silent.size() - 1);
            last.setSoTimeout(30_000);

            assertThat(last.getInputStream().read()).isEqualTo(-1);
        } finally {
            for (Socket socket : silent) {
                socket.close();
            }
        }
    }

    private boolean isLetIn() {
        try (RawClient next = client()) {
            next.authorize("");
            return true;
        } catch (AssertionError | RuntimeException | IOException closedBeforeTheServerSawTheOtherLeave) {
            return false;
        }
    }

    @Test
    void refusesMoreLinksThanAConnectionMayHave() throws IOException {
        open(Limits.DEFAULTS.withLinksPerConnection(3));
        try (RawClient client = client()) {
            client.authorize(""); // closes one of its two links
            assertThat(client.sender(HUB).getCredit()).isPositive();
            assertThat(client.sender(HUB).getCredit()).isPositive();

            Sender refused = client.sender(HUB);

            client.await(refused::isRemotelyClosed);
            assertThat(refused.getRemoteCondition().getCondition()).isEqualTo(EXCEEDED);
        }
    }

    @Test
    void endsAConnectionThatGoesOnAttachingLinksThatAreRefused() throws IOException {
        open(Limits.DEFAULTS.withLinksPerConnection(3));
        try (RawClient client = client()) {
            client.authorize("");

            assertThatThrownBy(() -> {
                        for (int i = 0; i < 200; i++) {
                            client.sender(HUB);
                        }
                    })
                    .hasMessageContaining("the server ended the connection");

            assertThat(client.closeCondition()).isEqualTo(EXCEEDED);
        }
    }

    @Test
    void endsAConnectionThatBeginsMoreSessionsThanItMay() throws IOException {
        open(Limits.DEFAULTS.withSessionsPerConnection(2));
        try (RawClient client = client()) {
            assertThat(client.beginSession()).isTrue();

            assertThat(client.beginSession()).isFalse();
            assertThat(client.closeCondition()).isEqualTo(Symbol.valueOf("amqp:connection:framing-error"));
        }
    }

    @Test
    void refusesUnfinishedSendsBeyondThePendingBytes() throws IOException {
        open(Limits.DEFAULTS.withPendingBytes(100_000));
        try (RawClient client = client()) {
            client.authorize("");
            Sender sender = client.sender(HUB);

            client.send(sender, 0, new byte[200_000], false);

            client.await(sender::isRemotelyClosed);
            assertThat(sender.getRemoteCondition().getCondition())
                    .isEqualTo(Symbol.valueOf("com.microsoft:server-busy"));
        }
    }

    @Test
    void closesAConnectionThatNeverOpens() throws IOException {
        open(Limits.DEFAULTS.withTimeToAuthenticate(Duration.ofMillis(200)));
        try (Socket silent = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            silent.setSoTimeout(60_000);

            assertThat(silent.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void closesAConnectionThatNeverShowsAToken() throws IOException {
        open(Limits.DEFAULTS.withTimeToAuthenticate(Duration.ofSeconds(2)));
        try (RawClient anonymous = client()) {
            anonymous.await(anonymous::isEnded);

            assertThat(anonymous.closeCondition()).isEqualTo(Symbol.valueOf("amqp:connection:forced"));
        }
    }

    @Test
    void keepsAConnectionThatShowedAToken() throws IOException {
        open(Limits.DEFAULTS.withTimeToAuthenticate(Duration.ofSeconds(2)));
        try (RawClient client = client();
                RawClient anonymous = client()) {
            client.authorize("");

            anonymous.await(anonymous::isEnded);
            assertThat(client.sender(HUB).getCredit()).isPositive();
        }
    }

    private RawClient client() throws IOException {
        return new RawClient(server.port(), 64 * 1024);
    }
}

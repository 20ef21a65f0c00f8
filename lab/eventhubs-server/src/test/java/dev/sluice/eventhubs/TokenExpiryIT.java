package dev.sluice.eventhubs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.apache.qpid.protonj2.engine.Link;
import org.apache.qpid.protonj2.engine.Receiver;
import org.apache.qpid.protonj2.engine.Sender;
import org.apache.qpid.protonj2.types.Symbol;
import org.apache.qpid.protonj2.types.messaging.Source;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of links whose token expires. */
class TokenExpiryIT {
    private static final String HUB = "telemetry";
    private static final String PARTITION = HUB + "/ConsumerGroups/$Default/Partitions/0";

    @TempDir
    Path data;

    private EventHubsServer server;
    private RawClient client;

    @BeforeEach
    void open() throws Exception {
        server = EventHubsServer.open(
                EventHubsConfig.in(data).withHub(HubConfig.of(HUB, 1)).withAdminPort(0));
        client = new RawClient(server.port(), 64 * 1024);
    }

    @AfterEach
    void close() throws Exception {
        client.close();
        server.close();
    }

    @Test
    void detachesLinksAsTheServiceDoes() {
        show(HUB, Duration.ofMinutes(10));
        Sender sender = client.sender(HUB);
        Receiver receiver = client.receiver(new Source().setAddress(PARTITION));

        server.faults().setTokenClock(Instant.now().plus(Duration.ofMinutes(11)));

        client.await(() -> sender.isRemotelyClosed() && receiver.isRemotelyClosed());
        assertDetached(sender, "Send", HUB);
        assertDetached(receiver, "Listen", "telemetry/consumergroups/$default/partitions/0");
        assertThat(client.isClosed()).isFalse();
        assertThat(client.sender(HUB).getRemoteCondition().getCondition())
                .isEqualTo(Symbol.valueOf("amqp:unauthorized-access"));
    }

    @Test
    void noticesWithoutBeingTold() {
        show(HUB, Duration.ofMinutes(10));
        Sender sender = client.sender(HUB);
        assertThat(sender.getCredit()).isPositive();
        server.faults().setTokenClock(Instant.now().plus(Duration.ofMinutes(10)).minusSeconds(2));

        client.await(sender::isRemotelyClosed);

        assertDetached(sender, "Send", HUB);
    }

    @Test
    void keepsLinksWhoseTokenWasRenewed() {
        show(HUB, Duration.ofMinutes(10));
        Sender sender = client.sender(HUB);
        show(PARTITION, Duration.ofMinutes(10));
        Receiver receiver = client.receiver(new Source().setAddress(PARTITION));
        show(HUB, Duration.ofMinutes(20));

        server.faults().setTokenClock(Instant.now().plus(Duration.ofMinutes(15)));

        assertThat(client.sender(HUB).getCredit()).isPositive(); // the server has looked at the time by then
        assertThat(sender.isRemotelyOpen()).isTrue();
        assertThat(receiver.isRemotelyOpen()).isTrue();
    }

    @Test
    void leavesLinksAloneThatAnotherTokenAllows() {
        show(HUB, Duration.ofMinutes(10));
        show("", Duration.ofHours(1));
        Sender sender = client.sender(HUB);

        server.faults().setTokenClock(Instant.now().plus(Duration.ofMinutes(11)));

        assertThat(client.sender(HUB).getCredit()).isPositive();
        assertThat(sender.isRemotelyOpen()).isTrue();
    }

    @Test
    void doesNotCareForTheClockThatStampsEvents() {
        show(HUB, Duration.ofMinutes(10));
        Sender sender = client.sender(HUB);

        server.faults().setClock(Instant.now().plus(Duration.ofDays(1)));

        assertThat(client.sender(HUB).getCredit()).isPositive();
        assertThat(sender.isRemotelyOpen()).isTrue();
    }

    @Test
    void setsTheClockOfTokensOverHttp() throws Exception {
        AdminClient admin = new AdminClient(server.adminPort());
        show(HUB, Duration.ofMinutes(10));
        Sender sender = client.sender(HUB);

        String later = Instant.now().plus(Duration.ofMinutes(11)).toString();
        assertThat(admin.status("PUT", "/clock/tokens", "{\"time\": \"" + later + "\"}"))
                .isEqualTo(200);

        client.await(sender::isRemotelyClosed);
        assertThat(server.faults().clock()).isBefore(Instant.parse(later));
        assertThat(admin.status("DELETE", "/clock/tokens", "")).isEqualTo(204);
        assertThat(server.faults().tokenClock()).isBefore(Instant.parse(later));
    }

    private void show(String path, Duration valid) {
        assertThat(client.putToken(RawClient.token(path, Instant.now().plus(valid))))
                .containsEntry("statusCode", 202);
    }

    private static void assertDetached(Link<?> link, String claim, String resource) {
        assertThat(link.getRemoteCondition().getCondition()).isEqualTo(Symbol.valueOf("amqp:link:detach-forced"));
        assertThat(link.getRemoteCondition().getDescription())
                .startsWith("Unauthorized access. '" + claim
                        + "' claim(s) are required to perform this operation. Resource: 'sb://localhost/" + resource
                        + "'. TrackingId:");
    }
}

package dev.sluice.eventhubs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.azure.core.amqp.AmqpRetryOptions;
import com.azure.core.amqp.exception.AmqpErrorCondition;
import com.azure.core.amqp.exception.AmqpException;
import com.azure.core.credential.TokenCredential;
import com.azure.messaging.eventhubs.EventData;
import com.azure.messaging.eventhubs.EventHubClientBuilder;
import com.azure.messaging.eventhubs.EventHubConsumerClient;
import com.azure.messaging.eventhubs.EventHubProducerClient;
import com.azure.messaging.eventhubs.models.EventPosition;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import dev.sluice.functionshost.issuer.Application;
import dev.sluice.functionshost.issuer.Credential;
import dev.sluice.functionshost.issuer.KeyKind;
import dev.sluice.functionshost.issuer.TokenIssuer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The SDK for Java with tokens of an issuer, as an application in Azure has them, over TLS. */
class TokenCredentialIT {
    private static final String HUB = "telemetry";
    private static final String OTHER = "alerts";
    private static final String NAMESPACE = "lab.servicebus.windows.net";
    private static final String AUDIENCE = "https://eventhubs.azure.net";

    @TempDir
    static Path certificates;

    @TempDir
    Path data;

    private static SSLContext before;

    private final Application bridge = Application.with(new Credential.Secret("bridge-secret"));
    private final Application reader = Application.with(new Credential.Secret("reader-secret"));
    private final SteppingClock issuerTime = new SteppingClock();
    private TokenIssuer issuer;
    private EventHubsServer server;

    @BeforeAll
    static void trustTheAuthority(@TempDir Path other) throws Exception {
        before = SSLContext.getDefault();
        try (EventHubsServer first =
                EventHubsServer.open(EventHubsConfig.in(other).withTls(tls()))) {
            SSLContext.setDefault(TrustedAuthority.context(first.caFile().orElseThrow()));
        }
    }

    private static TlsConfig tls() {
        return TlsConfig.in(certificates, "localhost", NAMESPACE);
    }

    @AfterAll
    static void trustAsBefore() {
        SSLContext.setDefault(before);
    }

    @BeforeEach
    void open() {
        issuer = TokenIssuer.open("it-tenant", issuerTime);
        issuer.register(bridge);
        issuer.register(reader);
        server = EventHubsServer.open(EventHubsConfig.in(data)
                .withHub(HubConfig.of(HUB, 1))
                .withHub(HubConfig.of(OTHER, 1))
                .withTls(tls())
                .withAccess(Access.PUBLISHED.withIssuer(IssuerConfig.of(issuer.url())
                        .withTenant("it-tenant")
                        .withRole(RoleAssignment.of(bridge.objectId(), Role.DATA_SENDER, HUB))
                        .withRole(RoleAssignment.of(reader.clientId(), Role.DATA_RECEIVER)))));
    }

    @AfterEach
    void close() {
        server.close();
        issuer.close();
    }

    @Test
    void sendsAndReadsByRoles() {
        try (EventHubProducerClient producer =
                        client(asks(bridge, "bridge-secret"), HUB).buildProducerClient();
                EventHubConsumerClient consumer = client(asks(reader, "reader-secret"), HUB)
                        .consumerGroup("$Default")
                        .buildConsumerClient()) {
            assertThat(producer.getEventHubProperties().getPartitionIds().stream()
                            .toList())
                    .containsExactly("0");
            producer.send(List.of(new EventData("by role")));

            assertThat(Clients.read(consumer, "0", 1, EventPosition.earliest()))
                    .extracting(EventData::getBodyAsString)
                    .containsExactly("by role");
        }
        assertThat(issuer.tokenRequests()).isPositive();
        assertThat(issuer.keyRequests()).isEqualTo(1);
    }

    @Test
    void refusesWhatTheRoleDoesNotAllow() {
        assertUnauthorized(() -> send(asks(reader, "reader-secret"), HUB), "'Send' claim(s) are required");
        assertUnauthorized(() -> send(asks(bridge, "bridge-secret"), OTHER), "'Send' claim(s) are required");
        assertUnauthorized(() -> read(asks(bridge, "bridge-secret")), "'Listen' claim(s) are required");
        assertUnauthorized(() -> describe(asks(bridge, "bridge-secret"), OTHER), "claim(s) are required");
    }

    @Test
    void refusesWrongTokens() {
        assertUnauthorized(() -> send(shows(claims().audience("https://storage.azure.com")), HUB), "InvalidAudience");
        assertUnauthorized(() -> send(shows(claims().claim("tid", "ot-tenant")), HUB), "InvalidTenant");
        assertUnauthorized(
                () -> send(shows(claims().expirationTime(Date.from(Instant.now().minusSeconds(60)))), HUB),
                "ExpiredToken: The token is expired.");
        assertUnauthorized(
                () -> send(Tokens.always(new PlainJWT(claims().build()).serialize()), HUB), "MalformedToken");
        try (TokenIssuer stranger = TokenIssuer.open("it-tenant")) {
            String forged = stranger.sign(claims().build());
            assertUnauthorized(() -> send(Tokens.always(forged), HUB), "InvalidSignature");
        }
        assertThat(server.describe(HUB).partitions().get(0).lastSequence()).isEqualTo(-1);
    }

    @Test
    void followsTheIssuerToANewKey() {
        send(asks(bridge, "bridge-secret"), HUB);
        issuer.rotate(KeyKind.ES384);

        send(asks(bridge, "bridge-secret"), HUB);

        assertThat(issuer.keyRequests()).isEqualTo(2);
    }

    @Test
    void letsASlowIssuerDelayNobodyElse() throws Exception {
        String token = issuer.sign(claims().build());
        issuer.hold();
        CompletableFuture<Void> slow = CompletableFuture.runAsync(
                () -> sendPatiently(Tokens.always(token)), command -> new Thread(command, "slow").start());

        try (EventHubProducerClient other = Clients.producer(server, HUB)) {
            other.send(List.of(new EventData("not held up")));
        }

        assertThat(slow).isNotDone();
        issuer.release();
        slow.get(60, TimeUnit.SECONDS);
        assertThat(server.describe(HUB).partitions().get(0).lastSequence()).isEqualTo(1);
    }

    @Test
    void letsTheSdkTryAgainWhileTheIssuerIsDown() {
        String token = issuer.sign(claims().build());
        issuer.breakDown(true);

        AmqpException error = Clients.error(catchThrowable(() -> send(Tokens.always(token), HUB)));

        assertThat(error.isTransient()).isTrue();
        assertThat(error).hasMessageContaining("can't be had now");
    }

    @Test
    void letsTheSdkGoOnWithANewTokenOnceTheOldOneHasExpired() {
        try (EventHubProducerClient producer =
                patient(asks(bridge, "bridge-secret")).buildProducerClient()) {
            producer.send(List.of(new EventData("before")));
            int asked = issuer.tokenRequests();

            issuerTime.pass(Duration.ofHours(2));
            server.faults().setTokenClock(issuerTime.instant());
            Poll.until(
                    () -> { // an event may still arrive before the link ends
                        sendUnlessTheLinkEnds(producer);
                        return issuer.tokenRequests() > asked;
                    });
            producer.send(List.of(new EventData("after")));
        }
        assertThat(server.describe(HUB).partitions().get(0).lastSequence()).isPositive();
    }

    /** The SDK does not try again when its link ends between its look at it and its send. */
    private static void sendUnlessTheLinkEnds(EventHubProducerClient producer) {
        try {
            producer.send(List.of(new EventData("after")));
        } catch (IllegalStateException e) {
            assertThat(e).hasMessageContaining("Cannot publish message when disposed");
        }
    }

    private JWTClaimsSet.Builder claims() {
        return issuer.claims(bridge, AUDIENCE);
    }

    private TokenCredential shows(JWTClaimsSet.Builder claims) {
        return Tokens.always(issuer.sign(claims.build()));
    }

    private TokenCredential asks(Application application, String secret) {
        return Tokens.of(issuer, application, secret);
    }

    private EventHubClientBuilder client(TokenCredential credential, String hub) {
        return new EventHubClientBuilder()
                .credential(NAMESPACE, hub, credential)
                .customEndpointAddress("https://localhost:" + server.port())
                .retryOptions(new AmqpRetryOptions().setMaxRetries(0).setTryTimeout(Duration.ofSeconds(20)));
    }

    /** Tries again what may be tried again. */
    private EventHubClientBuilder patient(TokenCredential credential) {
        return client(credential, HUB)
                .retryOptions(new AmqpRetryOptions()
                        .setMaxRetries(3)
                        .setDelay(Duration.ofMillis(100))
                        .setTryTimeout(Duration.ofSeconds(20)));
    }

    private void sendPatiently(TokenCredential credential) {
        try (EventHubProducerClient producer = patient(credential).buildProducerClient()) {
            producer.send(List.of(new EventData("late")));
        }
    }

    private void send(TokenCredential credential, String hub) {
        try (EventHubProducerClient producer = client(credential, hub).buildProducerClient()) {
            producer.send(List.of(new EventData("x")));
        }
    }

    private void describe(TokenCredential credential, String hub) {
        try (EventHubProducerClient producer = client(credential, hub).buildProducerClient()) {
            producer.getEventHubProperties();
        }
    }

    private void read(TokenCredential credential) {
        try (EventHubConsumerClient consumer =
                client(credential, HUB).consumerGroup("$Default").buildConsumerClient()) {
            consumer.receiveFromPartition("0", 1, EventPosition.earliest(), Duration.ofSeconds(20))
                    .forEach(event -> {});
        }
    }

    private static void assertUnauthorized(ThrowingCallable call, String text) {
        AmqpException error = Clients.error(catchThrowable(call));
        assertThat(error).hasMessageContaining(text);
        assertThat(error.getErrorCondition()).isEqualTo(AmqpErrorCondition.UNAUTHORIZED_ACCESS);
        assertThat(error.isTransient()).isFalse();
    }

    /** The time of the issuer, which goes on by steps. */
    private static final class SteppingClock extends Clock {
        private volatile Duration ahead = Duration.ZERO;

        void pass(Duration time) {
            ahead = ahead.plus(time);
        }

        @Override
        public Instant instant() {
            return Instant.now().plus(ahead);
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }
    }
}

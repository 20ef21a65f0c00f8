package dev.sluice.bridge.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.azure.messaging.eventhubs.EventData;
import dev.sluice.azurite.Azurite;
import dev.sluice.eventhubs.IssuerConfig;
import dev.sluice.eventhubs.Role;
import dev.sluice.functionshost.child.Await;
import dev.sluice.functionshost.child.ChildProcess;
import dev.sluice.functionshost.child.Instance;
import dev.sluice.functionshost.issuer.Application;
import dev.sluice.functionshost.issuer.Credential;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Identities over AMQP and TLS, with the SDK as it is: the managed identity's token comes from the app's endpoint, is
 * exchanged in the other tenant, and is verified by the hub.
 */
@SuppressWarnings("try") // a bridge runs until its block ends
@Execution(ExecutionMode.CONCURRENT)
class EntraIT {
    private static final Duration LIFE = Duration.ofSeconds(8);
    private static final Duration SHORTER_SKEW = Duration.ofSeconds(20);
    private static final String[] ACCOUNTS = {"one", "two", "three", "four", "five", "six", "seven"};
    private static final AtomicInteger USED = new AtomicInteger();

    @TempDir
    static Path storage;

    private static Azurite azurite;

    @TempDir
    Path data;

    private EntraTenants tenants;
    private HubClient source;
    private HubClient target;

    /** In which form the bridge runs. */
    private enum Form {
        PROCESS,
        FUNCTION
    }

    @BeforeAll
    static void openStorage() {
        assumeTrue(System.getProperty("os.name").equals("Linux"), "needs more than one loopback address");
        azurite = Azurite.start(storage, ACCOUNTS);
    }

    @AfterAll
    static void closeStorage() {
        if (azurite != null) {
            azurite.close();
        }
    }

    @BeforeEach
    void open() throws Exception {
        tenants = new EntraTenants(data, azurite, ACCOUNTS[USED.getAndIncrement()]);
        tenants.it.register(tenants.application);
        source = tenants.sourceClient();
        target = tenants.targetClient();
    }

    @AfterEach
    void close() throws Exception {
        source.close();
        target.close();
        tenants.close();
    }

    /** The AMQP client renews on {@code Schedulers.parallel()}, where nothing may wait. */
    @ParameterizedTest
    @EnumSource
    void sendsAsTheApplicationAndRenewsItsTokensWhileItRuns(Form form) throws Exception {
        tenants.it.issueFor(LIFE);
        tenants.ot.issueFor(LIFE);
        tenants.target().faults().setTokenClock(Instant.now().plus(SHORTER_SKEW));
        try (Instance bridge = start(form, tenants.federated());
                Load load = new Load(source)) {
            Await.until("tokens are renewed a few times", () -> tenants.it.tokenRequests() >= 5);
            Delivery delivery = tenants.delivery(source, target);
            delivery.awaitProgress();
            load.close();

            delivery.verify();
            assertThat(tenants.endpoint.requests()).isGreaterThanOrEqualTo(5);
            assertThat(bridge.said()).doesNotContain("thread parallel", "eyJ", "\tat ");
        }
    }

    @ParameterizedTest
    @EnumSource
    void holdsWhileTheOtherTenantDoesNotKnowTheApplicationAndGoesOnOnceItDoes(Form form) throws Exception {
        tenants.it.unregister(tenants.application);
        tenants.it.issueFor(LIFE);
        tenants.target().faults().setTokenClock(Instant.now().plus(SHORTER_SKEW));
        source.send(1, List.of(new EventData("first")));
        try (Instance bridge = start(form, tenants.federated())) {
            Await.until(
                    "it says who does not know it",
                    () -> bridge.said().contains("AADSTS700016: the target's tenant does not know the application"));
            tenants.it.register(tenants.application);
            tenants.delivery(source, target).verify();

            tenants.it.register(ofAnotherIdentity());
            Await.until("it says what does not match", () -> {
                source.send(1, List.of(new EventData("next")));
                return bridge.said().contains("here the subject does not");
            });
            tenants.it.register(tenants.application);
            tenants.delivery(source, target).verify();
            assertThat(bridge.said()).doesNotContain("eyJ", "\tat ");
        }
    }

    @Test
    void holdsWhileTheHubRefusesItsTokenAndGoesOnOnceItDoesNot() throws Exception {
        Map<String, IssuerConfig> refusing = new LinkedHashMap<>();
        refusing.put(
                "InvalidTenant: the token is of another tenant",
                tenants.sender().withTenant("another"));
        refusing.put(
                "InvalidAudience: the token is for another service",
                tenants.sender().withAudiences("https://storage.azure.com"));
        refusing.put(
                "the right is missing: for a key, Send; for an identity, the role Azure Event Hubs Data Sender",
                EntraTenants.role(tenants.it, EntraTenants.IT_TENANT, tenants.application, Role.DATA_RECEIVER));
        try (Instance bridge = start(Form.PROCESS, tenants.federated())) {
            for (Map.Entry<String, IssuerConfig> refusal : refusing.entrySet()) {
                tenants.restartTarget(refusal.getValue());
                source.send(1, List.of(new EventData(refusal.getKey())));
                Await.until("it says why", () -> bridge.said().contains(refusal.getKey()));

                tenants.restartTarget(tenants.sender());
                try (HubClient again = tenants.targetClient()) {
                    tenants.delivery(source, again).verify();
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void needsNoSecretBetweenHubsOfItsOwnTenant(Form form) throws Exception {
        tenants.restartTarget(
                EntraTenants.role(tenants.ot, EntraTenants.OT_TENANT, tenants.identity, Role.DATA_SENDER));
        HubClient again = tenants.targetClient();
        source.send(1, List.of(new EventData("first"), new EventData("second")));
        try (Instance bridge = start(form, tenants.managed())) {
            tenants.delivery(source, again).verify();
            assertThat(tenants.it.tokenRequests()).isZero();
            assertThat(bridge.said()).doesNotContain("eyJ", "\tat ");
        }
        again.close();
    }

    /** The application as a tenant has it that made a mistake. */
    private Application ofAnotherIdentity() {
        return new Application(
                tenants.application.clientId(),
                tenants.application.objectId(),
                Credential.Federated.of(tenants.ot, "another"));
    }

    private Instance start(Form form, Map<String, String> settings) {
        return switch (form) {
            case PROCESS -> new Instance(ChildProcess.start(Main.class, tenants.ofProcess(settings), data));
            case FUNCTION -> FunctionApp.start(FunctionApp.PACKAGE, tenants.ofFunction(settings), data);
        };
    }
}

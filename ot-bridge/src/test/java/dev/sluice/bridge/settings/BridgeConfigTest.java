package dev.sluice.bridge.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.contract.access.Cloud;
import dev.sluice.contract.access.HubAccess;
import dev.sluice.contract.access.StorageAccess;
import dev.sluice.contract.access.StoragePlace;
import dev.sluice.contract.settings.InvalidSettingException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BridgeConfigTest {
    private static final String NO_BASE64 =
            " is no connection string of a storage account, its AccountKey is not base64: copy it again, whole:"
                    + " AccountName=...;AccountKey=...";

    private final Map<String, String> environment = new HashMap<>(Map.of(
            "SourceHub", "Endpoint=sb://localhost:5672;SharedAccessKeyName=r;SharedAccessKey=tops3cret",
            "SourceHubName", "ot-hub",
            "SLUICE_TARGET_CONNECTION", "Endpoint=sb://localhost:5673;SharedAccessKeyName=r;SharedAccessKey=tops3cret",
            "SLUICE_TARGET_HUB", "telemetry",
            "SLUICE_CHECKPOINT_CONNECTION", "AccountName=a;AccountKey=tops3cretkey"));

    @Test
    void fillsInTheDefaults() {
        BridgeConfig config = process();

        assertThat(config.source().consumerGroup()).isEqualTo("$Default");
        assertThat(config.source().name()).isEqualTo("ot-hub");
        assertThat(config.checkpoints().container()).isEqualTo("bridge-checkpoints");
        assertThat(config.quarantine())
                .isEqualTo(new StoragePlace(config.checkpoints().account(), "bridge-quarantine"));
        assertThat(config.process())
                .contains(new ProcessConfig(
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(45),
                        1000,
                        Duration.ofMillis(50),
                        Duration.ofSeconds(1),
                        Optional.empty()));
        assertThat(config.tryTimeout()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void readsEverySettingOfAProcessFromItsOwnVariable() {
        environment.putAll(Map.of(
                "SourceConsumerGroup", "bridge",
                "SLUICE_SOURCE_NAME", "plant-1",
                "SLUICE_CHECKPOINT_CONTAINER", "c",
                "SLUICE_QUARANTINE_CONTAINER", "q",
                "SLUICE_LOAD_BALANCING_INTERVAL", "1s",
                "SLUICE_OWNERSHIP_EXPIRATION", "9s",
                "SLUICE_PREFETCH", "7",
                "SLUICE_BATCH_WAIT", "70ms",
                "SLUICE_CHECKPOINT_INTERVAL", "2s",
                "SLUICE_TRY_TIMEOUT", "3s"));
        environment.putAll(Map.of(
                "SLUICE_HEALTH_PORT", "9099",
                "SLUICE_DENIED_DEVICES", "pump-7, pump-8",
                "SLUICE_SOURCE_RETENTION", "2h"));

        BridgeConfig config = process();

        assertThat(config.source().consumerGroup()).isEqualTo("bridge");
        assertThat(config.source().name()).isEqualTo("plant-1");
        assertThat(config.checkpoints().container()).isEqualTo("c");
        assertThat(config.quarantine().container()).isEqualTo("q");
        assertThat(config.process())
                .contains(new ProcessConfig(
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(9),
                        7,
                        Duration.ofMillis(70),
                        Duration.ofSeconds(2),
                        Optional.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 9099))));
        assertThat(config.source().deniedDevices()).containsExactlyInAnyOrder("pump-7", "pump-8");
        assertThat(config.source().retention()).isEqualTo(Duration.ofHours(2));
        assertThat(config.tryTimeout()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void federatedTakesNoSecretAndNamesBothIdentities() {
        federated();

        assertThat(process().target())
                .isEqualTo(new TargetConfig.Hub(
                        new HubAccess.Entra(
                                "it.servicebus.windows.net",
                                new HubAccess.Identity(
                                        "identity-1",
                                        new HubAccess.Application(Cloud.PUBLIC, "tenant-1", "application-1"))),
                        "telemetry"));
    }

    @Test
    void federatedNeedsAUserAssignedIdentity() {
        federated();
        environment.remove("SLUICE_IDENTITY_CLIENT");

        assertRefused("setting SLUICE_IDENTITY_CLIENT is missing: target federated needs a user-assigned managed"
                + " identity");
    }

    @Test
    void federatedNeedsTheTenantAndTheApplication() {
        federated();
        environment.remove("SLUICE_TARGET_TENANT");

        assertRefused("SLUICE_TARGET_TENANT is empty: Id of the target's tenant. Needed with an application.");
    }

    @Test
    void blobsAreWrittenWithTheApplication() {
        blobs();
        environment.putAll(Map.of(
                "SLUICE_TARGET_STORAGE_URL", "https://itstore.blob.core.windows.net",
                "SLUICE_TARGET_TENANT", "tenant-1",
                "SLUICE_TARGET_APPLICATION", "application-1",
                "SLUICE_IDENTITY_CLIENT", "identity-1"));

        assertThat(process().target())
                .isEqualTo(new TargetConfig.Container(new StoragePlace(
                        new StorageAccess.Federated(
                                "https://itstore.blob.core.windows.net",
                                new HubAccess.Identity(
                                        "identity-1",
                                        new HubAccess.Application(Cloud.PUBLIC, "tenant-1", "application-1"))),
                        "telemetry")));
    }

    @Test
    void blobsAreWrittenWithAKeyWithoutShowingIt() {
        blobs();
        environment.put("SLUICE_TARGET_STORAGE_CONNECTION", "AccountName=a;AccountKey=tops3cretkey");

        assertThat(process().target().name()).isEqualTo("telemetry");
        assertThat(process().toString()).doesNotContain("tops3cret");
    }

    @Test
    void blobsNeedExactlyOneWayToTheStorage() {
        blobs();

        assertRefused("storage account: give one of SLUICE_TARGET_STORAGE_CONNECTION and SLUICE_TARGET_STORAGE_URL");
    }

    @Test
    void blobsGoToNoHub() {
        blobs();
        environment.put("SLUICE_TARGET_HUB", "telemetry");

        assertThatThrownBy(this::process)
                .hasMessageStartingWith("SLUICE_TARGET_HUB makes no sense with source builtin and target blob");
    }

    @Test
    void managedIdentityMayBeTheSystemAssignedOne() {
        environment.remove("SLUICE_TARGET_CONNECTION");
        environment.put("SLUICE_TARGET_MODE", "managed-identity");
        environment.put("SLUICE_TARGET_NAMESPACE", "it.servicebus.windows.net");

        assertThat(process().target())
                .isEqualTo(new TargetConfig.Hub(
                        new HubAccess.Entra("it.servicebus.windows.net", new HubAccess.Identity(null, null)),
                        "telemetry"));
    }

    @Test
    void routedReadsWithTheIdentityThatTheHostIsGiven() {
        environment.remove("SourceHub");
        environment.put("SLUICE_SOURCE_MODE", "routed");
        environment.put("SourceHub__fullyQualifiedNamespace", "ot.servicebus.windows.net");
        environment.put("SourceHub__clientId", "identity-1");

        assertThat(process().source().access())
                .isEqualTo(
                        new HubAccess.Entra("ot.servicebus.windows.net", new HubAccess.Identity("identity-1", null)));
    }

    @Test
    void functionKeepsWhatItRemembersBesideTheHostsCheckpoints() {
        function();

        BridgeConfig config = BridgeConfig.from(environment, Adapter.FUNCTION);

        assertThat(config.checkpoints())
                .isEqualTo(new StoragePlace(
                        new StorageAccess.Connection("AccountName=a;AccountKey=tops3cretkey"),
                        "azure-webjobs-eventhub"));
        assertThat(config.process()).isEmpty();
        assertThat(config.attemptLimit()).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void functionReachesItsStorageWithTheIdentityThatTheHostIsGiven() {
        function();
        environment.remove("AzureWebJobsStorage");
        environment.put("AzureWebJobsStorage__accountName", "otstore");
        environment.put("AzureWebJobsStorage__clientId", "identity-1");
        environment.put("SLUICE_QUARANTINE_URL", "https://otquarantine.blob.core.windows.net/bad-events");

        BridgeConfig config = BridgeConfig.from(environment, Adapter.FUNCTION);

        assertThat(config.checkpoints().account())
                .isEqualTo(new StorageAccess.Managed("https://otstore.blob.core.windows.net", "identity-1"));
        assertThat(config.quarantine())
                .isEqualTo(new StoragePlace(
                        new StorageAccess.Managed("https://otquarantine.blob.core.windows.net", "identity-1"),
                        "bad-events"));
    }

    @Test
    void anAttemptOfTheFunctionMayNotTakeLongerThanAMinute() {
        function();
        environment.put("SLUICE_ATTEMPT_LIMIT", "61s");

        assertThatThrownBy(() -> BridgeConfig.from(environment, Adapter.FUNCTION))
                .hasMessage("SLUICE_ATTEMPT_LIMIT must be between PT5S and PT1M");
    }

    @Test
    void refusesAProcessSettingInTheFunction() {
        function();
        environment.put("SLUICE_PREFETCH", "5");

        assertThatThrownBy(() -> BridgeConfig.from(environment, Adapter.FUNCTION))
                .hasMessage(
                        "SLUICE_PREFETCH makes no sense with source builtin and target sas in a Function: remove it");
    }

    @Test
    void refusesAKeyThatTheModeDoesNotUse() {
        federated();
        environment.put("SLUICE_TARGET_CONNECTION", "tops3cret");

        assertRefused("SLUICE_TARGET_CONNECTION makes no sense with source builtin and target federated in a process:"
                + " did you mean SLUICE_TARGET_APPLICATION?");
    }

    @Test
    void refusesAModeThatThereIsNot() {
        environment.put("SLUICE_TARGET_MODE", "federatet");

        assertRefused("SLUICE_TARGET_MODE 'federatet' must be sas, managed-identity, federated, blob");
    }

    @Test
    void needsExactlyOneWayToTheStorage() {
        environment.put("SLUICE_CHECKPOINT_URL", "https://otstore.blob.core.windows.net");

        assertRefused("storage account: give one of SLUICE_CHECKPOINT_CONNECTION and SLUICE_CHECKPOINT_URL");
    }

    @Test
    void neverShowsASecret() {
        assertThat(process().toString()).doesNotContain("tops3cret");
    }

    @Test
    void refusesWhatIsNoConnectionStringWithoutShowingIt() {
        environment.put("SourceHub", "tops3cret");

        assertRefused("SourceHub is no connection string of an Event Hub, a part of it is not like name=value: copy it"
                + " again, whole: Endpoint=sb://...;SharedAccessKeyName=...;SharedAccessKey=...");
    }

    @Test
    void refusesAKeyOfStorageThatIsNotBase64() {
        environment.put("SLUICE_CHECKPOINT_CONNECTION", "AccountName=a;AccountKey=tops3cret");
        assertRefused("SLUICE_CHECKPOINT_CONNECTION" + NO_BASE64);

        environment.remove("SLUICE_CHECKPOINT_CONNECTION");
        environment.put("AzureWebJobsStorage", "AccountName=a;AccountKey=tops3cret");
        assertThatThrownBy(() -> BridgeConfig.from(environment, Adapter.FUNCTION))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage("AzureWebJobsStorage" + NO_BASE64);
    }

    @Test
    void refusesAnExpirationThatRenewalsCanNotKeepUpWith() {
        environment.put("SLUICE_OWNERSHIP_EXPIRATION", "8s");

        assertRefused("SLUICE_OWNERSHIP_EXPIRATION must be at least twice SLUICE_LOAD_BALANCING_INTERVAL");
    }

    @Test
    void refusesANameThatCanNotBePartOfABlobName() {
        environment.put("SLUICE_SOURCE_NAME", "a/b");

        assertRefused("SLUICE_SOURCE_NAME 'a/b' must be 1 to 128 letters, digits, '.', '_' or '-'");
    }

    @Test
    void namesTheNearestSettingForAMisspeltOne() {
        environment.put("SLUICE_PREFETSH", "5");

        assertRefused("unknown setting SLUICE_PREFETSH: did you mean SLUICE_PREFETCH?");
    }

    private BridgeConfig process() {
        return BridgeConfig.from(environment, Adapter.PROCESS);
    }

    private void federated() {
        environment.remove("SLUICE_TARGET_CONNECTION");
        environment.putAll(Map.of(
                "SLUICE_TARGET_MODE", "federated",
                "SLUICE_TARGET_NAMESPACE", "it.servicebus.windows.net",
                "SLUICE_TARGET_TENANT", "tenant-1",
                "SLUICE_TARGET_APPLICATION", "application-1",
                "SLUICE_IDENTITY_CLIENT", "identity-1"));
    }

    private void blobs() {
        environment.remove("SLUICE_TARGET_CONNECTION");
        environment.remove("SLUICE_TARGET_HUB");
        environment.put("SLUICE_TARGET_MODE", "blob");
        environment.put("SLUICE_TARGET_CONTAINER", "telemetry");
    }

    private void function() {
        environment.put("AzureWebJobsStorage", String.valueOf(environment.remove("SLUICE_CHECKPOINT_CONNECTION")));
    }

    private void assertRefused(String message) {
        assertThatThrownBy(this::process).hasMessage(message);
    }
}

package dev.sluice.bridge.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BridgeConfigTest {
    private final Map<String, String> environment = new HashMap<>(Map.of(
            "SourceHub", "Endpoint=sb://localhost:5672;SharedAccessKeyName=r;SharedAccessKey=tops3cret",
            "SourceHubName", "ot-hub",
            "SLUICE_TARGET_CONNECTION", "Endpoint=sb://localhost:5673;SharedAccessKeyName=r;SharedAccessKey=tops3cret",
            "SLUICE_TARGET_HUB", "telemetry",
            "SLUICE_CHECKPOINT_CONNECTION", "AccountName=a;AccountKey=tops3cret"));

    @Test
    void fillsInTheDefaults() {
        BridgeConfig config = BridgeConfig.from(environment);

        assertThat(config.consumerGroup()).isEqualTo("$Default");
        assertThat(config.sourceName()).isEqualTo("ot-hub");
        assertThat(config.storage().checkpoints()).isEqualTo("bridge-checkpoints");
        assertThat(config.storage().quarantine()).isEqualTo("bridge-quarantine");
        assertThat(config.processor().loadBalancingInterval()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.processor().ownershipExpiration()).isEqualTo(Duration.ofSeconds(45));
        assertThat(config.processor().prefetch()).isEqualTo(1000);
        assertThat(config.processor().batchWait()).isEqualTo(Duration.ofMillis(50));
        assertThat(config.checkpointInterval()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void neverShowsASecret() {
        assertThat(BridgeConfig.from(environment).toString()).doesNotContain("tops3cret");
    }

    @Test
    void refusesAWayToProveItselfThatIsNotThereYet() {
        environment.put("SLUICE_TARGET_MODE", "federated");

        assertRefused("SLUICE_TARGET_MODE 'federated' is not there yet: use sas");
    }

    @Test
    void refusesWhatIsNoConnectionStringWithoutShowingIt() {
        environment.put("SourceHub", "tops3cret");

        assertRefused("SourceHub is no connection string of an Event Hub:"
                + " Endpoint=sb://...;SharedAccessKeyName=...;SharedAccessKey=...");
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

    private void assertRefused(String message) {
        assertThatThrownBy(() -> BridgeConfig.from(environment)).hasMessage(message);
    }
}

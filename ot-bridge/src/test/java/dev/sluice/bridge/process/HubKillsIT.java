package dev.sluice.bridge.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.azurite.Azurite;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Hubs in processes of their own are killed and frozen under load. */
@Execution(ExecutionMode.CONCURRENT)
class HubKillsIT {
    @TempDir
    Path data;

    @Test
    void losesNothingWhenTheHubsAreKilledAndFrozen() {
        try (Azurite azurite = Azurite.start(data.resolve("azurite"), "otstore");
                HubProcess ot = new HubProcess(data, Tenants.SOURCE, Tenants.SOURCE_PARTITIONS);
                HubProcess it = new HubProcess(data, Tenants.TARGET, Tenants.TARGET_PARTITIONS);
                HubClient source = ot.client();
                HubClient target = it.client();
                ChildProcess bridge = startBridge(azurite, ot, it)) {
            Load load = new Load(source);
            Progress progress = new Progress(target);

            progress.await();
            it.killAndRestart();
            progress.await();
            ot.killAndRestart();
            progress.await();
            it.freeze();
            LockSupport.parkNanos(Duration.ofSeconds(3).toNanos());
            it.thaw();
            progress.await();
            ot.killAndRestart();
            it.killAndRestart();
            progress.await();

            load.close();
            Transcript.verify(source, target);
            assertThat(bridge.errors()).doesNotContain("\tat ");
        }
    }

    private ChildProcess startBridge(Azurite azurite, HubProcess ot, HubProcess it) {
        Map<String, String> settings = new HashMap<>();
        settings.put("SourceHub", ot.connection());
        settings.put("SourceHubName", Tenants.SOURCE);
        settings.put("SourceConsumerGroup", "bridge");
        settings.put("SLUICE_TARGET_CONNECTION", it.connection());
        settings.put("SLUICE_TARGET_HUB", Tenants.TARGET);
        settings.put("SLUICE_CHECKPOINT_CONNECTION", azurite.connectionString("otstore"));
        settings.put("SLUICE_LOAD_BALANCING_INTERVAL", "300ms");
        settings.put("SLUICE_OWNERSHIP_EXPIRATION", "2s");
        settings.put("SLUICE_TRY_TIMEOUT", "3s");
        ChildProcess bridge = ChildProcess.start(Main.class, settings, data);
        assertThat(bridge.line()).isEqualTo("bridge ready: ot-hub -> telemetry");
        return bridge;
    }
}

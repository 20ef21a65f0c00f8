package dev.sluice.bridge.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.functionshost.child.Instance;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Hubs in processes of their own are killed and frozen under load. */
@Execution(ExecutionMode.CONCURRENT)
@SuppressWarnings("try") // a load runs until its block ends
class HubKillsIT {
    private static final Duration FREEZE = Duration.ofSeconds(3);

    @TempDir
    Path data;

    @Test
    void losesNothingWhenTheHubsAreKilledAndFrozen() {
        try (Surroundings around = new Surroundings(data);
                HubClient source = around.ot.client();
                HubClient target = around.it.client();
                Instance bridge = Deployment.PROCESS.start(around.settings(), data)) {
            assertThat(bridge.readyLine()).isEqualTo("bridge ready: ot-hub -> telemetry");
            Delivery delivery = around.delivery(source, target);
            try (Load load = new Load(source)) {
                delivery.awaitProgress();
                around.it.killAndRestart();
                delivery.awaitProgress();
                around.ot.killAndRestart();
                delivery.awaitProgress();
                around.it.freezeFor(FREEZE);
                delivery.awaitProgress();
                around.ot.killAndRestart();
                around.it.killAndRestart();
                delivery.awaitProgress();
            }
            delivery.verify();
            assertThat(bridge.said()).doesNotContain("\tat ");
        }
    }
}

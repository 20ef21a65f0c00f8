package dev.sluice.bridge.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.functionshost.child.ChildProcess;
import dev.sluice.functionshost.child.Signals;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Real processes die or freeze under load; nothing may be missing, and first occurrences are in order. */
@Execution(ExecutionMode.CONCURRENT)
class OutagesIT extends OnTenants {
    @Test
    void losesNothingWhileTheStorageAndBothHubsGoDownAndComeBack() {
        Load load = new Load(source);
        Delivery delivery = tenants.delivery(source, target);
        ChildProcess bridge = startBridge();
        delivery.awaitProgress();

        Signals.freeze(tenants.azurite.pid());
        LockSupport.parkNanos(Duration.ofSeconds(3).toNanos());
        Signals.thaw(tenants.azurite.pid());
        delivery.awaitProgress();

        tenants.azurite.stop();
        LockSupport.parkNanos(Duration.ofSeconds(2).toNanos());
        tenants.azurite.restart();
        delivery.awaitProgress();

        tenants.stopTarget();
        tenants.stopSource();
        tenants.startSource();
        tenants.startTarget();
        delivery.awaitProgress();

        load.close();
        delivery.verify();
        Signals.freeze(tenants.azurite.pid());
        assertThat(bridge.terminate()).isEqualTo(143);
        Signals.thaw(tenants.azurite.pid());
    }

    private ChildProcess startBridge() {
        ChildProcess bridge = ChildProcess.start(Main.class, tenants.settings(), data);
        assertThat(bridge.line()).isEqualTo("bridge ready: ot-hub -> telemetry");
        return bridge;
    }
}

package dev.sluice.bridge.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.messaging.eventhubs.EventData;
import dev.sluice.functionshost.child.Await;
import dev.sluice.functionshost.child.Instance;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The contract, kept by the process. */
class ProcessContractIT extends BridgeContract {
    ProcessContractIT() {
        super(Deployment.PROCESS);
    }

    @Override
    String readyLine() {
        return "bridge ready: ot-hub -> telemetry";
    }

    @Override
    Map<String, Object> arrivedProperties() {
        return PropertyTable.throughTheProcess();
    }

    @Test
    void endsInAnOrderlyWay() {
        Instance bridge = start();
        source.send(0, List.of(new EventData("event")));
        Await.until("it arrives", () -> tenants.countTarget() == 1);

        assertThat(bridge.process().terminate()).isEqualTo(143);
        assertThat(bridge.said()).doesNotContain("\tat ", "not everything").contains("stopped");
    }
}

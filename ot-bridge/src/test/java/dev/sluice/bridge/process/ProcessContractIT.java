package dev.sluice.bridge.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.messaging.eventhubs.EventData;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The contract, kept by the process. */
class ProcessContractIT extends BridgeContract {
    @Override
    Instance start() {
        Instance bridge = new Instance(ChildProcess.start(Main.class, tenants.settings(), data));
        assertThat(bridge.readyLine()).isEqualTo("bridge ready: ot-hub -> telemetry");
        return bridge;
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

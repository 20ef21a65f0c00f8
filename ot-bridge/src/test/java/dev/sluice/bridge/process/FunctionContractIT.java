package dev.sluice.bridge.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

/** The contract, kept by the Function app in the stand-in for its host. */
class FunctionContractIT extends BridgeContract {
    @Override
    Instance start() {
        Instance host = FunctionApp.start(FunctionApp.PACKAGE, FunctionApp.settings(tenants), data);
        assertThat(host.readyLine()).startsWith("host ready: ");
        return host;
    }

    @Override
    Map<String, Object> arrivedProperties() {
        return PropertyTable.throughTheFunction();
    }
}

package dev.sluice.bridge.process;

import java.util.Map;

/** The contract, kept by the Function app in the stand-in for its host. */
class FunctionContractIT extends BridgeContract {
    FunctionContractIT() {
        super(Deployment.FUNCTION);
    }

    @Override
    String readyLine() {
        return "host ready: ";
    }

    @Override
    Map<String, Object> arrivedProperties() {
        return PropertyTable.throughTheFunction();
    }
}

package dev.sluice.bridge.process;

import dev.sluice.bridge.settings.Adapter;
import dev.sluice.bridge.settings.BridgeConfig;
import java.util.Map;

/** A bridge in this JVM. */
final class RunningBridge implements AutoCloseable {
    private final BridgeProcess bridge;
    private final Thread starting;

    private RunningBridge(BridgeProcess bridge) {
        this.bridge = bridge;
        this.starting = new Thread(bridge::start, "bridge-start");
        starting.setDaemon(true);
        starting.start();
    }

    /** Starts one; it may still wait for what it needs when this returns. */
    static RunningBridge start(Map<String, String> settings) {
        return new RunningBridge(new BridgeProcess(BridgeConfig.from(settings, Adapter.PROCESS)));
    }

    @Override
    public void close() {
        bridge.stop();
    }
}

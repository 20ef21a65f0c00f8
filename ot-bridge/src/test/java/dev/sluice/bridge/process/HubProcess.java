package dev.sluice.bridge.process;

import java.nio.file.Path;
import java.util.Map;

/** A hub that can be killed and frozen, and comes back on the same port with the same data. */
final class HubProcess implements AutoCloseable {
    private final Path data;
    private final String hub;
    private final int partitions;
    private final String connection;
    private final String port;
    private ChildProcess process;

    HubProcess(Path data, String hub, int partitions) {
        this.data = data;
        this.hub = hub;
        this.partitions = partitions;
        this.process = launch("0");
        this.port = process.line();
        this.connection = process.line();
    }

    String connection() {
        return connection;
    }

    HubClient client() {
        return new HubClient(connection, hub);
    }

    void killAndRestart() {
        process.kill();
        process = launch(port);
        process.line();
    }

    void freeze() {
        Signals.freeze(process.pid());
    }

    void thaw() {
        Signals.thaw(process.pid());
    }

    @Override
    public void close() {
        process.close();
    }

    private ChildProcess launch(String onPort) {
        return ChildProcess.start(
                HubMain.class, Map.of(), data, data.resolve(hub).toString(), onPort, hub, Integer.toString(partitions));
    }
}

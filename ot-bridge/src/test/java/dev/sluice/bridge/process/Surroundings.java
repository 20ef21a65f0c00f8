package dev.sluice.bridge.process;

import dev.sluice.azurite.Azurite;
import dev.sluice.functionshost.child.Signals;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/** Both hubs and the storage, each a process of its own that can be killed or frozen, and comes back as it was. */
final class Surroundings implements AutoCloseable {
    final Azurite azurite;
    final HubProcess ot;
    final HubProcess it;

    Surroundings(Path data) {
        azurite = Azurite.start(data.resolve("azurite"), Tenants.ACCOUNT);
        ot = new HubProcess(data, Tenants.SOURCE);
        it = new HubProcess(data, Tenants.TARGET);
    }

    /** Settings of the process as a bridge between them. */
    Map<String, String> settings() {
        return Tenants.settings(ot.connection(), it.connection(), azurite.connectionString(Tenants.ACCOUNT));
    }

    /** Follows what arrives. */
    Delivery delivery(HubClient source, HubClient target) {
        return new Delivery(source, target, new Excused(azurite.connectionString(Tenants.ACCOUNT)));
    }

    Set<Integer> hubPorts() {
        return Set.of(ot.port(), it.port());
    }

    void freezeStorageFor(Duration time) {
        Signals.freezeFor(azurite.pid(), time);
    }

    @Override
    public void close() {
        it.close();
        ot.close();
        azurite.close();
    }
}

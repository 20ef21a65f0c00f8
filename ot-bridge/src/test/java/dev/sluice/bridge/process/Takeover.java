package dev.sluice.bridge.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.azure.messaging.eventhubs.EventData;
import dev.sluice.functionshost.child.ChildProcess;
import dev.sluice.functionshost.child.Instance;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * How long it takes until every partition is forwarded again when one of two processes ends, with the intervals that a
 * bridge has by default. The other one already runs.
 */
@SuppressWarnings("try") // the heir runs until its block ends
final class Takeover {
    private static final Set<String> INTERVALS =
            Set.of("SLUICE_LOAD_BALANCING_INTERVAL", "SLUICE_OWNERSHIP_EXPIRATION");
    private static final Duration LIMIT = Duration.ofMinutes(3);

    private final Tenants tenants;
    private final Path data;
    private final Map<String, String> settings;

    Takeover(Tenants tenants, Path data) {
        this.tenants = tenants;
        this.data = data;
        this.settings = new HashMap<>(tenants.settings());
        settings.keySet().removeAll(INTERVALS);
    }

    /** Time until everything arrives that was sent right after one was ended so. */
    Duration after(Consumer<ChildProcess> end) {
        try (HubClient source = tenants.sourceClient();
                HubClient target = tenants.targetClient();
                Instance first = Deployment.PROCESS.start(settings, data)) {
            Delivery delivery = tenants.delivery(source, target);
            sendToAll(source);
            delivery.verify(LIMIT);
            try (Instance heir = Deployment.PROCESS.start(settings, data)) {
                long start = System.nanoTime();
                end.accept(first.process());
                sendToAll(source);
                delivery.verify(LIMIT);
                return Duration.ofMillis(
                        Duration.ofNanos(System.nanoTime() - start).toMillis());
            }
        }
    }

    private static void sendToAll(HubClient source) {
        for (int partition = 0; partition < Tenants.SOURCE_PARTITIONS; partition++) {
            source.send(partition, List.of(new EventData("event".getBytes(UTF_8))));
        }
    }
}

package dev.sluice.bridge.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.azure.core.util.BinaryData;
import com.azure.messaging.eventhubs.EventData;
import com.azure.storage.blob.BlobClient;
import dev.sluice.functionshost.child.Await;
import dev.sluice.functionshost.child.Instance;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How long it takes until a bridge forwards again after its target was away for a while, and until it holds once the
 * kill switch is set.
 */
@SuppressWarnings("try") // a bridge runs until its block ends
final class Recovery {
    /** Long enough for the pauses between two attempts to have grown to their longest. */
    private static final Duration OUTAGE = Duration.ofSeconds(75);

    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final Duration POLL = Duration.ofMillis(100);

    private final Deployment deployment;
    private final Tenants tenants;
    private final Path data;

    Recovery(Deployment deployment, Tenants tenants, Path data) {
        this.deployment = deployment;
        this.tenants = tenants;
        this.data = data;
    }

    /** Both times, in a line. */
    String times() {
        Map<String, String> settings = new HashMap<>(tenants.settings());
        settings.remove("SLUICE_TRY_TIMEOUT");
        try (HubClient source = tenants.sourceClient();
                Instance bridge = deployment.start(settings, data)) {
            send(source);
            Await.until("the first events arrive", LIMIT, POLL, () -> tenants.countTarget() > 0);
            return deployment + ": forwarding again " + afterOutage(source)
                    + " after the target came back, held " + afterKillSwitch(source, bridge)
                    + " after the kill switch was set";
        }
    }

    private Duration afterOutage(HubClient source) {
        tenants.stopTarget();
        send(source);
        long end = System.nanoTime() + OUTAGE.toNanos();
        Await.until("the outage is over", LIMIT, POLL, () -> System.nanoTime() > end);
        tenants.startTarget();
        long start = System.nanoTime();
        try (HubClient target = tenants.targetClient()) {
            tenants.delivery(source, target).verify(LIMIT);
        }
        return since(start);
    }

    private Duration afterKillSwitch(HubClient source, Instance bridge) {
        BlobClient stop =
                tenants.container(deployment.container()).getBlobClient("_bridge/" + Tenants.SOURCE + "/stop");
        stop.upload(BinaryData.fromString(""));
        long start = System.nanoTime();
        Await.until("it holds", LIMIT, POLL, () -> {
            send(source);
            return bridge.said().contains("STOPPED");
        });
        return since(start);
    }

    private static void send(HubClient source) {
        for (int partition = 0; partition < Tenants.SOURCE_PARTITIONS; partition++) {
            source.send(partition, List.of(new EventData("event".getBytes(UTF_8))));
        }
    }

    private static Duration since(long start) {
        return Duration.ofMillis(Duration.ofNanos(System.nanoTime() - start).toMillis());
    }
}

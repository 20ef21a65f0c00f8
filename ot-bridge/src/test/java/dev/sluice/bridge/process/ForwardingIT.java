package dev.sluice.bridge.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.azure.messaging.eventhubs.EventData;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobServiceClientBuilder;
import com.azure.storage.blob.models.BlobItem;
import dev.sluice.contract.quarantine.QuarantineJson;
import dev.sluice.contract.quarantine.QuarantinedEvent;
import dev.sluice.functionshost.child.Await;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Forwarding by a bridge in this JVM, while what is around it goes down and comes back. */
@Execution(ExecutionMode.CONCURRENT)
class ForwardingIT extends OnTenants {
    /** Fits the sender's link exactly, so that it no longer fits with the provenance. */
    private static final int LARGEST_BODY = 1024 * 1024 - 16 * 1024 - 120;

    @Test
    void repeatsNothingAfterAnOrderlyStop() {
        sendToAll(0, 20);
        whileForwarding(() -> {
            Await.until("all arrive", () -> tenants.countTarget() == 80);
        });
        sendToAll(20, 20);
        whileForwarding(() -> {
            tenants.delivery(source, target).verify();
        });

        assertThat(tenants.countTarget()).isEqualTo(160);
    }

    @Test
    void startsWhileEverythingIsDownAndForwardsOnceItIsUp() {
        sendToAll(0, 5);
        tenants.stopSource();
        tenants.stopTarget();
        tenants.azurite.stop();
        whileForwarding(() -> {
            tenants.startTarget();
            tenants.azurite.restart();
            tenants.startSource();

            tenants.delivery(source, target).verify();
        });
    }

    @Test
    void goesOnWhenTheTargetComesBack() {
        whileForwarding(() -> {
            sendToAll(0, 5);
            Await.until("the first arrive", () -> tenants.countTarget() == 20);
            tenants.stopTarget();
            sendToAll(5, 50);
            tenants.startTarget();

            tenants.delivery(source, target).verify();
        });
    }

    @Test
    void holdsWhileTheTargetHasAnotherNumberOfPartitionsAndGoesOnFromItsCheckpoint() {
        try (HoldLines lines = new HoldLines()) {
            whileForwarding(() -> {
                sendToAll(0, 5);
                Await.until("the first arrive", () -> tenants.countTarget() == 20);
                tenants.stopTarget();
                tenants.startOtherTarget(3);
                Await.until("it says why it holds", () -> {
                    sendToAll(5, 1);
                    return lines.contain("has 3 partitions, but the bridge is pinned to 'telemetry' with 2");
                });
                tenants.stopTarget();
                tenants.startOtherTarget(Tenants.TARGET_PARTITIONS);

                Await.until("the rest arrives", this::lastOfAllArrived);
            });
        }
    }

    @Test
    void saysWhyItHoldsWhenTheSourceWasMadeAnew() {
        try (HoldLines lines = new HoldLines()) {
            sendToAll(0, 5);
            whileForwarding(() -> Await.until("all arrive", () -> tenants.countTarget() == 20));
            tenants.stopSource();
            tenants.startOtherSource();
            whileForwarding(
                    () -> Await.until("it says why", () -> lines.contain("its checkpoint lies behind the hub's end")));
        }
    }

    @Test
    void goesOnWhenTheSourceComesBack() {
        whileForwarding(() -> {
            sendToAll(0, 5);
            Await.until("the first arrive", () -> tenants.countTarget() == 20);
            tenants.stopSource();
            tenants.startSource();
            sendToAll(5, 50);

            tenants.delivery(source, target).verify();
        });
    }

    @Test
    void setsAnOversizeEventAsideAndForwardsTheRest() {
        source.send(1, List.of(event("before")));
        source.send(1, List.of(new EventData(new byte[LARGEST_BODY])));
        source.send(1, List.of(event("after")));

        whileForwarding(() -> {
            Await.until("the others arrive", () -> tenants.countTarget() == 2);
        });

        assertThat(target.read(1)).extracting(EventData::getBodyAsString).containsExactly("before", "after");
        BlobContainerClient quarantine = new BlobServiceClientBuilder()
                .connectionString(tenants.azurite.connectionString("otstore"))
                .buildClient()
                .getBlobContainerClient("bridge-quarantine");
        assertThat(quarantine.listBlobs())
                .extracting(BlobItem::getName)
                .containsExactly("ot-hub/" + tenants.createdSource() + "/1/0000000000000000001.json");
        QuarantinedEvent kept = QuarantineJson.read(quarantine
                .getBlobClient(quarantine.listBlobs().iterator().next().getName())
                .downloadContent()
                .toBytes());
        assertThat(kept.reason().code()).isEqualTo("too-large");
        assertThat(kept.body()).hasSize(LARGEST_BODY);
        assertThat(kept.systemProperties().get("iothub-connection-device-id").text())
                .isEqualTo("pump-1");
    }

    private void sendToAll(int first, int count) {
        for (int partition = 0; partition < Tenants.SOURCE_PARTITIONS; partition++) {
            String name = "p" + partition + "-";
            source.send(
                    partition,
                    IntStream.range(first, first + count)
                            .mapToObj(n -> event(name + n))
                            .toList());
        }
    }

    private boolean lastOfAllArrived() {
        Set<Seen> arrived = IntStream.range(0, Tenants.TARGET_PARTITIONS)
                .boxed()
                .flatMap(partition -> target.read(partition).stream())
                .map(Seen::inTarget)
                .collect(Collectors.toSet());
        return IntStream.range(0, Tenants.SOURCE_PARTITIONS)
                .allMatch(partition -> arrived.stream()
                        .anyMatch(seen -> seen.partition().equals(Integer.toString(partition))
                                && seen.sequence() == source.count(partition) - 1));
    }

    private void whileForwarding(Runnable test) {
        RunningBridge bridge = RunningBridge.start(tenants.settings());
        try {
            test.run();
        } finally {
            bridge.close();
        }
    }

    private static EventData event(String body) {
        return new EventData(body.getBytes(UTF_8));
    }
}

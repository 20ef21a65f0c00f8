package dev.sluice.bridge.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.util.BinaryData;
import com.azure.messaging.eventhubs.EventData;
import com.azure.storage.blob.BlobClient;
import com.azure.storage.blob.BlobContainerClient;
import dev.sluice.eventhubs.faults.Fault;
import dev.sluice.eventhubs.faults.Faults;
import dev.sluice.eventhubs.faults.Scope;
import dev.sluice.functionshost.child.Await;
import dev.sluice.functionshost.child.Instance;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * What a bridge must do in whichever adapter it runs, each in a process of its own against the local server: nothing is
 * missing in the target, and first occurrences are in order.
 */
@SuppressWarnings("try") // a bridge and a load run until their block ends
@Execution(ExecutionMode.CONCURRENT)
abstract class BridgeContract extends OnTenants {
    private static final long SEED = 20_261_124;
    private static final int KILLS = Integer.getInteger("sluice.kills", 2);
    private static final int LARGE = 900 * 1024;
    /** The source keeps and deletes files of 32 MiB. */
    private static final int MORE_THAN_A_FILE = 40;

    private static final Duration TAKEOVER = Duration.ofSeconds(4);

    /** What the SDK says is not worth a second try. */
    private static final List<String> NOT_TRANSIENT = List.of(
            "amqp:not-found",
            "amqp:unauthorized-access",
            "com.microsoft:entity-disabled",
            "amqp:resource-limit-exceeded");

    private final Deployment deployment;

    BridgeContract(Deployment deployment) {
        this.deployment = deployment;
    }

    /** What the properties of {@link PropertyTable} are on the other side. */
    abstract Map<String, Object> arrivedProperties();

    /** What a ready bridge prints begins so. */
    abstract String readyLine();

    Instance start() {
        Instance bridge = deployment.start(tenants.settings(), data);
        assertThat(bridge.readyLine()).startsWith(readyLine());
        return bridge;
    }

    @Test
    void carriesBytesPropertiesAndWhereTheyComeFrom() {
        EventData sent = new EventData(new byte[] {0, -1, (byte) 0xC3, 0x28});
        sent.setMessageId("m-1").setContentType("application/json");
        sent.getProperties().putAll(PropertyTable.sent());
        sent.getProperties().put("sluice-source-hub", "forged");
        sent.getProperties().put("sluice-replay", true);
        sent.getProperties().put("iothub-connection-device-id", "forged");
        source.send(3, List.of(sent, new EventData(new byte[0])));

        try (Instance bridge = start()) {
            Await.until("both events arrive", () -> tenants.countTarget() == 2);
        }

        List<EventData> arrived = target.read(3 % Tenants.TARGET_PARTITIONS);
        assertThat(arrived.get(0).getBody()).isEqualTo(sent.getBody());
        assertThat(arrived.get(1).getBody()).isEmpty();
        assertThat(arrived.get(0).getMessageId()).isEqualTo("m-1");
        assertThat(arrived.get(0).getContentType()).isEqualTo("application/json");
        assertThat(arrived.get(0).getProperties())
                .containsAllEntriesOf(arrivedProperties())
                .containsEntry("sender-sluice-source-hub", "forged")
                .containsEntry("sender-sluice-replay", true)
                .containsEntry("sender-iothub-connection-device-id", "forged")
                .containsEntry("iothub-connection-device-id", "pump-1")
                .containsEntry("message-id", "m-1")
                .containsEntry("content-type", "application/json")
                .containsEntry("sluice-source-hub", Tenants.SOURCE)
                .containsEntry("sluice-source-incarnation", tenants.createdSource())
                .containsEntry("sluice-source-partition", "3")
                .containsEntry("sluice-source-sequence", 0L)
                .doesNotContainKey("sluice-replay")
                .hasEntrySatisfying(
                        "sluice-source-enqueued", time -> assertThat(time).isInstanceOf(Long.class))
                .hasEntrySatisfying(
                        "iothub-enqueuedtime",
                        time -> assertThat(Instant.parse((String) time).toEpochMilli())
                                .isEqualTo(arrived.get(0).getProperties().get("sluice-source-enqueued")));
        assertThat(arrived.get(1).getProperties()).containsEntry("sluice-source-sequence", 1L);
    }

    @Test
    void losesNothingThroughTheFaultsOfBothHubs() {
        Faults ot = tenants.sourceFaults();
        Faults it = tenants.targetFaults();
        Scope hub = Scope.hub(Tenants.TARGET);
        try (Instance bridge = start();
                Load load = new Load(source)) {
            Delivery delivery = tenants.delivery(source, target);
            delivery.awaitProgress();

            it.inject(Fault.dropAnswer().on(hub).times(2));
            delivery.awaitProgress();
            it.inject(Fault.busy().on(hub).times(1));
            delivery.awaitProgress();
            ot.closeLinks(Scope.hub(Tenants.SOURCE), "amqp:link:stolen", "taken by the test");
            delivery.awaitProgress();
            it.inject(Fault.freeze().on(Scope.partition(Tenants.TARGET, "1")).during(Duration.ofSeconds(2)));
            delivery.awaitProgress();
            it.inject(Fault.refuseTokens().during(Duration.ofSeconds(2)));
            it.setTokenClock(Instant.now().plus(Duration.ofDays(1)));
            it.resetTokenClock();
            delivery.awaitProgress();
            for (String condition : NOT_TRANSIENT) {
                it.inject(Fault.reject(condition, "planned").on(hub).times(2));
                delivery.awaitProgress();
            }
            ot.setClock(ot.clock().plus(Duration.ofHours(5)));
            delivery.awaitProgress();
            ot.setClock(ot.clock().minus(Duration.ofHours(9)));
            delivery.awaitProgress();
            load.close();

            delivery.verify();
        }
    }

    @Test
    void losesNothingWhenItIsKilledAgainAndAgain() {
        new KillCampaign(deployment, tenants, data, SEED, told -> {}).run(KILLS);
    }

    @Test
    void losesNothingWhenAFrozenOwnerWakesAfterTheTakeover() {
        try (Instance old = start();
                Load load = new Load(source)) {
            Delivery delivery = tenants.delivery(source, target);
            delivery.awaitProgress();
            try (Instance heir = start()) {
                old.freezeFor(TAKEOVER, delivery::awaitProgress);
                delivery.awaitProgress();
                LockSupport.parkNanos(Duration.ofSeconds(2).toNanos());
                load.close();

                delivery.verify();
            }
        }
    }

    @Test
    void forwardsAgainWhenTheTargetWasDeletedAndMadeAgainAndARewindFillsIt() {
        Delivery delivery = tenants.delivery(source, target);
        try (Load load = new Load(source)) {
            try (Instance bridge = start()) {
                delivery.awaitProgress();
                tenants.makeTargetAgain();
                delivery.targetMadeAgain().awaitProgress();
                bridge.process().terminate();
            }
            deployment.command(tenants.settings(), data, "rewind", "--to", "0");
            try (Instance bridge = start()) {
                load.close();
                delivery.verify();
            }
        }
    }

    @Test
    void recordsWhatTheSourceDeletedBeforeItCouldBeRead() {
        source.send(1, List.of(new EventData("first")));
        Delivery delivery = tenants.delivery(source, target);
        try (Instance bridge = start()) {
            delivery.verify();
            Await.until("there is a checkpoint", () -> tenants.checkpoints().size() == 1);
        }
        for (int sent = 0; sent < MORE_THAN_A_FILE; sent++) {
            source.send(1, List.of(new EventData(new byte[LARGE])));
        }
        tenants.stopSource();
        tenants.startForgetfulSource();
        Await.until("the source has deleted a file", () -> tenants.firstOfSource(1) > 1);
        source.send(1, List.of(new EventData("last")));
        try (Instance bridge = start()) {
            delivery.verify();
            assertThat(bridge.said()).contains("gap: the source deleted events before they could be read");
        }
    }

    @Test
    void holdsWhileTheKillSwitchIsSet() {
        BlobContainerClient container = tenants.container(deployment.container());
        container.createIfNotExists();
        BlobClient stop = container.getBlobClient("_bridge/ot-hub/stop");
        stop.upload(BinaryData.fromString(""));
        source.send(1, List.of(new EventData("waits")));
        Delivery delivery = tenants.delivery(source, target);
        try (Instance bridge = start()) {
            Await.until("it says why it holds", () -> bridge.said().contains("STOPPED: the kill switch is set"));
            assertThat(tenants.countTarget()).isZero();
            stop.delete();
            delivery.verify();

            stop.upload(BinaryData.fromString(""));
            Await.until("what is sent no longer arrives", () -> {
                source.send(1, List.of(new EventData("more")));
                return bridge.said().split("holding: STOPPED", -1).length > 2;
            });
            stop.delete();
            delivery.verify();
        }
    }
}

package dev.sluice.bridge.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.azure.messaging.eventhubs.EventData;
import dev.sluice.eventhubs.faults.Fault;
import dev.sluice.eventhubs.faults.Scope;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * What a bridge must do in whichever adapter it runs, each in a process of its own against the local server: nothing is
 * missing in the target, and first occurrences are in order.
 */
@SuppressWarnings("try") // a bridge and a load run until their block ends
@Execution(ExecutionMode.CONCURRENT)
abstract class BridgeContract {
    private static final long SEED = 20_261_124;
    private static final int KILLS = Integer.getInteger("sluice.kills", 2);
    private static final Duration TAKEOVER = Duration.ofSeconds(4);

    @TempDir
    Path data;

    Tenants tenants;
    HubClient source;
    HubClient target;
    private final Random random = new Random(SEED);

    /** Starts a bridge between the two hubs. */
    abstract Instance start();

    /** What the properties of {@link PropertyTable} are on the other side. */
    abstract Map<String, Object> arrivedProperties();

    @BeforeEach
    void open() {
        tenants = new Tenants(data);
        source = tenants.sourceClient();
        target = tenants.targetClient();
    }

    @AfterEach
    void close() {
        source.close();
        target.close();
        tenants.close();
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
                        "sluice-source-enqueued", time -> assertThat(time).isInstanceOf(Long.class));
        assertThat(arrived.get(1).getProperties()).containsEntry("sluice-source-sequence", 1L);
    }

    @Test
    void losesNothingThroughTheFaultsOfBothHubs() {
        try (Instance bridge = start();
                Load load = new Load(source)) {
            Progress progress = new Progress(target);
            progress.await();

            tenants.targetFaults()
                    .inject(Fault.dropAnswer().on(Scope.hub(Tenants.TARGET)).times(2));
            progress.await();
            tenants.targetFaults()
                    .inject(Fault.busy().on(Scope.hub(Tenants.TARGET)).times(1));
            progress.await();
            tenants.sourceFaults().closeLinks(Scope.hub(Tenants.SOURCE), "amqp:link:stolen", "taken by the test");
            progress.await();
            tenants.targetFaults()
                    .inject(Fault.freeze()
                            .on(Scope.partition(Tenants.TARGET, "1"))
                            .during(Duration.ofSeconds(2)));
            progress.await();
            tenants.targetFaults().inject(Fault.refuseTokens().during(Duration.ofSeconds(2)));
            tenants.targetFaults().closeConnections(Scope.everything(), "amqp:connection:forced", "by the test");
            progress.await();
            tenants.targetFaults()
                    .inject(Fault.reject("amqp:not-found", "planned")
                            .on(Scope.hub(Tenants.TARGET))
                            .times(2));
            progress.await();
            tenants.sourceFaults().setClock(tenants.sourceFaults().clock().plus(Duration.ofHours(5)));
            progress.await();
            tenants.sourceFaults().setClock(tenants.sourceFaults().clock().minus(Duration.ofHours(9)));
            progress.await();
            load.close();

            Transcript.verify(source, target);
        }
    }

    @Test
    void losesNothingWhenItIsKilledAgainAndAgain() {
        Load load = new Load(source);
        Instance bridge = start();
        for (int kills = 0; kills < KILLS; kills++) {
            long arrived = tenants.countTarget();
            Await.until("it forwards", () -> tenants.countTarget() > arrived + 100);
            LockSupport.parkNanos(Duration.ofMillis(random.nextInt(400)).toNanos());
            bridge.close();
            bridge = start();
        }
        load.close();

        Transcript.verify(source, target);
        bridge.close();
    }

    @Test
    void losesNothingWhenAFrozenOwnerWakesAfterTheTakeover() {
        try (Instance old = start();
                Load load = new Load(source)) {
            new Progress(target).await();
            try (Instance heir = start()) {
                old.freezeFor(TAKEOVER, () -> new Progress(target).await());
                new Progress(target).await();
                LockSupport.parkNanos(Duration.ofSeconds(2).toNanos());
                load.close();

                Transcript.verify(source, target);
            }
        }
    }

    @Test
    void forwardsAgainWhenTheTargetWasDeletedAndMadeAgain() {
        try (Instance bridge = start()) {
            source.send(1, List.of(new EventData("before".getBytes(UTF_8))));
            Await.until("it arrives", () -> tenants.countTarget() == 1);

            tenants.makeTargetAgain();
            source.send(1, List.of(new EventData("after".getBytes(UTF_8))));

            Await.until("it arrives in the new hub", () -> tenants.countTarget() == 1);
            try (HubClient anew = tenants.targetClient()) {
                assertThat(anew.read(1)).extracting(EventData::getBodyAsString).containsExactly("after");
            }
        }
    }
}

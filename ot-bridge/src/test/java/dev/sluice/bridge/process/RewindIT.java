package dev.sluice.bridge.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.messaging.eventhubs.EventData;
import dev.sluice.functionshost.child.Await;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Going back, with the real hubs and storage. */
@SuppressWarnings("try") // a bridge runs until its block ends
@Execution(ExecutionMode.CONCURRENT)
class RewindIT {
    @TempDir
    Path data;

    private Tenants tenants;
    private HubClient source;
    private Commands commands;

    @BeforeEach
    void open() {
        tenants = new Tenants(data);
        source = tenants.sourceClient();
        commands = new Commands(tenants, data);
    }

    @AfterEach
    void close() {
        source.close();
        tenants.close();
    }

    @Test
    void fillsATargetThatWasMadeAgainWithTheSameIdentities() {
        send(0, 5);
        send(1, 3);
        try (RunningBridge bridge = RunningBridge.start(tenants.settings())) {
            Await.until("all arrive", () -> tenants.countTarget() == 8);
        }
        tenants.makeTargetAgain();

        assertThat(commands.run("rewind", "--to", "2", "--json"))
                .isEqualTo("{\"events\":4,\"partitions\":["
                        + "{\"partition\":\"0\",\"checkpoint\":4,\"next\":2,\"events\":3},"
                        + "{\"partition\":\"1\",\"checkpoint\":2,\"next\":2,\"events\":1},"
                        + "{\"partition\":\"2\",\"events\":0},{\"partition\":\"3\",\"events\":0}]}");
        assertForwardsAgain(4);
        assertThat(sequences("0")).containsExactly(2L, 3L, 4L);
        assertThat(sequences("1")).containsExactly(2L);

        assertThat(commands.run("rewind", "--to", "0", "--partition", "0"))
                .isEqualTo("partition 0: goes back to 0: 5 events are forwarded again");
        assertThat(commands.run("rewind", "--to", "3", "--partition", "0"))
                .isEqualTo("partition 0: stays as it is: the next event is 0");
        assertForwardsAgain(9);
        assertThat(sequences("0")).containsExactly(2L, 3L, 4L, 0L, 1L, 2L, 3L, 4L);
    }

    @Test
    void goesBackToATime() {
        send(0, 2);
        Instant between = lastEnqueued().plusMillis(1);
        Await.until("the next event is later", () -> Instant.now().isAfter(between.plusMillis(1)));
        send(0, 2);
        try (RunningBridge bridge = RunningBridge.start(tenants.settings())) {
            Await.until("all arrive", () -> tenants.countTarget() == 4);
        }

        assertThat(commands.run("rewind", "--to", between.toString(), "--partition", "0"))
                .isEqualTo("partition 0: goes back to 2: 2 events are forwarded again");
        assertThat(commands.run("rewind", "--to", "2999-01-01T00:00:00Z", "--partition", "0"))
                .isEqualTo("partition 0: stays as it is: the next event is 2");
        assertForwardsAgain(6);
        assertThat(sequences("0")).containsExactly(0L, 1L, 2L, 3L, 2L, 3L);
    }

    @Test
    void refusesWhileABridgeRunsAndWhatMakesNoSense() {
        send(0, 1);
        try (RunningBridge bridge = RunningBridge.start(tenants.settings())) {
            Await.until("it arrives", () -> tenants.countTarget() == 1);
            Commands patient = commands.with("SLUICE_OWNERSHIP_EXPIRATION", "5m");
            patient.assertFails(
                    1, "sluice: a bridge is running: it renewed its ownership of partition ", "rewind", "--to", "0");
            patient.assertFails(
                    1, "sluice: a bridge is running: it renewed its ownership of partition ", "accept-incarnation");
        }
        commands.assertFails(
                2,
                "sluice: --partition: the source has no partition '9', only 0, 1, 2, 3 (./sluice bridge rewind --help)",
                "rewind",
                "--to",
                "0",
                "--partition",
                "9");
    }

    private void send(int partition, int count) {
        source.send(
                partition,
                IntStream.range(0, count).mapToObj(n -> new EventData("e")).toList());
    }

    private Instant lastEnqueued() {
        List<EventData> events = source.read(0);
        return events.get(events.size() - 1).getEnqueuedTime();
    }

    private void assertForwardsAgain(int count) {
        try (RunningBridge bridge = RunningBridge.start(tenants.settings())) {
            Await.until("it forwards again", () -> tenants.countTarget() == count);
        }
    }

    private List<Long> sequences(String partition) {
        try (HubClient target = tenants.targetClient()) {
            return target.read(Integer.parseInt(partition) % Tenants.TARGET_PARTITIONS).stream()
                    .map(Seen::inTarget)
                    .filter(seen -> seen.partition().equals(partition) && seen.incarnation() == tenants.createdSource())
                    .map(Seen::sequence)
                    .toList();
        }
    }
}

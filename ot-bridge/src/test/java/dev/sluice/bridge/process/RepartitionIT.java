package dev.sluice.bridge.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.messaging.eventhubs.EventData;
import dev.sluice.functionshost.child.Await;
import dev.sluice.functionshost.child.ChildProcess;
import dev.sluice.functionshost.child.Instance;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A target with another number of partitions, accepted on purpose through the command line. */
@SuppressWarnings("try") // a bridge runs until its block ends
@Execution(ExecutionMode.CONCURRENT)
class RepartitionIT {
    @TempDir
    Path data;

    private Tenants tenants;
    private HubClient source;

    @BeforeEach
    void open() {
        tenants = new Tenants(data);
        source = tenants.sourceClient();
    }

    @AfterEach
    void close() {
        source.close();
        tenants.close();
    }

    @Test
    void aBridgeThatHoldsGoesOnWithTheNewPartitions() {
        Commands commands = new Commands(tenants, data);
        assertThat(commands.run("bridge", "repartition", "--json"))
                .isEqualTo("{\"hub\":\"telemetry\",\"wasPinned\":false}");
        try (Instance bridge = new Instance(ChildProcess.start(Main.class, tenants.settings(), data))) {
            source.send(2, List.of(new EventData("before")));
            Await.until("it arrives", () -> tenants.countTarget() == 1);
            tenants.stopTarget();
            tenants.startOtherTarget(3);
            Await.until("it asks the hub again, and says what to do", () -> {
                source.send(2, List.of(new EventData("after")));
                return bridge.said().contains("./sluice bridge repartition");
            });
            long arrived = tenants.countTarget();

            assertThat(commands.run("bridge", "repartition"))
                    .isEqualTo("accepted: the next start pins the partitions that telemetry shows; events of one"
                            + " source partition are then in order only from there on");

            Await.until("it goes on by itself", () -> tenants.countTarget() > arrived);
        }
        try (HubClient anew = tenants.targetClient()) {
            assertThat(anew.read(2)).extracting(EventData::getBodyAsString).containsOnly("after");
        }
    }
}

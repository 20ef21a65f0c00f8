package dev.sluice.bridge.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.messaging.eventhubs.EventData;
import dev.sluice.functionshost.child.Await;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What the doctor says about real hubs and storage. */
@SuppressWarnings("try") // a bridge runs until its block ends
@Execution(ExecutionMode.CONCURRENT)
class DoctorIT {
    @TempDir
    Path data;

    private Tenants tenants;
    private Commands commands;

    @BeforeEach
    void open() {
        tenants = new Tenants(data);
        commands = new Commands(tenants, data).with("SLUICE_TRY_TIMEOUT", "15s");
    }

    @AfterEach
    void close() {
        tenants.close();
    }

    @Test
    void findsNothingWrongBeforeTheFirstStartAndPinsNothing() {
        assertThat(commands.run("doctor", "bridge"))
                .containsPattern("ok +name +localhost is 127\\.0\\.0\\.1")
                .containsPattern("ok +private address +it is a private one")
                .containsPattern("skipped +tls +the connection string is an emulator's")
                .containsPattern("ok +authorization +hub 'telemetry' lets it send")
                .containsPattern("skipped +secret +the key of the source does not tell its age")
                .containsPattern("ok +incarnation .*nothing is remembered yet")
                .containsPattern("ok +partitions +'telemetry' has 2 partitions, and nothing is remembered yet")
                .containsPattern("ok +clock +this machine's clock is \\d s (behind|ahead of) the storage's")
                .endsWith("nothing is wrong");
        assertThat(tenants.countTarget()).isZero();
        assertThat(commands.run("doctor", "bridge")).contains("nothing is remembered yet");
    }

    @Test
    void sendsACanaryAndComparesWhatTheBridgeRemembers() {
        try (HubClient source = tenants.sourceClient();
                RunningBridge bridge = RunningBridge.start(tenants.settings())) {
            source.send(1, List.of(new EventData("e")));
            Await.until("it arrives", () -> tenants.countTarget() == 1);
            assertThat(commands.run("doctor", "bridge", "--send", "--json"))
                    .startsWith("{\"healthy\":true,\"findings\":[{\"check\":\"name\",\"verdict\":\"ok\",")
                    .contains("\"detail\":\"'telemetry' has 2 partitions, as remembered\"")
                    .endsWith("{\"check\":\"canary\",\"verdict\":\"ok\",\"detail\":\"partition 0 took it\"}]}");
        }
        try (HubClient target = tenants.targetClient()) {
            assertThat(target.read(0)).singleElement().satisfies(canary -> {
                assertThat(canary.getBody()).isEmpty();
                assertThat(canary.getProperties()).containsOnlyKeys("sluice-canary");
            });
        }
        tenants.stopTarget();
        tenants.startOtherTarget(3);
        tenants.stopSource();
        tenants.startOtherSource();
        assertThat(commands.run(1, "doctor", "bridge"))
                .contains("run ./sluice bridge accept-incarnation", "run ./sluice bridge repartition")
                .endsWith("wrong first: incarnation");
    }

    @Test
    void namesTheHubThatIsDownAndTheKeyThatIsWrong() {
        String connection = tenants.settings().get("SLUICE_TARGET_CONNECTION");
        String wrong = connection.replaceAll("SharedAccessKey=[^;]*", "SharedAccessKey=d3Jvbmc=");
        assertThat(commands.with("SLUICE_TARGET_CONNECTION", wrong).run(1, "doctor", "bridge"))
                .contains("failed   authorization    opening a link to target hub 'telemetry' failed")
                .doesNotContain("d3Jvbmc")
                .endsWith("wrong first: authorization");

        tenants.stopTarget();
        assertThat(commands.run(1, "doctor", "bridge"))
                .contains("check the private endpoint approved")
                .containsPattern("skipped +authorization +something before it is wrong")
                .containsPattern("ok +incarnation")
                .endsWith("wrong first: tcp");
    }
}

package dev.sluice.bridge.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.messaging.eventhubs.EventData;
import dev.sluice.eventhubs.faults.Fault;
import dev.sluice.eventhubs.faults.InjectedFault;
import dev.sluice.eventhubs.faults.Scope;
import dev.sluice.functionshost.child.Await;
import dev.sluice.functionshost.child.Instance;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What only the Function app has, in the stand-in for its host. */
@SuppressWarnings("try") // an app runs until its block ends
@Execution(ExecutionMode.CONCURRENT)
class FunctionAppIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir
    Path data;

    private Tenants tenants;
    private HubClient source;
    private HubClient target;
    private Map<String, String> settings;

    @BeforeEach
    void open() {
        tenants = new Tenants(data);
        source = tenants.sourceClient();
        target = tenants.targetClient();
        settings = FunctionApp.settings(tenants);
    }

    @AfterEach
    void close() {
        source.close();
        target.close();
        tenants.close();
    }

    @Test
    void failsEveryAttemptWithAWrongSettingAndLosesNothing() {
        send(0, 5);
        Map<String, String> wrong = new HashMap<>(settings);
        wrong.put("SLUICE_ATEMPT_LIMIT", "5s");
        try (Instance app = FunctionApp.start(FunctionApp.PACKAGE, wrong, data)) {
            Await.until(
                    "it says why, more than once",
                    () -> app.said()
                                    .split("unknown setting SLUICE_ATEMPT_LIMIT: did you mean SLUICE_ATTEMPT_LIMIT", -1)
                                    .length
                            > 3);
            assertThat(tenants.checkpoints()).isEmpty();
        }
        assertThat(tenants.countTarget()).isZero();
        try (Instance app = FunctionApp.start(FunctionApp.PACKAGE, settings, data)) {
            tenants.delivery(source, target).verify();
        }
    }

    @Test
    void holdsThroughManyAttemptsWhileTheTargetIsDownAndStaysLive() throws Exception {
        settings.put("SLUICE_TRY_TIMEOUT", "1s");
        tenants.stopTarget();
        send(0, 5);
        try (Instance app = FunctionApp.start(FunctionApp.PACKAGE, settings, data)) {
            Await.until(
                    "attempts fail with the reason",
                    () -> app.said()
                            .contains("invocation failed: reading the partitions of target hub 'telemetry' failed"));
            assertThat(get(app, "live")).isEqualTo("200 {\"live\":true}");
            assertThat(get(app, "ready")).startsWith("503 {\"ready\":false,\"reason\":\"UNREACHABLE: reading the");
            assertThat(get(app, "lag"))
                    .isEqualTo("200 {\"events\":20,\"partitions\":{\"0\":5,\"1\":5,\"2\":5,\"3\":5}}");
            assertThat(tenants.checkpoints()).isEmpty();

            tenants.startTarget();
            tenants.delivery(source, target).verify();
            Await.until("it has caught up", () -> get(app, "lag").startsWith("200 {\"events\":0,"));
            assertThat(get(app, "ready")).isEqualTo("200 {\"ready\":true}");
            assertThat(get(app, "nothing")).startsWith("404");
            assertThat(app.said()).doesNotContain("\tat ", "SharedAccessKey", "AccountKey");
        }
    }

    @Test
    void examinesItsOwnWayToTheTarget() {
        settings.put("SLUICE_TRY_TIMEOUT", "15s");
        try (Instance app = FunctionApp.start(FunctionApp.PACKAGE, settings, data)) {
            assertThat(doctor(app, "POST"))
                    .startsWith("200 {\"healthy\":true,")
                    .contains("{\"check\":\"canary\",\"verdict\":\"ok\",\"detail\":\"partition 0 took it\"}");
            assertThat(tenants.countTarget()).isEqualTo(1);
            tenants.stopTarget();
            assertThat(doctor(app, "GET"))
                    .startsWith("503 {\"healthy\":false,\"firstWrong\":\"tcp\",")
                    .doesNotContain("canary");
        }
    }

    @Test
    void forwardsAgainFromWhereItWasRewoundTo() {
        Commands commands = new Commands(settings, data);
        send(0, 5);
        try (Instance app = FunctionApp.start(FunctionApp.PACKAGE, settings, data)) {
            tenants.delivery(source, target).verify();
            Await.until("it has caught up", () -> get(app, "lag").startsWith("200 {\"events\":0,"));
            commands.assertFails(1, "sluice: a bridge is running: ", "rewind", "--to", "0", "--function");
            app.process().terminate();
        }
        assertThat(commands.run("rewind", "--to", "0", "--partition", "1", "--function", "--silent-for", "1s"))
                .isEqualTo("partition 1: goes back to 0: 5 events are forwarded again");
        assertThat(commands.run("rewind", "--to", "3", "--partition", "2", "--function", "--silent-for", "1s"))
                .isEqualTo("partition 2: goes back to 3: 2 events are forwarded again");
        try (Instance app = FunctionApp.start(FunctionApp.PACKAGE, settings, data)) {
            Await.until("it forwards again", () -> tenants.countTarget() == 27);
            tenants.delivery(source, target).verify();
        }
    }

    @Test
    void failsAnAttemptLongBeforeTheHostWouldEndTheWorker() throws IOException {
        Path patient = FunctionApp.withTimeout(data.resolve("app"), "00:00:20");
        send(0, 5);
        try (InjectedFault frozen = tenants.targetFaults().inject(Fault.freeze().on(Scope.hub(Tenants.TARGET)));
                Instance app = FunctionApp.start(patient, settings, data)) {
            Await.until(
                    "two attempts on a partition fail in time",
                    () -> app.said().split("working on partition 1 failed: no answer within the limit", -1).length > 2);
            assertThat(tenants.checkpoints()).isEmpty();
            frozen.close();

            tenants.delivery(source, target).verify();
            assertThat(app.said()).doesNotContain("the worker is restarted");
        }
    }

    @Test
    void losesNothingWhenTheHostEndsTheWorkerInTheMiddleOfAnAttempt() throws IOException {
        Path hasty = FunctionApp.withTimeout(data.resolve("app"), "00:00:01");
        send(0, 5);
        try (InjectedFault frozen = tenants.targetFaults().inject(Fault.freeze().on(Scope.hub(Tenants.TARGET)));
                Instance app = FunctionApp.start(hasty, settings, data)) {
            assertThat(app.process().awaitEnd()).isEqualTo(75);
            assertThat(app.said()).contains("the worker is restarted");
            assertThat(tenants.checkpoints()).isEmpty();
        }
        try (Instance app = FunctionApp.start(FunctionApp.PACKAGE, settings, data)) {
            tenants.delivery(source, target).verify();
        }
    }

    /** What a bridge does that fails quietly: the host moves on, and the contract sees it. */
    @Test
    void aBridgeThatSwallowsExceptionsLosesEvents() throws Exception {
        Path swallowing = SwallowingApp.create(data.resolve("app"));
        tenants.stopTarget();
        send(0, 5);
        try (Instance app = FunctionApp.start(swallowing, settings, data)) {
            Await.until(
                    "the host takes the lost events for done",
                    () -> tenants.checkpoints().size() == 4);
            tenants.startTarget();
            send(5, 5);

            assertThatThrownBy(() -> tenants.delivery(source, target).verify())
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("arrived as it must not");
        }
    }

    private void send(int first, int count) {
        for (int partition = 0; partition < Tenants.SOURCE_PARTITIONS; partition++) {
            source.send(
                    partition,
                    IntStream.range(first, first + count)
                            .mapToObj(n -> new EventData(("event " + n).getBytes(UTF_8)))
                            .toList());
        }
    }

    private static String get(Instance app, String part) {
        return ask(app, "GET", "health/" + part);
    }

    private static String doctor(Instance app, String method) {
        return ask(app, method, "doctor");
    }

    private static String ask(Instance app, String method, String path) {
        int port = Integer.parseInt(app.readyLine().substring("host ready: ".length()));
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/" + path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .timeout(LIMIT)
                .build();
        try {
            HttpResponse<String> answer =
                    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() + " " + answer.body();
        } catch (IOException e) {
            return "none";
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

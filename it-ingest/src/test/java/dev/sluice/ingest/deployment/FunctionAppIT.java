package dev.sluice.ingest.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.functionshost.child.Await;
import dev.sluice.functionshost.child.Instance;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What only the Function app has, in the stand-in for its host. */
@SuppressWarnings("try") // an app runs until its block ends
class FunctionAppIT extends OnItTenant {
    /** Of the five devices of a source partition the first one sends the first event, and no more. */
    private static final long[] GOING_ON = {0, 1, 2, 3, 4, 6, 7, 8, 9, 11, 12, 13, 14};

    private static final long BACK = 16;
    private static final Duration OUTAGE = Duration.ofHours(2);

    @AutoClose
    private final Caller caller = new Caller();

    @BeforeEach
    void takeTokens() {
        settings.putAll(caller.settings());
    }

    @Test
    void answersApplicationsFromStorage() throws Exception {
        tenant.send(Traffic.events(0, 20));
        try (Instance app = FunctionApp.start(settings, data)) {
            Await.until("it has caught up", tenant::caughtUp);
            String device = "/v1/devices/ot-hub~pump%2541-1-3";

            HttpResponse<String> state = send(app, "GET", device + "/state", token());
            assertThat(state.statusCode()).as(state.body()).isEqualTo(200);
            assertThat(state.body()).contains("\"ot-hub~pump%41-1-3\"", "\"part.n0\"");
            assertThat(send(app, "HEAD", device, token()).body()).isEmpty();
            assertThat(send(app, "GET", "/v1/devices?limit=1&limit=1", token()).statusCode())
                    .isEqualTo(400);
            assertThat(send(app, "GET", "/v1/devices?site=", token()).statusCode())
                    .isEqualTo(400);
            assertThat(send(app, "GET", "/v1/alarms", token()).statusCode()).isEqualTo(200);
            assertThat(send(app, "GET", "/v1", token()).statusCode()).isEqualTo(404);
            assertThat(send(app, "GET", device, "").statusCode()).isEqualTo(401);
            HttpResponse<String> refused = send(app, "DELETE", device, token());
            assertThat(refused.statusCode()).isEqualTo(405);
            assertThat(refused.headers().firstValue("Allow")).contains("GET, HEAD");
            assertThat(send(app, "GET", "/health/ready", "").body()).isEqualTo("{\"ready\":true}");
            try (StateOutage outage = tenant.outage()) {
                HttpResponse<String> away = send(app, "GET", device, token());
                assertThat(away.statusCode()).isEqualTo(503);
                assertThat(away.headers().firstValue("Retry-After")).isPresent();
                assertThat(send(app, "GET", "/health/ready", "").statusCode()).isEqualTo(503);
                assertThat(send(app, "GET", "/health/live", "").statusCode()).isEqualTo(200);
            }
            assertThat(app.said()).doesNotContain("\tat ", "AccountKey", "SharedAccessKey=");
        }
    }

    /** What was recorded while the alarms hub could not be reached is published by the timer. */
    @Test
    void publishesWhatWaits() throws Exception {
        settings.remove("AlarmsHub");
        List<Sent> events = Traffic.events(0, 20);
        tenant.send(events);
        try (Instance app = FunctionApp.start(settings, data)) {
            Await.until("it has caught up", tenant::caughtUp);
        }
        assertThat(tenant.alarms()).isEmpty();
        try (Instance app = FunctionApp.start(tenant.settings(), data)) {
            watch(app);

            assertThat(tenant.alarms()).containsExactlyInAnyOrderElementsOf(Expected.alarms(events));
        }
    }

    /** A device that is silent while others go on has an alarm; an outage of all, however long, gives none. */
    @Test
    void raisesTheAlarmOfASilentDeviceOnceAndNoneInAnOutageOfAll() throws Exception {
        tenant.rules("{\"rules\":[{\"id\":\"silent\",\"silentFor\":\"PT5M\"}]}");
        Instant begin = Instant.now().minus(OUTAGE);
        for (long sequence : GOING_ON) {
            tenant.sendTo(0, List.of(new Sent(0, sequence).at(begin.plusSeconds(50 * sequence))));
        }
        try (Instance app = FunctionApp.start(settings, data)) {
            Await.until("it has caught up", tenant::caughtUp);
            watch(app);
            assertThat(tenant.alarms()).as("all are away").isEmpty();

            tenant.sendTo(0, List.of(new Sent(0, BACK).at(Instant.now())));
            Await.until("it has caught up again", tenant::caughtUp);
            watch(app);
            watch(app);
            assertThat(tenant.alarms())
                    .as("one of them was silent before")
                    .containsExactly(new Sent(0, 0).device().text() + "/silent/" + Sent.INCARNATION + "/0");
        }
    }

    @Test
    void failsEveryAttemptWithAWrongSettingAndLosesNothing() throws Exception {
        tenant.send(Traffic.events(0, 5));
        settings.put("SLUICE_ATEMPT_LIMIT", "5s");
        try (Instance app = FunctionApp.start(settings, data)) {
            Await.until(
                    "it says why, more than once",
                    () -> app.said()
                                    .split("unknown setting SLUICE_ATEMPT_LIMIT: did you mean SLUICE_ATTEMPT_LIMIT", -1)
                                    .length
                            > 3);
            assertThat(send(app, "GET", "/v1/devices", token()).statusCode()).isEqualTo(503);
            assertThat(tenant.checkpoints()).isEmpty();
        }
        settings.remove("SLUICE_ATEMPT_LIMIT");
        try (Instance app = FunctionApp.start(settings, data)) {
            Await.until("it has caught up", tenant::caughtUp);
        }
        assertThat(Stored.states(tenant.devices())).isEqualTo(Expected.states(Traffic.events(0, 5)));
    }

    /** Runs the timer; all it found is published then. */
    private void watch(Instance app) throws IOException, InterruptedException {
        assertThat(send(app, "POST", "/admin/functions/silence", "").statusCode())
                .as(app.said())
                .isEqualTo(202);
    }

    private String token() {
        return caller.token();
    }

    private HttpResponse<String> send(Instance app, String method, String path, String token)
            throws IOException, InterruptedException {
        return Caller.send(FunctionApp.port(app), method, path, token);
    }
}

package dev.sluice.ingest.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.functionshost.child.Await;
import dev.sluice.functionshost.child.Instance;
import java.net.http.HttpResponse;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The API that the process serves on a port of its own. */
class ProcessApiIT extends OnItTenant {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DEVICES = "/v1/devices?limit=7";

    @AutoClose
    private final Caller caller = new Caller();

    @BeforeEach
    void listen() {
        settings.putAll(caller.settings());
        settings.put("SLUICE_API_PORT", "0");
    }

    @Test
    void answersApplicationsOfTheTenantAndNobodyElse() throws Exception {
        tenant.send(Traffic.events(0, 20));
        try (Instance process = StandaloneProcess.start(settings, data)) {
            Await.until("it has caught up", tenant::caughtUp);
            int port = StandaloneProcess.api(process);

            assertThat(send(port, "/v1/devices", caller.token()).statusCode()).isEqualTo(200);
            HttpResponse<String> state = send(port, "/v1/devices/ot-hub~pump%2541-1-3/state", caller.token());
            assertThat(state.statusCode()).isEqualTo(200);
            assertThat(state.body()).contains("\"ot-hub~pump%41-1-3\"", "\"part.n0\"");
            assertThat(send(port, "/v1/alarms", caller.token()).statusCode()).isEqualTo(200);

            assertThat(send(port, "/v1/devices", "").statusCode()).isEqualTo(401);
            assertThat(send(port, "/v1/devices", "no.token.atall").statusCode()).isEqualTo(401);
            assertThat(send(port, "/v1/devices", caller.tokenWithoutRole()).statusCode())
                    .isEqualTo(403);
            try (Caller stranger = new Caller()) {
                assertThat(send(port, "/v1/devices", stranger.token()).statusCode())
                        .isEqualTo(401);
            }
            assertThat(Caller.send(port, "DELETE", "/v1/devices", caller.token())
                            .statusCode())
                    .isEqualTo(405);
            assertThat(process.said()).doesNotContain(caller.token().substring(0, 20), "\tat ");
        }
    }

    /** The key of page tokens is kept beside the state: a list goes on at another process. */
    @Test
    void goesOnWithAListAtAnotherProcess() throws Exception {
        tenant.send(Traffic.events(0, 20));
        Set<String> devices = new TreeSet<>();
        JsonNode page;
        try (Instance process = StandaloneProcess.start(settings, data)) {
            Await.until("it has caught up", tenant::caughtUp);
            page = page(StandaloneProcess.api(process), DEVICES);
            add(page, devices);
        }
        try (Instance other = StandaloneProcess.start(settings, data)) {
            while (page.hasNonNull("nextPageToken")) {
                page = page(
                        StandaloneProcess.api(other),
                        DEVICES + "&pageToken=" + page.path("nextPageToken").asText());
                add(page, devices);
            }
        }

        assertThat(devices).isEqualTo(Expected.states(Traffic.events(0, 20)).keySet());
    }

    @Test
    void refusesForgedPageTokens() throws Exception {
        tenant.send(Traffic.events(0, 20));
        try (Instance process = StandaloneProcess.start(settings, data)) {
            Await.until("it has caught up", tenant::caughtUp);
            int port = StandaloneProcess.api(process);
            String good = page(port, DEVICES).path("nextPageToken").asText();
            String changed = good.substring(0, 30) + (good.charAt(30) == 'A' ? 'B' : 'A') + good.substring(31);

            for (String forged : new String[] {changed, good + "A", good.substring(4), "AQAA", "%00", "a b+/="}) {
                HttpResponse<String> answer = send(
                        port,
                        DEVICES + "&pageToken=" + forged.replace(" ", "%20").replace("+", "%2B"),
                        caller.token());
                assertThat(answer.statusCode()).as(forged).isEqualTo(400);
                assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
            }
            assertThat(send(port, "/v1/devices?limit=7&site=north&pageToken=" + good, caller.token())
                            .statusCode())
                    .as("another query's")
                    .isEqualTo(400);
        }
    }

    /** It opens storage when it is asked, and begins to answer when that is back. */
    @Test
    void answers503WhileTheStorageIsAway() throws Exception {
        tenant.send(Traffic.events(0, 5));
        try (Instance process = StandaloneProcess.start(settings, data)) {
            Await.until("it has caught up", tenant::caughtUp);
            int port = StandaloneProcess.api(process);
            StateOutage outage = tenant.outage();
            try (outage) {
                HttpResponse<String> away = send(port, "/v1/devices", caller.token());
                assertThat(away.statusCode()).isEqualTo(503);
                assertThat(away.headers().firstValue("Retry-After")).isPresent();
            }
            assertThat(send(port, "/v1/devices", caller.token()).statusCode()).isEqualTo(200);
        }
    }

    private JsonNode page(int port, String path) throws Exception {
        HttpResponse<String> answer = send(port, path, caller.token());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private static void add(JsonNode page, Set<String> devices) {
        page.path("devices").forEach(device -> devices.add(device.path("id").asText()));
    }

    private HttpResponse<String> send(int port, String path, String token) throws Exception {
        return Caller.send(port, "GET", path, token);
    }
}

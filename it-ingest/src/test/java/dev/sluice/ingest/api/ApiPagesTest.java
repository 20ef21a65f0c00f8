package dev.sluice.ingest.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.ingest.view.InvalidContinuationException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ApiPagesTest {
    @Test
    void listsByTheHundred() {
        JsonNode page = ApiRun.of(101).json("/v1/devices");

        assertThat(page.path("devices")).hasSize(100);
        assertThat(page.has("nextPageToken")).isTrue();
    }

    @Test
    void listsDevicesOfASiteThatWereNotSeenSince() {
        ApiRun run = ApiRun.of(6);

        assertThat(devices(run.json("/v1/devices?site=south&staleSince=2026-03-01T09:00:04%2B01:00")))
                .containsExactly("hub~device-1", "hub~device-3");
    }

    @Test
    void listsAlarmsOfADeviceThatAreOpenOrNot() {
        ApiRun run = ApiRun.of(3);

        assertThat(run.json("/v1/alarms").path("alarms")).hasSize(6);
        JsonNode open = run.json("/v1/alarms?device=hub~device-1&open=true").path("alarms");
        assertThat(open).hasSize(1);
        assertThat(open.get(0).path("id").textValue()).isEqualTo("hub~device-1/heat/1700000000000/7");
        JsonNode cleared = run.json("/v1/alarms?device=hub~device-1&open=false").path("alarms");
        assertThat(cleared.get(0).path("cleared").path("at").textValue()).isEqualTo("2026-03-01T08:00:00Z");
    }

    @Test
    void pagesThroughAllDevicesWhateverTheLimit() {
        ApiRun run = ApiRun.of(25);
        List<String> seen = new ArrayList<>();
        JsonNode page = run.json("/v1/devices?limit=7");
        seen.addAll(devices(page));
        while (page.has("nextPageToken")) {
            page = run.json("/v1/devices?limit=3&pageToken="
                    + page.path("nextPageToken").textValue());
            seen.addAll(devices(page));
        }

        assertThat(seen).hasSize(25).doesNotHaveDuplicates();
    }

    @Test
    void followsEmptyPages() {
        ApiRun run = ApiRun.of(30);

        assertThat(devices(run.json("/v1/devices?limit=2&staleSince=2026-03-01T08:00:00.5Z")))
                .hasSize(1);
        assertThat(devices(run.json("/v1/devices?limit=2&site=nowhere"))).isEmpty();
        assertThat(run.store.reads()).isEqualTo(1 + 15);
    }

    @Test
    void endsFollowingEmptyPagesWithinItsBudget() {
        ApiRun run = ApiRun.of(30);
        JsonNode page = run.json("/v1/devices?limit=1&site=nowhere");

        assertThat(devices(page)).isEmpty();
        assertThat(run.store.reads()).isEqualTo(20);
        JsonNode last = run.json("/v1/devices?limit=1&site=nowhere&pageToken="
                + page.path("nextPageToken").textValue());
        assertThat(last.has("nextPageToken")).isFalse();
    }

    @Test
    void refusesAPageTokenOfAnotherQuery() {
        ApiRun run = ApiRun.of(6);
        String token = "pageToken="
                + run.json("/v1/devices?limit=1&site=north")
                        .path("nextPageToken")
                        .textValue();

        assertThat(run.get("/v1/devices?site=north&" + token).status()).isEqualTo(200);
        for (String other : List.of(
                "/v1/devices?",
                "/v1/devices?site=south&",
                "/v1/alarms?",
                "/v1/devices?site=north&staleSince=2026-01-01T00:00:00Z&")) {
            assertThat(run.refusal(other + token, 400)).isEqualTo("invalid-page-token");
        }
    }

    @Test
    void refusesAPageTokenThatTheStoreKnowsNoMore() {
        ApiRun run = ApiRun.of(2);
        String token = run.json("/v1/devices?limit=1").path("nextPageToken").textValue();
        run.store.fail(new InvalidContinuationException("secret"));

        assertThat(run.refusal("/v1/devices?pageToken=" + token, 400)).isEqualTo("invalid-page-token");
    }

    private static List<String> devices(JsonNode page) {
        List<String> ids = new ArrayList<>();
        page.path("devices").forEach(device -> ids.add(device.path("id").textValue()));
        return ids;
    }
}

package dev.sluice.ingest.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiRefusalsTest {
    private static final String DEVICE = "/v1/devices/hub~device-1";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/devices/hub~none",
                "/v1/devices/none",
                "/v1/devices/~",
                "/v1/devices/hub~none/state",
                "/",
                "/v1",
                "/v1/",
                "/v1/devices/",
                "/v1/devices/hub~device-1/",
                "/v1/devices/hub~device-1/other",
                "/v2/devices",
                "/v1/Devices",
                "//v1/devices",
                "v1/devices",
                "",
                "/v1/devices/%2e%2e/alarms"
            })
    void knowsNoOtherPath(String path) {
        assertThat(ApiRun.of(2).get(path).status()).isEqualTo(404);
    }

    @Test
    void knowsNoDeviceOfEndlessName() {
        assertThat(ApiRun.of(2).get("/v1/devices/hub~" + "a".repeat(300)).status())
                .isEqualTo(404);
        assertThat(ApiRun.of(2).get("/v1/devices/hub~" + "a".repeat(20_000)).status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/devices/hub~%zz",
                "/v1/devices/hub~%4",
                "/v1/devices/hub~%C3",
                "/v1/devices/hub~ü",
                "/v1/devices/%ED%A0%80",
                "/v1/devices/hub~%C0%AF"
            })
    void refusesWhatIsNotEncoded(String path) {
        assertThat(ApiRun.of(2).refusal(path, 400)).isEqualTo("invalid-request");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/devices?limit=0",
                "/v1/devices?limit=1001",
                "/v1/devices?limit=-1",
                "/v1/devices?limit=1.0",
                "/v1/devices?limit=",
                "/v1/devices?limit",
                "/v1/devices?limit=1&limit=1",
                "/v1/devices?other=1",
                "/v1/devices?Limit=1",
                "/v1/devices?staleSince=yesterday",
                "/v1/devices?staleSince=2026-02-30T00:00:00Z",
                "/v1/devices?site=",
                "/v1/devices?&",
                "/v1/devices?staleSince=2026-03-01T08:00:00+01:00",
                "/v1/devices?site=%FF",
                "/v1/alarms?open=yes",
                "/v1/alarms?device=none",
                "/v1/alarms?site=north",
                DEVICE + "?limit=1",
                DEVICE + "/state?x=1"
            })
    void refusesParametersThatItDoesNotTake(String target) {
        assertThat(ApiRun.of(2).refusal(target, 400)).isEqualTo("invalid-request");
    }

    @Test
    void refusesEndlessParameters() {
        ApiRun run = ApiRun.of(1);

        assertThat(run.refusal("/v1/devices?site=" + "a".repeat(257), 400)).isEqualTo("invalid-request");
        assertThat(run.refusal("/v1/devices?pageToken=" + "a".repeat(17_000), 400))
                .isEqualTo("invalid-request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "get", "QUERY"})
    void onlyReads(String method) {
        ApiResponse answer = ApiRun.of(2).send(method, DEVICE, null, Map.of("Authorization", ApiRun.GOOD));

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.headers()).containsEntry("Allow", "GET, HEAD");
    }
}

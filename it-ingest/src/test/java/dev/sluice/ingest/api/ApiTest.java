package dev.sluice.ingest.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.ingest.DeviceId;
import dev.sluice.ingest.IngestException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiTest {
    private static final String DEVICE = "/v1/devices/hub~device-1";

    @Test
    void saysWhoADeviceIs() {
        assertThat(ApiRun.of(2).get(DEVICE).text())
                .isEqualTo(
                        "{\"id\":\"hub~device-1\",\"hub\":\"hub\",\"device\":\"device-1\",\"type\":\"pump\","
                                + "\"site\":\"south\",\"firmware\":\"1.2\",\"lastSeen\":\"2026-03-01T08:00:01Z\",\"events\":42}");
    }

    @Test
    void saysAllThatIsKnownWithEveryDigit() {
        String state = ApiRun.of(2).get(DEVICE + "/state").text();

        assertThat(state)
                .contains(
                        "\"temperature\":{\"value\":21.50,\"time\":\"2026-03-01T08:00:00Z\",\"incarnation\":1700000000000")
                .contains("\"pump.on\":{\"value\":true")
                .contains("\"mode\":{\"value\":\"auto \\\"x\\\"\"")
                .contains(
                        "\"position\":{\"hub\":\"hub\",\"incarnation\":1700000000000,\"partition\":\"1\",\"sequence\":41}")
                .contains("\"overflow\":[\"zeta\"]");
    }

    @Test
    void findsDevicesOfAnyName() {
        ApiRun run = ApiRun.of(0);
        run.store.put(MemoryStore.state(new DeviceId("hub", "a+b/c %41 ü?~#"), "north", MemoryStore.SEEN));

        assertThat(run.json("/v1/devices/hub~a+b%2Fc%20%2541%20%C3%BC%3F~%23")
                        .path("device")
                        .textValue())
                .isEqualTo("a+b/c %41 ü?~#");
    }

    @Test
    void sendsNothingToWhoHasTheVersion() {
        ApiRun run = ApiRun.of(2);
        String tag = run.get(DEVICE).headers().get("ETag");

        for (String held : List.of(tag, "W/" + tag, "\"other\", " + tag, "*")) {
            ApiResponse answer = run.get(DEVICE, ApiRun.GOOD, Map.of("if-none-match", held));
            assertThat(answer.status()).isEqualTo(304);
            assertThat(answer.body()).isEmpty();
        }
        assertThat(run.get(DEVICE, ApiRun.GOOD, Map.of("If-None-Match", "\"other\""))
                        .status())
                .isEqualTo(200);
        assertThat(run.get("/v1/devices/hub~none", ApiRun.GOOD, Map.of("If-None-Match", "*"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void answersHeadWithoutBody() {
        ApiRun run = ApiRun.of(2);
        ApiResponse answer = run.send("HEAD", DEVICE, null, Map.of("Authorization", ApiRun.GOOD));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers()).isEqualTo(run.get(DEVICE).headers());
        assertThat(answer.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {DEVICE, DEVICE + "/state", "/v1/devices", "/v1/alarms"})
    void asksToComeAgainWhateverFails(String path) {
        ApiRun run = ApiRun.of(2);
        for (RuntimeException failure : List.of(
                new IngestException(IngestException.Code.STORAGE_UNAVAILABLE, "secret"),
                new IngestException(IngestException.Code.STORAGE_REFUSED, "secret"),
                new IllegalStateException("secret"))) {
            run.store.fail(failure);
            ApiResponse answer = run.get(path);
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.headers()).containsEntry("Retry-After", "5");
            assertThat(answer.text()).doesNotContain("secret");
        }
    }

    @Test
    void showsEveryAnswerThatTheDocumentDescribes() {
        ApiRun run = new ApiRun(MemoryStore.of(1), ApiLimits.DEFAULT.withPerSecond(10));
        String id = "/v1/devices/hub~device-0";
        List<String> paths = List.of("/v1/devices", "/v1/alarms", id, id + "/state", "/v1/openapi.json");
        for (String path : paths) {
            run.get(path);
            run.get(path + "?other=1");
            run.get(path, ApiRun.GOOD, Map.of("If-None-Match", "*"));
            run.get(path, ApiRun.NO_ROLE);
            run.get(path, null);
        }
        run.get("/v1/devices/hub~none");
        run.get("/v1/devices/hub~none/state");
        run.store.fail(new IngestException(IngestException.Code.STORAGE_UNAVAILABLE, "away"));
        paths.forEach(path -> run.get(path, "another"));
        for (int request = 0; request < 20; request++) {
            paths.forEach(run::get);
        }

        assertThat(run.description.unseen()).isEmpty();
    }
}

package dev.sluice.ingest.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ApiGateTest {
    private static final String DEVICE = "/v1/devices/hub~device-1";

    @Test
    void tellsCallersWhatTheyLack() {
        ApiRun run = ApiRun.of(2);

        assertThat(run.get(DEVICE, null).headers()).containsEntry("WWW-Authenticate", "Bearer realm=\"ingest\"");
        assertThat(run.get(DEVICE, "bad").headers().get("WWW-Authenticate")).contains("error=\"invalid_token\"");
        assertThat(run.get(DEVICE, ApiRun.NO_ROLE).status()).isEqualTo(403);
        assertThat(run.get(DEVICE, ApiRun.EARLY).headers()).containsEntry("Retry-After", "5");
        assertThat(run.store.reads()).isZero();
    }

    @Test
    void doesNotTrustWhatAPlatformAdds() {
        Map<String, String> added = Map.of(
                "X-MS-CLIENT-PRINCIPAL",
                "e30=",
                "X-MS-CLIENT-PRINCIPAL-ID",
                "someone",
                "X-MS-TOKEN-AAD-ACCESS-TOKEN",
                ApiRun.GOOD);

        assertThat(ApiRun.of(2).get(DEVICE, null, added).status()).isEqualTo(401);
    }

    @Test
    void slowsDownEachCallerByItself() {
        ApiRun run = new ApiRun(MemoryStore.of(1), ApiLimits.DEFAULT.withPerSecond(5));
        for (int request = 0; request < 10; request++) {
            assertThat(run.get("/v1/devices", "a").status()).isEqualTo(200);
        }

        ApiResponse refused = run.get("/v1/devices", "a");

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.headers()).containsEntry("Retry-After", "1");
        assertThat(run.get("/v1/devices", "b").status()).isEqualTo(200);
        run.clock.advance(Duration.ofMillis(200));
        assertThat(run.get("/v1/devices", "a").status()).isEqualTo(200);
        assertThat(run.get("/v1/devices", "a").status()).isEqualTo(429);
    }

    @Test
    void slowsDownStrangersTogetherAndNobodyElse() {
        ApiRun run = new ApiRun(MemoryStore.of(1), ApiLimits.DEFAULT.withPerSecond(5));
        while (run.get("/v1/devices", "bad").status() != 429) {
            assertThat(run.store.reads()).isZero();
        }

        assertThat(run.get("/v1/openapi.json", null).status()).isEqualTo(429);
        assertThat(run.get("/v1/alarms", null).status()).isEqualTo(429);
        assertThat(run.get("/v1/devices").status()).isEqualTo(200);
    }
}

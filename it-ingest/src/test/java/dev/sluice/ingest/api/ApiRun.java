package dev.sluice.ingest.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.functionshost.clock.MovableClock;
import dev.sluice.ingest.api.access.Access;
import dev.sluice.ingest.api.access.Decision;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The API on devices in memory, for callers named by a word instead of a token. Holds every answer to the document. */
final class ApiRun {
    static final String GOOD = "someone";
    static final String NO_ROLE = "no-role";
    static final String EARLY = "early";

    final MovableClock clock = new MovableClock(Instant.parse("2026-03-01T09:00:00Z"));
    final MemoryStore store;
    final Description description;
    private final Api api;

    ApiRun(MemoryStore store, ApiLimits limits) {
        this.store = store;
        this.api = new Api(new Api.Parts(store.devices(), store.alarms(), access(), PageKey.random(), clock), limits);
        this.description =
                new Description(send("GET", "/v1/openapi.json", null, Map.of()).text());
    }

    static ApiRun of(int devices) {
        return new ApiRun(MemoryStore.of(devices), ApiLimits.DEFAULT);
    }

    private static Access access() {
        return authorization -> {
            if (authorization == null) {
                return new Decision.Anonymous();
            }
            return switch (authorization) {
                case NO_ROLE -> new Decision.Forbidden("Devices.Read");
                case EARLY -> new Decision.Undecided();
                case "bad" -> new Decision.Invalid("it is expired");
                default -> new Decision.Granted(authorization);
            };
        };
    }

    ApiResponse send(String method, String path, @Nullable String query, Map<String, String> headers) {
        return api.answer(new ApiRequest(method, path, query, headers));
    }

    /** Asks as a caller with the role; a question mark begins the query. */
    ApiResponse get(String target) {
        return get(target, GOOD);
    }

    ApiResponse get(String target, @Nullable String caller) {
        return get(target, caller, Map.of());
    }

    ApiResponse get(String target, @Nullable String caller, Map<String, String> more) {
        Map<String, String> headers = new HashMap<>(more);
        if (caller != null) {
            headers.put("authorization", caller);
        }
        int mark = target.indexOf('?');
        String path = mark < 0 ? target : target.substring(0, mark);
        ApiResponse answer = send("GET", path, mark < 0 ? null : target.substring(mark + 1), headers);
        described(path, answer);
        return answer;
    }

    private void described(String path, ApiResponse answer) {
        String template = path.replaceFirst("^/v1/devices/[^/]+", "/v1/devices/{id}");
        if (description.knows(template)) {
            description.check(template, answer);
        } else {
            assertThat(answer.status()).isEqualTo(404);
        }
    }

    JsonNode json(String target) {
        ApiResponse answer = get(target);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return Description.json(answer.text());
    }

    /** Asks for what has to be refused, and says with which code. */
    String refusal(String target, int status) {
        ApiResponse answer = get(target);
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        return Description.json(answer.text()).path("code").textValue();
    }
}

package dev.sluice.ingest.functions;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.azure.functions.HttpResponseMessage;
import dev.sluice.ingest.api.ApiRequest;
import dev.sluice.ingest.api.ApiResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeviceApiTest {
    private final List<ApiRequest> asked = new ArrayList<>();

    @Test
    void handsOverTheRequestAsItWasSent() {
        ask("GET", "https://host/v1/devices/hub~a%41?site=a%20b&site=&x", "devices/hub~a%41");

        assertThat(asked.get(0).method()).isEqualTo("GET");
        assertThat(asked.get(0).path()).isEqualTo("/v1/devices/hub~a%2541");
        assertThat(asked.get(0).query()).isEqualTo("site=a%20b&site=&x");
        assertThat(asked.get(0).headers()).containsEntry("Authorization", "Bearer x");
    }

    @Test
    void handsBackStatusHeadersAndBody() {
        HttpResponseMessage answer = ask("GET", "https://host/v1/devices", "devices");

        assertThat(answer.getStatusCode()).isEqualTo(418);
        assertThat(answer.getHeader("ETag")).isEqualTo("\"7\"");
        assertThat(answer.getBody()).isEqualTo("{}");
    }

    @Test
    void letsTheApiRefuseAMethodThatTheLibraryDoesNotKnow() {
        ask("PROPFIND", "https://host/v1/devices", "devices");

        assertThat(asked.get(0).method()).isEqualTo("UNKNOWN");
    }

    /** Java's addresses know fewer characters than the host lets through. */
    @Test
    void letsTheApiRefuseAQueryThatIsNone() {
        ask("GET", "https://host/v1/devices?site={a|b}", "devices");

        assertThat(asked.get(0).query()).isEqualTo("%");
    }

    private HttpResponseMessage ask(String method, String url, String path) {
        Request request = new Request(method, url, Map.of("authorization", "Bearer x"));
        return DeviceApi.answer(
                given -> {
                    asked.add(given);
                    return new ApiResponse(418, Map.of("ETag", "\"7\""), "{}");
                },
                request,
                path);
    }
}

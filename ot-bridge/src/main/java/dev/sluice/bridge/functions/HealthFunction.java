package dev.sluice.bridge.functions;

import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.BindingName;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import dev.sluice.contract.settings.InvalidSettingException;
import dev.sluice.service.health.Health;
import dev.sluice.service.health.HealthJson;
import java.util.Optional;

/**
 * Says how the bridge is, behind the app's inbound private endpoint: {@code health/live}, {@code health/ready},
 * {@code health/lag}.
 *
 * <p>The platform may run it in another process than the trigger, so it knows only what storage and hubs say. It is
 * live while the bridge holds: a restart would help nobody.
 */
public final class HealthFunction {
    /** 200 when the answer is good, 503 when the bridge is not ready, 404 for another question. */
    @FunctionName("health")
    public HttpResponseMessage run(
            @HttpTrigger(
                            name = "request",
                            methods = HttpMethod.GET,
                            authLevel = AuthorizationLevel.ANONYMOUS,
                            route = "health/{part}")
                    HttpRequestMessage<Optional<String>> request,
            @BindingName("part") String part) {
        return switch (part) {
            case "live" -> answer(request, HttpStatus.OK, HealthJson.live());
            case "ready" -> ready(request);
            case "lag" -> lag(request);
            default -> answer(request, HttpStatus.NOT_FOUND, "{}");
        };
    }

    private static HttpResponseMessage ready(HttpRequestMessage<Optional<String>> request) {
        Optional<String> unready = unready();
        return answer(
                request, unready.isEmpty() ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE, HealthJson.ready(unready));
    }

    private static Optional<String> unready() {
        try {
            return health().unready();
        } catch (InvalidSettingException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private static HttpResponseMessage lag(HttpRequestMessage<Optional<String>> request) {
        try {
            return answer(request, HttpStatus.OK, HealthJson.lag(health().lag()));
        } catch (RuntimeException e) {
            return answer(request, HttpStatus.SERVICE_UNAVAILABLE, HealthJson.ready(unready()));
        }
    }

    private static Health health() {
        BridgeWorker worker = BridgeWorker.shared();
        return worker.parts().health(worker.checkpoints());
    }

    private static HttpResponseMessage answer(
            HttpRequestMessage<Optional<String>> request, HttpStatus status, String json) {
        return request.createResponseBuilder(status)
                .header("Content-Type", "application/json")
                .body(json)
                .build();
    }
}

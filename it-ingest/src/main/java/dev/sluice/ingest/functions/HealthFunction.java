package dev.sluice.ingest.functions;

import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.BindingName;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import java.util.Optional;

/**
 * Says how the app is, behind its inbound private endpoint: {@code health/live}, {@code health/ready}.
 *
 * <p>The platform may run it in another process than the trigger, so it knows only what storage says. It is live while
 * batches are held: a restart would help nobody.
 */
public final class HealthFunction {
    /** 200 when the answer is good, 503 when the storage can't be read, 404 for another question. */
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
            case "live" -> HttpAnswers.json(request, HttpStatus.OK, "{\"live\":true}");
            case "ready" -> ready(request);
            default -> HttpAnswers.json(request, HttpStatus.NOT_FOUND, "{}");
        };
    }

    private static HttpResponseMessage ready(HttpRequestMessage<?> request) {
        return IngestWorker.ifSettingsAreRight(IngestWorker::isReady).orElse(false)
                ? HttpAnswers.json(request, HttpStatus.OK, "{\"ready\":true}")
                : HttpAnswers.json(request, HttpStatus.SERVICE_UNAVAILABLE, "{\"ready\":false}");
    }
}

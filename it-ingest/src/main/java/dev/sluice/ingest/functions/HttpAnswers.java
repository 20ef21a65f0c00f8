package dev.sluice.ingest.functions;

import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;

/** Answers of the app itself. */
final class HttpAnswers {
    private HttpAnswers() {}

    /** The reason is in the log: who asks may be anybody. */
    static HttpResponseMessage misconfigured(HttpRequestMessage<?> request) {
        return request.createResponseBuilder(HttpStatus.SERVICE_UNAVAILABLE)
                .header("Content-Type", "application/problem+json")
                .header("Retry-After", "60")
                .body("{\"type\":\"about:blank\",\"title\":\"Service Unavailable\",\"status\":503,"
                        + "\"detail\":\"the app's settings are not right: its log says which\"}")
                .build();
    }

    /** An answer with a JSON text. */
    static HttpResponseMessage json(HttpRequestMessage<?> request, HttpStatus status, String json) {
        return request.createResponseBuilder(status)
                .header("Content-Type", "application/json")
                .body(json)
                .build();
    }
}

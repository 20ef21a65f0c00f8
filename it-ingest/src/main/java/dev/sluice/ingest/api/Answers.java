package dev.sluice.ingest.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** Answers of status 200, or 304 to a caller that has the same version already. */
final class Answers {
    private static final String JSON = "application/json";
    private static final int NOT_MODIFIED = 304;

    private Answers() {}

    static ApiResponse fresh(JsonNode body) {
        return kept(ApiResponse.of(200, JSON, body.toString()));
    }

    static ApiResponse versioned(EntityTag version, Optional<String> held, String body) {
        ApiResponse answer = kept(ApiResponse.of(200, JSON, body)).with("ETag", version.text());
        return held.filter(version::isAmong).isPresent() ? notModified(answer) : answer;
    }

    /** Only for this caller, and to be asked about each time. */
    private static ApiResponse kept(ApiResponse answer) {
        return answer.with("Cache-Control", "private, no-cache");
    }

    private static ApiResponse notModified(ApiResponse answer) {
        return new ApiResponse(NOT_MODIFIED, answer.headers(), "").without(ApiResponse.CONTENT_TYPE);
    }
}

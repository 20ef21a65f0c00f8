package dev.sluice.ingest.api;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What to answer.
 *
 * @param status of HTTP
 * @param headers by name, without the body's length
 * @param text the body; empty without one
 */
public record ApiResponse(int status, Map<String, String> headers, String text) {
    static final String CONTENT_TYPE = "Content-Type";

    public ApiResponse {
        headers = Map.copyOf(headers);
    }

    static ApiResponse of(int status, String type, String text) {
        return new ApiResponse(status, Map.of(CONTENT_TYPE, type), text);
    }

    ApiResponse with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new ApiResponse(status, more, text);
    }

    ApiResponse without(String header) {
        Map<String, String> fewer = new LinkedHashMap<>(headers);
        fewer.remove(header);
        return new ApiResponse(status, fewer, text);
    }

    ApiResponse withoutBody() {
        return new ApiResponse(status, headers, "");
    }

    /** The body as it is sent. */
    public byte[] body() {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

package dev.sluice.ingest.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Why a request is not answered with what it asks for, as RFC 9457 writes it. Holds nothing of the request's content. */
final class Problem extends RuntimeException {
    static final String TYPE = "application/problem+json";

    private static final long serialVersionUID = 1L;

    private final transient Kind kind;
    private final transient Map<String, String> headers;

    /** What the machine at the other end can tell apart. Stable. */
    enum Kind {
        INVALID_REQUEST(400, "Bad Request"),
        INVALID_PAGE_TOKEN(400, "Bad Request"),
        UNAUTHENTICATED(401, "Unauthorized"),
        FORBIDDEN(403, "Forbidden"),
        NOT_FOUND(404, "Not Found"),
        METHOD_NOT_ALLOWED(405, "Method Not Allowed"),
        TOO_MANY_REQUESTS(429, "Too Many Requests"),
        UNAVAILABLE(503, "Service Unavailable");

        private final int status;
        private final String title;

        Kind(int status, String title) {
            this.status = status;
            this.title = title;
        }

        private String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private Problem(Kind kind, String detail, Map<String, String> headers) {
        super(detail, null, false, false);
        this.kind = kind;
        this.headers = headers;
    }

    static Problem of(Kind kind, String detail) {
        return new Problem(kind, detail, Map.of());
    }

    static Problem invalid(String detail) {
        return of(Kind.INVALID_REQUEST, detail);
    }

    /** With the time after which it is worth trying again, rounded up to seconds. */
    Problem after(Duration wait) {
        return with(
                "Retry-After", String.valueOf(Math.max(1, wait.plusMillis(999).toSeconds())));
    }

    Problem with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Problem(kind, String.valueOf(getMessage()), more);
    }

    ApiResponse response() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("type", "about:blank").put("title", kind.title).put("status", kind.status);
        body.put("detail", getMessage()).put("code", kind.code());
        ApiResponse response = ApiResponse.of(kind.status, TYPE, body.toString());
        for (Map.Entry<String, String> header : headers.entrySet()) {
            response = response.with(header.getKey(), header.getValue());
        }
        return response;
    }
}

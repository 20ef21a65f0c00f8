package dev.sluice.functionshost.host;

import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatusType;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The answer of an HTTP function. Each header once: the worker keeps them in a map. */
final class HttpAnswer implements HttpResponseMessage, HttpResponseMessage.Builder {
    private final Map<String, String> headers = new HashMap<>();
    private HttpStatusType status;
    private @Nullable Object body;

    HttpAnswer(int status, Object body) {
        this(HttpStatusType.custom(status));
        this.body = body;
    }

    HttpAnswer(HttpStatusType status) {
        this.status = status;
    }

    @Override
    public HttpStatusType getStatus() {
        return status;
    }

    @Override
    public @Nullable String getHeader(String key) {
        return headers.get(key);
    }

    @Override
    public @Nullable Object getBody() {
        return body;
    }

    @Override
    public Builder status(HttpStatusType status) {
        this.status = status;
        return this;
    }

    @Override
    public Builder header(String key, String value) {
        headers.put(key, value);
        return this;
    }

    @Override
    public Builder body(Object body) {
        this.body = body;
        return this;
    }

    @Override
    public HttpResponseMessage build() {
        return this;
    }

    /** Sends it: the body, if the method and the status allow one, as text or as the bytes that it is. */
    void send(HttpExchange exchange) throws IOException {
        headers.forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        byte[] bytes = bytes();
        if (body instanceof String && !exchange.getResponseHeaders().containsKey("Content-Type")) {
            exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
        }
        boolean withBody = bytes.length > 0 && mayHaveBody(exchange.getRequestMethod());
        exchange.sendResponseHeaders(getStatusCode(), withBody ? bytes.length : -1);
        if (withBody) {
            exchange.getResponseBody().write(bytes);
        }
    }

    private boolean mayHaveBody(String method) {
        int code = getStatusCode();
        return !method.equals("HEAD") && code >= 200 && code != 204 && code != 304;
    }

    private byte[] bytes() {
        if (body == null) {
            return new byte[0];
        }
        return body instanceof byte[] bytes ? bytes : body.toString().getBytes(StandardCharsets.UTF_8);
    }
}

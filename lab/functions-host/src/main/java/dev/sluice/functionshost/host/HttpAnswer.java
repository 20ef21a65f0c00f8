package dev.sluice.functionshost.host;

import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatusType;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The answer of an HTTP function. */
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
}

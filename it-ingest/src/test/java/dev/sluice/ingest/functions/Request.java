package dev.sluice.ingest.functions;

import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.HttpStatusType;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A request as the worker hands it over. */
record Request(String method, String url, Map<String, String> headers) implements HttpRequestMessage<Optional<String>> {
    @Override
    public URI getUri() {
        return URI.create(url);
    }

    @Override
    public HttpMethod getHttpMethod() {
        return HttpMethod.value(method);
    }

    @Override
    public Map<String, String> getHeaders() {
        return headers;
    }

    @Override
    public Map<String, String> getQueryParameters() {
        return Map.of();
    }

    @Override
    public Optional<String> getBody() {
        return Optional.empty();
    }

    @Override
    public HttpResponseMessage.Builder createResponseBuilder(HttpStatus status) {
        return new Answer(status);
    }

    @Override
    public HttpResponseMessage.Builder createResponseBuilder(HttpStatusType status) {
        return new Answer(status);
    }

    private static final class Answer implements HttpResponseMessage, HttpResponseMessage.Builder {
        private final Map<String, String> headers = new HashMap<>();
        private HttpStatusType status;
        private Object body;

        Answer(HttpStatusType status) {
            this.status = status;
        }

        @Override
        public HttpStatusType getStatus() {
            return status;
        }

        @Override
        public String getHeader(String key) {
            return headers.get(key);
        }

        @Override
        public Object getBody() {
            return body;
        }

        @Override
        public Builder status(HttpStatusType given) {
            status = given;
            return this;
        }

        @Override
        public Builder header(String key, String value) {
            headers.put(key, value);
            return this;
        }

        @Override
        public Builder body(Object given) {
            body = given;
            return this;
        }

        @Override
        public HttpResponseMessage build() {
            return this;
        }
    }
}

package dev.sluice.functionshost.host;

import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.HttpStatusType;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * A request as the worker hands it to a function.
 *
 * @param method as it came; only when asked for is it found out whether the library knows it
 * @param url the address, its path decoded and encoded again
 * @param headers in lower case, and found in no other; one that came twice is joined by commas
 * @param query decoded; a parameter without a value is absent, one that came twice is joined by commas
 * @param body as text; empty when there is none
 * @see <a href="https://github.com/Azure/azure-functions-java-worker">RpcHttpRequestDataSource</a>
 */
record HttpCall(String method, String url, Map<String, String> headers, Map<String, String> query, String body)
        implements HttpRequestMessage<Optional<String>> {
    HttpCall {
        headers = Map.copyOf(headers);
        query = Map.copyOf(query);
    }

    /** Fails when it holds a character that an address of Java may not. */
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
        return query;
    }

    @Override
    public Optional<String> getBody() {
        return body.isEmpty() ? Optional.empty() : Optional.of(body);
    }

    @Override
    public HttpResponseMessage.Builder createResponseBuilder(HttpStatus status) {
        return new HttpAnswer(status);
    }

    @Override
    public HttpResponseMessage.Builder createResponseBuilder(HttpStatusType status) {
        return new HttpAnswer(status);
    }

    /** Headers hold tokens. */
    @Override
    public String toString() {
        return "HttpCall[" + method + "]";
    }
}

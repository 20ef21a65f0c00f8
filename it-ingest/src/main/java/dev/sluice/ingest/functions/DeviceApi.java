package dev.sluice.ingest.functions;

import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatusType;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.BindingName;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import dev.sluice.ingest.api.ApiRequest;
import dev.sluice.ingest.api.ApiResponse;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Answers what is asked of the devices, behind the app's inbound private endpoint. The platform may run it in another
 * process than the trigger: it reads storage and nothing else.
 *
 * <p>It takes every path below {@code v1} and every method, each by its name, as an empty list could mean none: the host
 * answers a path or a method that no function has with a 404 of its own. The host's {@code authLevel} is anonymous, as
 * the API itself asks for a token.
 */
public final class DeviceApi {
    /** The host decodes the path, so that it is taken from here, where nothing is decoded twice. */
    @FunctionName("api")
    public HttpResponseMessage run(
            @HttpTrigger(
                            name = "request",
                            methods = {
                                HttpMethod.GET,
                                HttpMethod.HEAD,
                                HttpMethod.POST,
                                HttpMethod.PUT,
                                HttpMethod.DELETE,
                                HttpMethod.CONNECT,
                                HttpMethod.OPTIONS,
                                HttpMethod.TRACE,
                                HttpMethod.PATCH
                            },
                            authLevel = AuthorizationLevel.ANONYMOUS,
                            route = "v1/{*path=-}")
                    HttpRequestMessage<Optional<String>> request,
            @BindingName("path") String path) {
        return IngestWorker.ifSettingsAreRight(worker -> answer(worker.api()::answer, request, path))
                .orElseGet(() -> HttpAnswers.misconfigured(request));
    }

    static HttpResponseMessage answer(
            Function<ApiRequest, ApiResponse> api, HttpRequestMessage<?> request, String path) {
        ApiResponse answer = api.apply(
                new ApiRequest(method(request), "/v1/" + PathText.encode(path), query(request), request.getHeaders()));
        HttpResponseMessage.Builder builder = request.createResponseBuilder(HttpStatusType.custom(answer.status()));
        answer.headers().forEach(builder::header);
        return answer.text().isEmpty()
                ? builder.build()
                : builder.body(answer.text()).build();
    }

    /** A method that the library does not know is one that the API does not have. */
    private static String method(HttpRequestMessage<?> request) {
        try {
            return request.getHttpMethod().name();
        } catch (IllegalArgumentException e) {
            return "UNKNOWN";
        }
    }

    /** As it was sent: the host's own map hides empty and repeated parameters. What is no address is no query either. */
    private static @Nullable String query(HttpRequestMessage<?> request) {
        try {
            return request.getUri().getRawQuery();
        } catch (IllegalArgumentException e) {
            return "%";
        }
    }
}

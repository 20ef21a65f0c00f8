package dev.sluice.functionshost.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.HttpStatusType;
import com.microsoft.azure.functions.annotation.BindingName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import com.microsoft.azure.functions.annotation.TimerTrigger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpListenerIT {
    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpListener listener = HttpListener.open(
            List.of(
                    function("catchAll", "v1/{*rest=NONE}", "catchAll"),
                    function("devices", "v1/devices", "fails"),
                    function("echo", "echo/{id}", "echo", "GET", "POST"),
                    function("fails", "fails", "fails", "GET"),
                    function("required", "required/{*rest}", "catchAll")),
            List.of(timer()));

    /** The app's functions. */
    public static final class App {
        private static volatile boolean timerFails;

        public HttpResponseMessage catchAll(
                @HttpTrigger(name = "request") HttpRequestMessage<Optional<String>> request,
                @BindingName("rest") String rest) {
            return request.createResponseBuilder(HttpStatusType.custom(222))
                    .header("ETag", "\"7\"")
                    .header("Content-Type", "application/problem+json")
                    .body((request.getHttpMethod() + " " + rest).getBytes(java.nio.charset.StandardCharsets.UTF_8))
                    .build();
        }

        public HttpResponseMessage echo(
                @HttpTrigger(name = "request") HttpRequestMessage<Optional<String>> request,
                @BindingName("id") String id) {
            return request.createResponseBuilder(HttpStatus.OK)
                    .body(String.join(
                            "|",
                            id,
                            request.getUri().getRawPath(),
                            request.getUri().getRawQuery(),
                            request.getQueryParameters().toString(),
                            String.valueOf(request.getHeaders().get("x-twice")),
                            String.valueOf(request.getHeaders().get("X-Twice")),
                            request.getBody().orElse("-")))
                    .build();
        }

        public HttpResponseMessage fails(@HttpTrigger(name = "request") HttpRequestMessage<Optional<String>> request) {
            throw new IllegalStateException("planned");
        }

        public void timer(@TimerTrigger(name = "request", schedule = "") String timer) {
            if (timerFails) {
                throw new IllegalStateException("planned");
            }
        }
    }

    @AfterEach
    void close() {
        listener.close();
    }

    @Test
    void bindsWhatTheWorkerBinds() throws Exception {
        HttpResponse<String> answer = send(request("/echo/hub~a%2541%20%C3%B6?site=a%20b&site=c&limit=")
                .header("X-Twice", "1")
                .header("x-twice", "2")
                .POST(HttpRequest.BodyPublishers.ofString("{\"größe\":1}")));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .isEqualTo("hub~a%41 ö|/echo/hub~a%41%20%C3%B6|site=a%20b&site=c&limit=|{site=a b,c}|1,2|null|"
                        + "{\"größe\":1}");
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/plain; charset=utf-8");
    }

    @Test
    void givesStatusHeadersAndBodyBack() throws Exception {
        HttpResponse<String> answer = send(request("/v1/devices/pump%2F1/state").GET());

        assertThat(answer.statusCode()).isEqualTo(222);
        assertThat(answer.body()).isEqualTo("GET devices/pump/1/state");
        assertThat(answer.headers().firstValue("ETag")).contains("\"7\"");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @Test
    void sendsNoBodyToHead() throws Exception {
        HttpResponse<String> answer = send(request("/v1/x").method("HEAD", HttpRequest.BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(222);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers().firstValue("ETag")).contains("\"7\"");
    }

    /** The function whose name comes first answers, though another one's route is the better match. */
    @Test
    void asksTheFunctionsInTheOrderOfTheirNames() throws Exception {
        assertThat(send(request("/v1/devices").GET()).body()).isEqualTo("GET devices");
        assertThat(send(request("/v1").DELETE()).body()).isEqualTo("DELETE NONE");
    }

    @Test
    void findsNothingForAnotherPathOrMethod() throws Exception {
        assertThat(send(request("/").GET()).statusCode()).isEqualTo(404);
        assertThat(send(request("/api/v1").GET()).statusCode()).isEqualTo(404);
        assertThat(send(request("/echo/1").DELETE()).statusCode()).isEqualTo(404);
        assertThat(send(request("/admin/functions/nobody").POST(HttpRequest.BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void answers500WhenAFunctionFailsOrItsParameterHasNoValue() throws Exception {
        assertThat(send(request("/fails").GET()).statusCode()).isEqualTo(500);
        assertThat(send(request("/required").GET()).statusCode()).isEqualTo(500);
    }

    @Test
    void runsATimerByHand() throws Exception {
        var run = request("/admin/functions/timer").POST(HttpRequest.BodyPublishers.ofString("{}"));

        App.timerFails = false;
        assertThat(send(run).statusCode()).isEqualTo(202);
        App.timerFails = true;
        assertThat(send(run).statusCode()).isEqualTo(500);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + listener.port() + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpFunction function(String name, String route, String method, String... methods) {
        ObjectNode trigger = trigger("httpTrigger").put("route", route);
        for (String allowed : methods) {
            trigger.withArray("methods").add(allowed);
        }
        FunctionDefinition definition = definition(name, method, trigger);
        return new HttpFunction(definition, method(definition), "");
    }

    private static TimerListener timer() {
        FunctionDefinition definition =
                definition("timer", "timer", trigger("timerTrigger").put("schedule", "0 0 0 1 1 *"));
        return new TimerListener(definition, method(definition), Map.of(), Clock.systemUTC());
    }

    private static FunctionMethod method(FunctionDefinition definition) {
        return FunctionMethod.find(HttpListenerIT.class.getClassLoader(), definition);
    }

    private static ObjectNode trigger(String type) {
        return JsonNodeFactory.instance.objectNode().put("type", type).put("name", "request");
    }

    private static FunctionDefinition definition(String name, String method, ObjectNode trigger) {
        return new FunctionDefinition(name, Path.of("app.jar"), App.class.getName(), method, trigger, RetryPolicy.NONE);
    }
}

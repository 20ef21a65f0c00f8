package dev.sluice.functionshost.host;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.azure.functions.HttpResponseMessage;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An HTTP function: where it answers, and what. Safe to share between threads. */
final class HttpFunction {
    private static final Logger LOG = LoggerFactory.getLogger(HttpFunction.class);
    private static final int NO_CONTENT = 204;
    private static final int FAILED = 500;

    private final String name;
    private final FunctionMethod method;
    private final Route route;
    private final boolean takesAllMethods;
    private final TreeSet<String> methods = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

    /**
     * A function.
     *
     * @param prefix what all routes of the app begin with
     */
    HttpFunction(FunctionDefinition function, FunctionMethod method, String prefix) {
        this.name = function.name();
        this.method = method;
        JsonNode trigger = function.trigger();
        String template = trigger.path("route").asText("");
        this.route = Route.of(prefix, template.isEmpty() ? name : template);
        this.takesAllMethods = !trigger.has("methods");
        trigger.path("methods").forEach(allowed -> methods.add(allowed.asText()));
    }

    /** The parameters of the route, if the function answers such a request; one that names no list of methods answers all. */
    Optional<Map<String, String>> match(String requestMethod, String path) {
        return takesAllMethods || methods.contains(requestMethod) ? route.match(path) : Optional.empty();
    }

    /** The answer; one that fails is the host's. */
    HttpAnswer invoke(HttpCall call, Map<String, String> parameters) {
        try {
            Object answer = method.invoke(
                    new InvocationData(call, new LinkedHashMap<>(parameters), new HostContext(name, 0, 0)));
            return answer instanceof HttpResponseMessage message
                    ? (HttpAnswer) message
                    : new HttpAnswer(NO_CONTENT, "");
        } catch (ReflectiveOperationException | RuntimeException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            LOG.atWarn().addKeyValue("function", name).log("invocation failed: {}", cause.toString());
            return new HttpAnswer(FAILED, "");
        }
    }
}

package dev.sluice.eventhubs.admin;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the route of a call, and answers with its answer or its refusal. Thread-safe. */
final class Router implements HttpHandler {
    private static final Logger LOG = LoggerFactory.getLogger(Router.class);

    private final Guard guard;
    private final List<Route> routes;

    Router(Guard guard, List<Route> routes) {
        this.guard = guard;
        this.routes = List.copyOf(routes);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer answer = answer(exchange);
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", answer.contentType());
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            if (body.length > 0) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    private Answer answer(HttpExchange exchange) {
        try {
            guard.admit(exchange);
            return route(exchange);
        } catch (CallRefusedException e) {
            return Answer.refused(e);
        } catch (IllegalArgumentException e) {
            return Answer.refused(new CallRefusedException(400, String.valueOf(e.getMessage())));
        } catch (IOException | RuntimeException e) {
            LOG.atError()
                    .addKeyValue("path", exchange.getRequestURI().getPath())
                    .setCause(e)
                    .log("a call of the admin API failed");
            return Answer.refused(new CallRefusedException(500, "The call failed: the server's log says why."));
        }
    }

    private Answer route(HttpExchange exchange) throws IOException {
        boolean found = false;
        for (Route route : routes) {
            Matcher path = route.path().matcher(exchange.getRequestURI().getRawPath());
            if (path.matches()) {
                found = true;
                if (route.method().equals(exchange.getRequestMethod())) {
                    return route.handler().answer(Call.read(exchange, path));
                }
            }
        }
        throw found
                ? new CallRefusedException(405, "The path does not take " + exchange.getRequestMethod() + ".")
                : new CallRefusedException(404, "There is no such path in the admin API.");
    }
}

package dev.sluice.eventhubs.engine;

import dev.sluice.eventhubs.security.EntityPath;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** {@code $cbs}: takes the tokens of a connection. */
final class ClaimsNode implements RequestNode {
    private static final Set<String> TYPES = Set.of("servicebus.windows.net:sastoken", "jwt");

    private final Authorization authorization;

    ClaimsNode(Authorization authorization) {
        this.authorization = authorization;
    }

    @Override
    public CompletionStage<Reply> answer(Request request) {
        String operation = request.requireText("operation");
        if (!operation.equals("put-token")) {
            throw new RefusedException(
                    new WireError("amqp:not-implemented", "The operation '" + operation + "' is not supported."));
        }
        if (!TYPES.contains(String.valueOf(request.text("type")))) {
            throw new RefusedException(WireError.argument("Property 'type' in the 'application-properties' section is"
                    + " either missing, has the wrong type, or has an unexpected value."));
        }
        String name = EntityPath.of(request.requireText("name"));
        return authorization.present(String.valueOf(request.body()), name).thenApply(taken -> Reply.accepted());
    }
}

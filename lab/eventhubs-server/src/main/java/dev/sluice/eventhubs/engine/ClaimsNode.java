package dev.sluice.eventhubs.engine;

/** {@code $cbs}: takes the tokens of a connection. */
final class ClaimsNode implements RequestNode {
    private static final String SAS = "servicebus.windows.net:sastoken";

    private final Authorization authorization;

    ClaimsNode(Authorization authorization) {
        this.authorization = authorization;
    }

    @Override
    public Reply answer(Request request) {
        String operation = request.requireText("operation");
        if (!operation.equals("put-token")) {
            throw new RefusedException(
                    new WireError("amqp:not-implemented", "The operation '" + operation + "' is not supported."));
        }
        if (!request.requireText("type").equals(SAS)) {
            throw new RefusedException(WireError.unauthorized(
                    "The server takes shared access signatures only, no '" + request.text("type") + "'."));
        }
        authorization.present(String.valueOf(request.body()));
        return Reply.accepted();
    }
}

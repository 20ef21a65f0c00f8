package dev.sluice.eventhubs.engine;

import org.apache.qpid.protonj2.engine.EngineHandler;
import org.apache.qpid.protonj2.engine.EngineHandlerContext;

/**
 * Ends the round of a change of the engine's state, which no handler asks for.
 *
 * <p>The pipeline's last stage (protonj2 1.1.0) hands it on to itself until the stack overflows, at the end of every
 * connection.
 */
final class StateChangeStop implements EngineHandler {
    @Override
    public void handleEngineStateChanged(EngineHandlerContext context) {
        // It goes no further.
    }
}

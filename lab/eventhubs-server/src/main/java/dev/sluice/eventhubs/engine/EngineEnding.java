package dev.sluice.eventhubs.engine;

import java.util.Map;
import org.apache.qpid.protonj2.buffer.impl.ProtonByteArrayBufferAllocator;
import org.apache.qpid.protonj2.codec.DecodeException;
import org.apache.qpid.protonj2.engine.Connection;
import org.apache.qpid.protonj2.engine.EngineHandler;
import org.apache.qpid.protonj2.engine.EngineHandlerContext;
import org.apache.qpid.protonj2.engine.exceptions.EngineFailedException;
import org.apache.qpid.protonj2.engine.exceptions.MalformedAMQPHeaderException;
import org.apache.qpid.protonj2.engine.exceptions.ProtocolViolationException;
import org.apache.qpid.protonj2.types.Symbol;
import org.apache.qpid.protonj2.types.transport.AMQPHeader;
import org.apache.qpid.protonj2.types.transport.ErrorCondition;
import org.jspecify.annotations.Nullable;

/** Takes care of what the engine (protonj2 1.1.0) leaves open when it ends. */
final class EngineEnding implements EngineHandler {
    /**
     * Ends the round of a change of the engine's state, which no handler asks for: the pipeline's last stage hands it on
     * to itself until the stack overflows, at the end of every connection.
     */
    @Override
    public void handleEngineStateChanged(EngineHandlerContext context) {
        // It goes no further.
    }

    /** Gives the close that the engine is about to send a condition: most violations have none, which AMQP demands. */
    @Override
    public void engineFailed(EngineHandlerContext context, EngineFailedException failure) {
        Connection connection = context.engine().connection();
        if (connection.getCondition() == null) {
            connection.setCondition(condition(failure.getCause()));
        }
        context.fireFailed(failure);
    }

    /** Tells a client that asked for another version which one there is. AMQP 1.0, part 2, section 2.2. */
    static void tellVersion(@Nullable Throwable cause, Wire wire) {
        if (cause instanceof MalformedAMQPHeaderException) {
            wire.write(ProtonByteArrayBufferAllocator.wrapped(
                    AMQPHeader.getAMQPHeader().toArray()));
        }
    }

    private static ErrorCondition condition(@Nullable Throwable cause) {
        if (cause instanceof ProtocolViolationException violation) {
            Symbol condition = violation.getErrorCondition();
            return new ErrorCondition(
                    condition != null ? condition : Symbol.valueOf("amqp:illegal-state"),
                    violation.getMessage(),
                    Map.of());
        }
        return isUnreadable(cause)
                ? new WireError("amqp:decode-error", "A frame can't be read.").toCondition()
                : WireError.internal("A frame could not be handled.").toCondition();
    }

    /** The engine wraps what its decoder throws. */
    private static boolean isUnreadable(@Nullable Throwable cause) {
        Throwable root = cause == null || cause.getCause() == null ? cause : cause.getCause();
        return root instanceof DecodeException || root instanceof ClassCastException;
    }
}

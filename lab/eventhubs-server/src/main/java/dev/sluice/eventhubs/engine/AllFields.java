package dev.sluice.eventhubs.engine;

import org.apache.qpid.protonj2.engine.EngineHandler;
import org.apache.qpid.protonj2.engine.EngineHandlerContext;
import org.apache.qpid.protonj2.engine.OutgoingAMQPEnvelope;
import org.apache.qpid.protonj2.types.transport.Disposition;
import org.apache.qpid.protonj2.types.transport.Transfer;

/**
 * Sets the last field of outgoing transfers and dispositions to its default.
 *
 * <p>The Python client looks for the payload behind the eleventh field, and fails where the fields after the last one that
 * is set are left out, as AMQP allows.
 */
final class AllFields implements EngineHandler {
    @Override
    public void handleWrite(EngineHandlerContext context, OutgoingAMQPEnvelope envelope) {
        if (envelope.getBody() instanceof Transfer transfer) {
            transfer.setBatchable(false);
        } else if (envelope.getBody() instanceof Disposition disposition) {
            disposition.setBatchable(false);
        }
        context.fireWrite(envelope);
    }
}

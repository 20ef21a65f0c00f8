package dev.sluice.eventhubs.engine;

import java.util.function.Function;
import org.apache.qpid.protonj2.engine.IncomingDelivery;
import org.apache.qpid.protonj2.engine.Receiver;
import org.apache.qpid.protonj2.types.UnsignedLong;
import org.apache.qpid.protonj2.types.messaging.Target;
import org.apache.qpid.protonj2.types.transport.DeliveryState;

/** The part of a link that all links have on which a client sends: credit, size limit, deliveries in pieces. */
final class IncomingLink {
    private final AmqpConnection connection;
    private final Receiver link;
    private final int maxBytes;
    private final Function<IncomingDelivery, DeliveryState> handler;
    private int held;

    private IncomingLink(
            AmqpConnection connection, Receiver link, int maxBytes, Function<IncomingDelivery, DeliveryState> handler) {
        this.connection = connection;
        this.link = link;
        this.maxBytes = maxBytes;
        this.handler = handler;
    }

    /**
     * Answers an attach and gives credit.
     *
     * @param maxBytes largest message
     * @param credit deliveries that a client may have under way
     * @param handler takes a whole delivery and says what became of it; it does not throw
     */
    static void open(
            AmqpConnection connection,
            Receiver link,
            int maxBytes,
            int credit,
            Function<IncomingDelivery, DeliveryState> handler) {
        IncomingLink incoming = new IncomingLink(connection, link, maxBytes, handler);
        connection.incoming().add(incoming);
        incoming.attach();
        link.addCredit(credit);
    }

    private void attach() {
        link.setSource(link.getRemoteSource());
        link.setTarget(link.<Target>getRemoteTarget());
        link.setSenderSettleMode(link.getRemoteSenderSettleMode());
        link.setReceiverSettleMode(link.getRemoteReceiverSettleMode());
        link.setMaxMessageSize(UnsignedLong.valueOf(maxBytes));
        link.deliveryReadHandler(this::receive);
        link.deliveryAbortedHandler(this::aborted);
        link.closeHandler(closed -> closed(closed::close));
        link.detachHandler(detached -> closed(detached::detach));
        link.parentEndpointClosedHandler(closed -> end());
        link.open();
    }

    private void closed(Runnable answer) {
        end();
        answer.run();
    }

    /** Gives back what it holds; the link itself is left to the caller. */
    void end() {
        connection.incoming().remove(this);
        release();
    }

    private void receive(IncomingDelivery delivery) {
        if (!link.isLocallyOpen()) {
            delivery.readAll(); // sent before the client knew that the link is closed: dropped
        } else if (delivery.available() > maxBytes) {
            close(WireError.tooLarge(maxBytes));
        } else if (delivery.isPartial()) {
            hold(delivery);
        } else {
            release();
            delivery.disposition(handler.apply(delivery), true);
            // The session's window is renewed with the credit: late credit would stall clients with small frames.
            link.addCredit(1);
        }
    }

    private void hold(IncomingDelivery delivery) {
        int more = delivery.available() - held;
        if (connection.namespace().receiveBudget().take(more)) {
            held += more;
            delivery.claimAvailableBytes();
        } else {
            close(WireError.serverBusy("Too many sends are unfinished. Please try again."));
        }
    }

    private void aborted(IncomingDelivery delivery) {
        release();
        delivery.settle();
        link.addCredit(1);
    }

    private void release() {
        connection.namespace().receiveBudget().giveBack(held);
        held = 0;
    }

    private void close(WireError error) {
        end();
        link.setCondition(error.toCondition());
        link.close();
    }
}

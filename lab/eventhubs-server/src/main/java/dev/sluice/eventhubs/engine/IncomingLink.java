package dev.sluice.eventhubs.engine;

import java.util.function.BiConsumer;
import org.apache.qpid.protonj2.engine.IncomingDelivery;
import org.apache.qpid.protonj2.engine.Receiver;
import org.apache.qpid.protonj2.types.UnsignedLong;
import org.apache.qpid.protonj2.types.messaging.Rejected;
import org.apache.qpid.protonj2.types.messaging.Target;
import org.apache.qpid.protonj2.types.transport.DeliveryState;
import org.jspecify.annotations.Nullable;

/** The part of a link that all links have on which a client sends: credit, size limit, deliveries in pieces. */
final class IncomingLink {
    /** Marks a delivery whose bytes are dropped as they come. */
    private static final Object TOO_LARGE = new Object();

    private final AmqpConnection connection;
    private final Receiver link;
    private final int maxBytes;
    private final BiConsumer<IncomingDelivery, Outcome> handler;
    private final Runnable onEnd;
    private int held;
    private boolean ended;

    /**
     * @param maxBytes largest message
     * @param handler takes a whole delivery, reads its bytes and says now or later what became of it; does not throw
     * @param onEnd called once, when the link is no longer used
     */
    IncomingLink(
            AmqpConnection connection,
            Receiver link,
            int maxBytes,
            BiConsumer<IncomingDelivery, Outcome> handler,
            Runnable onEnd) {
        this.connection = connection;
        this.link = link;
        this.maxBytes = maxBytes;
        this.handler = handler;
        this.onEnd = onEnd;
    }

    /**
     * Answers the attach and gives credit.
     *
     * @param credit deliveries that a client may have under way
     */
    void open(int credit) {
        connection.incoming().add(this);
        attach();
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
        if (ended) {
            return;
        }
        ended = true;
        connection.incoming().remove(this);
        release();
        onEnd.run();
    }

    private void receive(IncomingDelivery delivery) {
        if (ended || !link.isLocallyOpen()) {
            delivery.readAll(); // sent before the client knew that the link or its session is closed: dropped
        } else if (delivery.getLinkedResource() == TOO_LARGE || delivery.available() > maxBytes) {
            drop(delivery);
        } else if (delivery.isPartial()) {
            hold(delivery);
        } else {
            release();
            handler.accept(delivery, state -> answer(delivery, state));
        }
    }

    private void answer(IncomingDelivery delivery, @Nullable DeliveryState state) {
        if (ended) {
            return; // the client is gone, or was told that the link is closed
        }
        if (state != null) {
            delivery.disposition(state, true);
        }
        // The session's window is renewed with the credit: late credit would stall clients with small frames.
        link.addCredit(1);
    }

    /** Refuses a message that is too large once all of it came: some clients wait for its outcome on a closed link. */
    private void drop(IncomingDelivery delivery) {
        release();
        delivery.readAll();
        delivery.setLinkedResource(TOO_LARGE);
        if (!delivery.isPartial()) {
            delivery.disposition(new Rejected(WireError.tooLarge(maxBytes).toCondition()), true);
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

    /** Ends the link with an error. */
    void close(WireError error) {
        if (ended) {
            return;
        }
        end();
        link.setCondition(error.toCondition());
        link.close();
    }
}

package dev.sluice.eventhubs.engine;

import org.apache.qpid.protonj2.codec.DecodeException;
import org.apache.qpid.protonj2.engine.IncomingDelivery;
import org.apache.qpid.protonj2.engine.Receiver;
import org.apache.qpid.protonj2.types.UnsignedLong;
import org.apache.qpid.protonj2.types.messaging.Accepted;
import org.apache.qpid.protonj2.types.messaging.Rejected;
import org.apache.qpid.protonj2.types.messaging.Target;
import org.apache.qpid.protonj2.types.transport.DeliveryState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A link that a client sends requests to a node on. Every request is answered: clients wait for minutes. */
final class RequestLink {
    private static final Logger LOG = LoggerFactory.getLogger(RequestLink.class);
    private static final int CREDIT = 64;
    private static final int MAX_REQUEST_BYTES = 256 * 1024;

    private final AmqpConnection connection;
    private final Receiver link;
    private final RequestNode node;

    private RequestLink(AmqpConnection connection, Receiver link, RequestNode node) {
        this.connection = connection;
        this.link = link;
        this.node = node;
    }

    static void open(AmqpConnection connection, Receiver link, RequestNode node) {
        RequestLink requests = new RequestLink(connection, link, node);
        link.setSource(link.getRemoteSource());
        link.setTarget(link.<Target>getRemoteTarget());
        link.setSenderSettleMode(link.getRemoteSenderSettleMode());
        link.setReceiverSettleMode(link.getRemoteReceiverSettleMode());
        link.setMaxMessageSize(UnsignedLong.valueOf(MAX_REQUEST_BYTES));
        link.deliveryReadHandler(requests::receive);
        link.closeHandler(Receiver::close);
        link.detachHandler(Receiver::detach);
        link.open();
        link.addCredit(CREDIT);
    }

    private void receive(IncomingDelivery delivery) {
        if (delivery.available() > MAX_REQUEST_BYTES) {
            link.setCondition(WireError.tooLarge(MAX_REQUEST_BYTES).toCondition());
            link.close();
        } else if (delivery.isPartial() && !delivery.isAborted()) {
            delivery.claimAvailableBytes();
        } else {
            delivery.disposition(delivery.isAborted() ? Accepted.getInstance() : answer(delivery), true);
            link.addCredit(1);
        }
    }

    private DeliveryState answer(IncomingDelivery delivery) {
        try {
            Request request = Request.decode(delivery.readAll());
            ReplyLink replies = connection.replies().get(replyName(request));
            if (replies == null) {
                return rejected(WireError.argument("There is no link to reply on to '" + request.replyTo() + "'."));
            }
            replies.send(answer(request).encode(request.messageId()));
            return Accepted.getInstance();
        } catch (DecodeException | ClassCastException e) {
            return rejected(WireError.argument("The request could not be read."));
        } catch (RefusedException e) {
            return rejected(e.error());
        }
    }

    private String replyName(Request request) {
        String own = String.valueOf(link.<Target>getRemoteTarget().getAddress());
        return request.replyTo() == null ? own : request.replyTo();
    }

    private Reply answer(Request request) {
        try {
            return node.answer(request);
        } catch (RefusedException e) {
            return Reply.refused(e.error());
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).log("a request could not be answered");
            return Reply.refused(WireError.internal("The request could not be answered."));
        }
    }

    private static Rejected rejected(WireError error) {
        return new Rejected(error.toCondition());
    }
}

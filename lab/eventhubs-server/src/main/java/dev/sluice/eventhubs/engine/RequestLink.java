package dev.sluice.eventhubs.engine;

import org.apache.qpid.protonj2.engine.IncomingDelivery;
import org.apache.qpid.protonj2.engine.Receiver;
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
    private final String address;
    private final RequestNode node;

    private RequestLink(AmqpConnection connection, String address, RequestNode node) {
        this.connection = connection;
        this.address = address;
        this.node = node;
    }

    static void open(AmqpConnection connection, Receiver link, RequestNode node) {
        String address = link.<Target>getRemoteTarget().getAddress();
        RequestLink requests = new RequestLink(connection, address, node);
        new IncomingLink(
                        connection,
                        link,
                        MAX_REQUEST_BYTES,
                        (delivery, outcome) -> outcome.settle(requests.answer(delivery)),
                        () -> {})
                .open(CREDIT);
    }

    private DeliveryState answer(IncomingDelivery delivery) {
        try {
            Request request = Request.decode(bytes(delivery));
            // A client that names no link has one only.
            String replyTo = request.replyTo() == null ? address : request.replyTo();
            ReplyLink replies = connection.replies().get(replyTo);
            if (replies == null) {
                return rejected(WireError.argument("There is no link to reply on to '" + replyTo + "'."));
            }
            replies.send(answer(request).encode(request.messageId()));
            return Accepted.getInstance();
        } catch (RefusedException e) {
            return rejected(e.error());
        } catch (RuntimeException e) {
            // The decoder throws many kinds of exception on bytes that are no message.
            LOG.atDebug().setCause(e).log("a request could not be read");
            return rejected(WireError.argument("The request could not be read."));
        }
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

    private static byte[] bytes(IncomingDelivery delivery) {
        byte[] bytes = new byte[delivery.available()];
        delivery.readBytes(bytes, 0, bytes.length);
        return bytes;
    }

    private static Rejected rejected(WireError error) {
        return new Rejected(error.toCondition());
    }
}

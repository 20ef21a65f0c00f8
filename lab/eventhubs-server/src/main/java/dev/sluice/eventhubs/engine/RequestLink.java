package dev.sluice.eventhubs.engine;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
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
    /** Also the most requests of a link that wait for an answer. */
    private static final int CREDIT = 64;

    /** A token has a few kilobytes; nothing else that is asked is longer. */
    private static final int MAX_REQUEST_BYTES = 64 * 1024;

    private final AmqpConnection connection;
    private final String address;
    private final RequestNode node;
    private boolean ended;

    private RequestLink(AmqpConnection connection, String address, RequestNode node) {
        this.connection = connection;
        this.address = address;
        this.node = node;
    }

    static void open(AmqpConnection connection, Receiver link, RequestNode node) {
        String address = link.<Target>getRemoteTarget().getAddress();
        RequestLink requests = new RequestLink(connection, address, node);
        new IncomingLink(connection, link, MAX_REQUEST_BYTES, requests::receive, () -> requests.ended = true)
                .open(CREDIT);
    }

    private void receive(IncomingDelivery delivery, Outcome outcome) {
        try {
            answer(Request.decode(bytes(delivery)), outcome);
        } catch (RefusedException e) {
            outcome.settle(rejected(e.error()));
        } catch (RuntimeException e) {
            // The decoder throws many kinds of exception on bytes that are no message.
            LOG.atDebug().setCause(e).log("a request could not be read");
            outcome.settle(rejected(WireError.argument("The request could not be read.")));
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // whatever becomes of the request, the client is told
    private void answer(Request request, Outcome outcome) {
        requireReplyLink(request);
        ask(request).whenComplete((reply, failure) -> {
            if (!ended) {
                outcome.settle(reply(request, failure == null ? reply : failed(failure)));
            }
        });
    }

    private CompletionStage<Reply> ask(Request request) {
        try {
            return node.answer(request);
        } catch (RuntimeException e) {
            return CompletableFuture.failedStage(e);
        }
    }

    private DeliveryState reply(Request request, Reply reply) {
        try {
            requireReplyLink(request).send(reply.encode(request.messageId()));
            return Accepted.getInstance();
        } catch (RefusedException e) {
            return rejected(e.error());
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).log("an answer could not be sent");
            return rejected(WireError.internal("The request could not be answered."));
        }
    }

    /** A client that names no link has one only. */
    private ReplyLink requireReplyLink(Request request) {
        String replyTo = request.replyTo() == null ? address : request.replyTo();
        ReplyLink replies = connection.replies().get(replyTo);
        if (replies == null) {
            throw new RefusedException(WireError.argument("There is no link to reply on to '" + replyTo + "'."));
        }
        return replies;
    }

    private static Reply failed(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof RefusedException refused) {
            return Reply.refused(refused.error());
        }
        LOG.atError().setCause(cause).log("a request could not be answered");
        return Reply.refused(WireError.internal("The request could not be answered."));
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

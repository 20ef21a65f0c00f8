package dev.sluice.eventhubs.engine;

import java.io.IOException;
import org.apache.qpid.protonj2.engine.Link;
import org.apache.qpid.protonj2.engine.LinkState;
import org.apache.qpid.protonj2.engine.Receiver;
import org.apache.qpid.protonj2.engine.Sender;
import org.apache.qpid.protonj2.types.messaging.Source;
import org.apache.qpid.protonj2.types.messaging.Target;
import org.apache.qpid.protonj2.types.messaging.Terminus;
import org.apache.qpid.protonj2.types.transactions.Coordinator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers the attaches of a connection: finds what an address names, or refuses. */
final class Attachments {
    private static final Logger LOG = LoggerFactory.getLogger(Attachments.class);

    /** Links above the limit that are refused one by one. */
    private static final int TOLD_ABOVE_LIMIT = 100;

    private final AmqpConnection connection;

    Attachments(AmqpConnection connection) {
        this.connection = connection;
    }

    /** The client wants to read. */
    void sender(Sender link) {
        answer(link, () -> {
            requireTarget(link);
            Source source = link.getRemoteSource();
            LinkAddress address = LinkAddress.parse(source == null ? null : source.getAddress());
            if (address instanceof LinkAddress.Claims || address instanceof LinkAddress.Management) {
                ReplyLink.open(connection, link);
            } else if (address instanceof LinkAddress.Subscribe subscribe) {
                SubscribeLink.open(connection, link, subscribe);
            } else {
                throw unknown(source == null ? null : source.getAddress());
            }
        });
    }

    /** The client wants to send. */
    void receiver(Receiver link) {
        answer(link, () -> {
            Target target = link.<Terminus>getRemoteTarget() instanceof Target known ? known : null;
            LinkAddress address = LinkAddress.parse(target == null ? null : target.getAddress());
            if (address instanceof LinkAddress.Claims) {
                RequestLink.open(connection, link, new ClaimsNode(connection.authorization()));
            } else if (address instanceof LinkAddress.Management) {
                RequestLink.open(connection, link, new ManagementNode(connection));
            } else if (address instanceof LinkAddress.Publish publish) {
                PublishLink.open(connection, link, publish);
            } else {
                throw unknown(target == null ? null : target.getAddress());
            }
        });
    }

    private static RefusedException unknown(@Nullable String address) {
        return new RefusedException(WireError.notFound(LinkAddress.path(address == null ? "" : address)));
    }

    /** A client that reads may name its end; a transaction's coordinator is none. */
    private static void requireTarget(Sender link) {
        if (link.<Terminus>getRemoteTarget() instanceof Coordinator) {
            throw new RefusedException(new WireError("amqp:not-implemented", "The server has no transactions."));
        }
    }

    private void requireRoom() {
        int most = connection.namespace().limits().linksPerConnection();
        int links = connection.links();
        if (links > most) {
            WireError error =
                    WireError.limitExceeded("A connection has at most " + most + " links: close some or open another.");
            if (links > most + TOLD_ABOVE_LIMIT) {
                connection.evict(error); // a refused link is held until the client detaches it
            }
            throw new RefusedException(error);
        }
    }

    /** Attaches a link, or fails; an exception refuses the link. */
    interface Attachment {
        void open() throws IOException;
    }

    private void answer(Link<?> link, Attachment attachment) {
        if (link.getState() != LinkState.IDLE) {
            // The engine has one link for both attaches, and no way to tell them apart.
            connection.evict(
                    new WireError("amqp:not-allowed", "The link '" + link.getName() + "' is attached already."));
            return;
        }
        attempt(link, () -> {
            link.setProperties(AmqpConnection.NO_PROPERTIES);
            requireRoom();
            attachment.open();
        });
    }

    /** Answers an attach later, on the connection's thread; the client may have given up by then. */
    static void finish(Link<?> link, Attachment attachment) {
        // A client that attached twice has its answer already; one whose session or connection ended wants none.
        boolean isAnswered = link.getState() != LinkState.IDLE;
        if (isAnswered || !link.getEngine().isRunning() || !isOpen(link)) {
            return;
        }
        if (link.isRemotelyOpen()) {
            attempt(link, attachment);
        } else {
            link.open().close();
        }
    }

    private static boolean isOpen(Link<?> link) {
        return link.getSession().isLocallyOpen() && !link.getConnection().isLocallyClosed();
    }

    private static void attempt(Link<?> link, Attachment attachment) {
        try {
            attachment.open();
        } catch (RefusedException e) {
            refuse(link, e.error());
        } catch (IOException | RuntimeException e) {
            LOG.atError().addKeyValue("link", link.getName()).setCause(e).log("a link could not be opened");
            refuse(link, WireError.internal("The link could not be opened: " + e.getMessage()));
        }
    }

    /** AMQP 1.0, part 2, section 2.6.3: an attach without a terminus of its own, then a detach with the reason. */
    private static void refuse(Link<?> link, WireError error) {
        link.open();
        link.setCondition(error.toCondition());
        link.close();
    }
}

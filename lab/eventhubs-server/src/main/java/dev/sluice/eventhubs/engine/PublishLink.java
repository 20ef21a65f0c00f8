package dev.sluice.eventhubs.engine;

import dev.sluice.eventhubs.codec.MalformedMessageException;
import dev.sluice.eventhubs.codec.Publication;
import dev.sluice.eventhubs.codec.Slice;
import dev.sluice.eventhubs.store.AppendFailedException;
import java.io.IOException;
import java.util.concurrent.RejectedExecutionException;
import org.apache.qpid.protonj2.engine.IncomingDelivery;
import org.apache.qpid.protonj2.engine.Receiver;
import org.apache.qpid.protonj2.types.UnsignedLong;
import org.apache.qpid.protonj2.types.messaging.Accepted;
import org.apache.qpid.protonj2.types.messaging.Rejected;
import org.apache.qpid.protonj2.types.messaging.Target;
import org.apache.qpid.protonj2.types.transport.DeliveryState;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A link that a client sends events on, to a hub or to one partition. */
final class PublishLink implements Producer.Holder {
    private static final Logger LOG = LoggerFactory.getLogger(PublishLink.class);
    private static final int CREDIT = 300;
    /** Marks a delivery whose bytes are dropped as they come: it is refused when all have come. */
    private static final Object TOO_LARGE = new Object();

    /** Largest event or batch in bytes, as in the Standard tier. */
    static final int MAX_MESSAGE_BYTES = 1024 * 1024;

    private final AmqpConnection connection;
    private final Hub hub;
    private final @Nullable Partition partition;
    private final Receiver link;
    private @Nullable Producer producer;

    private PublishLink(AmqpConnection connection, Hub hub, @Nullable Partition partition, Receiver link) {
        this.connection = connection;
        this.hub = hub;
        this.partition = partition;
        this.link = link;
    }

    static void open(AmqpConnection connection, Receiver link, LinkAddress.Publish address) throws IOException {
        Hub hub = connection.namespace().requireHub(address.hub());
        Partition partition = address.partition() == null ? null : hub.requirePartition(address.partition());
        connection.authorization().require(address.path());
        PublishLink publish = new PublishLink(connection, hub, partition, link);
        ProducerClaim claim = ProducerClaim.of(link);
        if (claim != null) {
            publish.admit(claim);
        }
        link.setSource(link.getRemoteSource());
        link.setTarget(link.<Target>getRemoteTarget());
        link.setSenderSettleMode(link.getRemoteSenderSettleMode());
        link.setReceiverSettleMode(link.getRemoteReceiverSettleMode());
        link.setMaxMessageSize(UnsignedLong.valueOf(MAX_MESSAGE_BYTES));
        link.deliveryReadHandler(publish::receive);
        link.deliveryAbortedHandler(publish::aborted);
        link.closeHandler(publish::closed);
        link.detachHandler(publish::detached);
        link.parentEndpointClosedHandler(ended -> publish.leave());
        link.open();
        link.addCredit(CREDIT);
    }

    /** Lets an idempotent producer in and tells it who it is and what came last of it. */
    private void admit(ProducerClaim claim) throws IOException {
        if (partition == null) {
            throw new RefusedException(WireError.argument("Idempotent publishing needs a partition in the address."));
        }
        producer = partition.producers().admit(claim, this);
        link.setOfferedCapabilities(ProducerClaim.CAPABILITY);
        link.setProperties(producer.properties());
    }

    private void receive(IncomingDelivery delivery) {
        boolean tooLarge = delivery.getLinkedResource() == TOO_LARGE || delivery.available() > MAX_MESSAGE_BYTES;
        if (tooLarge) {
            delivery.setLinkedResource(TOO_LARGE);
            delivery.readAll();
        } else if (delivery.isPartial()) {
            delivery.claimAvailableBytes();
        }
        if (!delivery.isPartial()) {
            delivery.disposition(tooLarge ? rejected(WireError.tooLarge(MAX_MESSAGE_BYTES)) : store(delivery), true);
            // The session's window is renewed with the credit: late credit would stall clients with small frames.
            link.addCredit(1);
        }
    }

    private void close(WireError error) {
        if (link.isLocallyOpen()) {
            link.setCondition(error.toCondition());
            link.close();
        }
    }

    private void closed(Receiver link) {
        leave();
        link.close();
    }

    private void detached(Receiver link) {
        leave();
        link.detach();
    }

    private void leave() {
        if (producer != null && partition != null) {
            partition.producers().leave(this, producer.id());
        }
    }

    private void aborted(IncomingDelivery delivery) {
        delivery.settle();
        link.addCredit(1);
    }

    private DeliveryState store(IncomingDelivery delivery) {
        try {
            Publication publication = Publication.parse(delivery.getMessageFormat(), bytes(delivery));
            Partition target = partition != null ? partition : hub.route(publication.partitionKey());
            append(publication, target);
            return Accepted.getInstance();
        } catch (MalformedMessageException e) {
            return rejected(WireError.argument("The message could not be read: " + e.getMessage() + "."));
        } catch (RefusedException e) {
            return rejected(e.error());
        } catch (AppendFailedException e) {
            LOG.atWarn().addKeyValue("hub", hub.name()).log("{}", e.getMessage());
            return rejected(WireError.serverBusy(String.valueOf(e.getMessage())));
        } catch (RuntimeException e) {
            LOG.atError().addKeyValue("hub", hub.name()).setCause(e).log("a send could not be stored");
            return rejected(WireError.internal("The send could not be stored: " + e));
        }
    }

    private void append(Publication publication, Partition target) {
        if (producer != null) {
            target.producers().append(producer, this, publication, target::append);
        } else {
            target.append(publication);
        }
    }

    @Override
    public void evict(WireError error) {
        try {
            connection.wire().thread().execute(() -> close(error));
        } catch (RejectedExecutionException stopping) {
            LOG.atDebug().log("the server stops; the link ends with its connection");
        }
    }

    private static Slice bytes(IncomingDelivery delivery) {
        byte[] bytes = new byte[delivery.available()];
        delivery.readBytes(bytes, 0, bytes.length);
        return Slice.of(bytes);
    }

    private static Rejected rejected(WireError error) {
        return new Rejected(error.toCondition());
    }
}

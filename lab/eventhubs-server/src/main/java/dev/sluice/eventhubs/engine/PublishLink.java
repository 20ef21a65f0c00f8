package dev.sluice.eventhubs.engine;

import dev.sluice.eventhubs.codec.MalformedMessageException;
import dev.sluice.eventhubs.codec.Publication;
import dev.sluice.eventhubs.codec.Slice;
import dev.sluice.eventhubs.store.AppendFailedException;
import org.apache.qpid.protonj2.engine.IncomingDelivery;
import org.apache.qpid.protonj2.engine.Receiver;
import org.apache.qpid.protonj2.types.messaging.Accepted;
import org.apache.qpid.protonj2.types.messaging.Rejected;
import org.apache.qpid.protonj2.types.transport.DeliveryState;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A link that a client sends events on, to a hub or to one partition. */
final class PublishLink {
    private static final Logger LOG = LoggerFactory.getLogger(PublishLink.class);
    private static final int CREDIT = 300;

    /** Largest event or batch in bytes, as in the Standard tier. */
    private static final int MAX_MESSAGE_BYTES = 1024 * 1024;

    private final Hub hub;
    private final @Nullable Partition partition;

    private PublishLink(Hub hub, @Nullable Partition partition) {
        this.hub = hub;
        this.partition = partition;
    }

    static void open(AmqpConnection connection, Receiver link, LinkAddress.Publish address) {
        Hub hub = connection.namespace().requireHub(address.hub());
        Partition partition = address.partition() == null ? null : hub.requirePartition(address.partition());
        connection.authorization().require(address.path());
        PublishLink publish = new PublishLink(hub, partition);
        IncomingLink.open(connection, link, MAX_MESSAGE_BYTES, CREDIT, publish::store);
    }

    /** One outcome for the whole delivery: a batch is stored whole or not at all. */
    private DeliveryState store(IncomingDelivery delivery) {
        try {
            Publication publication = Publication.parse(delivery.getMessageFormat(), bytes(delivery));
            Partition target = partition != null ? partition : hub.route(publication.partitionKey());
            target.append(publication);
            return Accepted.getInstance();
        } catch (MalformedMessageException e) {
            return rejected(WireError.argument("The message could not be read: " + e.getMessage() + "."));
        } catch (AppendFailedException e) {
            LOG.atWarn().addKeyValue("hub", hub.name()).log("{}", e.getMessage());
            return rejected(WireError.serverBusy(String.valueOf(e.getMessage())));
        } catch (RuntimeException e) {
            LOG.atError().addKeyValue("hub", hub.name()).setCause(e).log("a send could not be stored");
            return rejected(WireError.internal("The send could not be stored: " + e));
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

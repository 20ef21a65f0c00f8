package dev.sluice.eventhubs.engine;

import dev.sluice.eventhubs.codec.MalformedMessageException;
import dev.sluice.eventhubs.codec.Publication;
import dev.sluice.eventhubs.codec.Slice;
import dev.sluice.eventhubs.faults.InjectedFault;
import dev.sluice.eventhubs.faults.Occasion;
import dev.sluice.eventhubs.faults.Place;
import dev.sluice.eventhubs.store.AppendFailedException;
import dev.sluice.eventhubs.store.Stored;
import java.io.IOException;
import java.util.Optional;
import org.apache.qpid.protonj2.engine.IncomingDelivery;
import org.apache.qpid.protonj2.engine.Receiver;
import org.apache.qpid.protonj2.types.messaging.Accepted;
import org.apache.qpid.protonj2.types.messaging.Rejected;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A link that a client sends events on, to a hub or to one partition. */
final class PublishLink implements HubLink, Producer.Holder {
    private static final Logger LOG = LoggerFactory.getLogger(PublishLink.class);
    private static final int CREDIT = 300;

    private final AmqpConnection connection;
    private final Need need;
    private final Hub hub;
    private final @Nullable Partition partition;
    private final IncomingLink incoming;
    private final HeldSends held;
    private final Receiver link;
    private @Nullable Producer producer;

    private PublishLink(AmqpConnection connection, Need need, Hub hub, @Nullable Partition partition, Receiver link) {
        this.connection = connection;
        this.need = need;
        this.hub = hub;
        this.partition = partition;
        this.link = link;
        int maxBytes = connection.namespace().limits().maxMessageBytes();
        this.incoming = new IncomingLink(connection, link, maxBytes, this::receive, this::left);
        this.held = new HeldSends(connection, this::store);
    }

    static void open(AmqpConnection connection, Receiver link, LinkAddress.Publish address) throws IOException {
        Need need = Need.send(address);
        connection.authorization().require(need);
        Hub hub = connection.namespace().requireHub(address.hub());
        Partition partition = address.partition() == null ? null : hub.requirePartition(address.partition());
        PublishLink publish = new PublishLink(connection, need, hub, partition, link);
        ProducerClaim claim = ProducerClaim.of(link);
        if (claim == null) {
            publish.attach();
        } else {
            publish.identify(claim);
        }
    }

    private void attach() {
        hub.attach(this);
        connection.authorization().watch(this, need);
        incoming.open(CREDIT);
    }

    /** Finds out who an idempotent producer is; for one that is not remembered the answer to the attach comes later. */
    private void identify(ProducerClaim claim) {
        if (partition == null) {
            throw new RefusedException(WireError.argument("Idempotent publishing needs a partition in the address."));
        }
        Producers producers = partition.producers();
        Long id = claim.id();
        if (id == null || producers.isKnown(claim)) {
            admit(producers, claim, null);
        } else {
            connection.namespace().lookups().run(() -> lookUp(producers, claim, id));
        }
    }

    private void lookUp(Producers producers, ProducerClaim claim, long id) {
        Attachments.Attachment rest;
        try {
            Producer found = producers.find(id);
            rest = () -> admit(producers, claim, found);
        } catch (IOException e) {
            rest = () -> {
                throw e;
            };
        }
        Attachments.Attachment last = rest;
        connection.onThread(() -> Attachments.finish(link, last));
    }

    /** Lets an idempotent producer in and tells it who it is and what came last of it. */
    private void admit(Producers producers, ProducerClaim claim, @Nullable Producer found) {
        producer = producers.admit(claim, found, this);
        link.setOfferedCapabilities(ProducerClaim.CAPABILITY);
        link.setProperties(producer.properties(claim.sequence(producer)));
        attach();
    }

    private void left() {
        connection.authorization().unwatch(this);
        hub.links().remove(this);
        if (producer != null && partition != null) {
            partition.producers().leave(this, producer.id());
        }
        held.drop();
    }

    /** One outcome for the whole delivery: a batch is stored whole or not at all. */
    private void receive(IncomingDelivery delivery, Outcome outcome) {
        try {
            Publication publication = Publication.parse(delivery.getMessageFormat(), bytes(delivery));
            Partition target = partition != null ? partition : hub.route(publication.partitionKey());
            store(new Send(publication, target, outcome));
        } catch (MalformedMessageException e) {
            outcome.settle(rejected(WireError.argument("The message could not be read: " + e.getMessage() + ".")));
        }
    }

    private void store(Send send) {
        Optional<InjectedFault> fault = fault(send.target());
        if (fault.isEmpty() && !held.isBehindOthers(send)) {
            append(send, send.outcome());
        } else if (fault.isEmpty()) {
            held.hold(send);
        } else {
            new FaultySend(connection, held, this::append).store(send, fault.get());
        }
    }

    private Optional<InjectedFault> fault(Partition target) {
        return connection.namespace().faultList().isEmpty()
                ? Optional.empty()
                : connection.namespace().faultList().strike(Occasion.SEND, connection.place(hub.name(), target.id()));
    }

    private void append(Send send, Outcome outcome) {
        try {
            give(send, failure -> connection.now(() -> stored(send, outcome, failure)));
        } catch (RefusedException e) {
            refuse(send, outcome, e.error());
        } catch (AppendFailedException e) {
            refuse(send, outcome, failure(e));
        } catch (RuntimeException e) {
            LOG.atError().addKeyValue("hub", hub.name()).setCause(e).log("a send could not be stored");
            refuse(send, outcome, WireError.internal("The send could not be stored: " + e));
        }
    }

    private void give(Send send, Stored stored) {
        Producer own = producer;
        if (own == null) {
            send.target().append(send.publication(), stored);
        } else {
            Producers producers = send.target().producers();
            producers.append(
                    own,
                    this,
                    send.publication(),
                    send.target()::append,
                    failure -> storedOf(own, producers, stored, failure));
        }
    }

    private static void storedOf(
            Producer producer, Producers producers, Stored stored, @Nullable AppendFailedException failure) {
        if (failure != null) {
            producers.forget(producer.id());
        }
        stored.done(failure);
    }

    private void stored(Send send, Outcome outcome, @Nullable AppendFailedException failure) {
        if (failure == null) {
            outcome.settle(Accepted.getInstance());
        } else {
            refuse(send, outcome, failure(failure));
        }
    }

    private static void refuse(Send send, Outcome outcome, WireError error) {
        send.target().counters().refused();
        outcome.settle(rejected(error));
    }

    private WireError failure(AppendFailedException e) {
        if (hub.isDeleted()) {
            return hub.notFound();
        }
        LOG.atWarn().addKeyValue("hub", hub.name()).log("{}", e.getMessage());
        return WireError.serverBusy(String.valueOf(e.getMessage()));
    }

    private static Slice bytes(IncomingDelivery delivery) {
        byte[] bytes = new byte[delivery.available()];
        delivery.readBytes(bytes, 0, bytes.length);
        return Slice.of(bytes);
    }

    private static Rejected rejected(WireError error) {
        return new Rejected(error.toCondition());
    }

    @Override
    public Place place() {
        return connection.place(hub.name(), partition == null ? null : partition.id());
    }

    @Override
    public void evict(WireError error) {
        connection.onThread(() -> incoming.close(error));
    }
}

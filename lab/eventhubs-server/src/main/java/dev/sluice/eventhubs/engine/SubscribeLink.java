package dev.sluice.eventhubs.engine;

import dev.sluice.eventhubs.codec.ByteSink;
import dev.sluice.eventhubs.codec.ReceiverMetrics;
import dev.sluice.eventhubs.codec.Slice;
import dev.sluice.eventhubs.faults.InjectedFault;
import dev.sluice.eventhubs.faults.Occasion;
import dev.sluice.eventhubs.faults.Place;
import dev.sluice.eventhubs.store.LogCursor;
import dev.sluice.eventhubs.store.LogEnd;
import dev.sluice.eventhubs.store.PositionBeyondEndException;
import dev.sluice.eventhubs.store.Registration;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.qpid.protonj2.buffer.ProtonBuffer;
import org.apache.qpid.protonj2.buffer.impl.ProtonByteArrayBufferAllocator;
import org.apache.qpid.protonj2.engine.OutgoingDelivery;
import org.apache.qpid.protonj2.engine.Sender;
import org.apache.qpid.protonj2.engine.impl.ProtonDeliveryTagGenerator;
import org.apache.qpid.protonj2.types.messaging.Target;
import org.apache.qpid.protonj2.types.transport.SenderSettleMode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A link that a client reads a partition on.
 *
 * <p>Deliveries are settled when they are sent: a client acknowledges by its own checkpoint, not to the server. It
 * sends while the client has given credit and takes bytes; then it waits for either, or for the next append.
 */
final class SubscribeLink implements Readers.Reader, HubLink {
    private static final Logger LOG = LoggerFactory.getLogger(SubscribeLink.class);

    /** Events sent in one go, so that the links of a connection take turns. */
    private static final int TURN = 512;

    private final AmqpConnection connection;
    private final Sender link;
    private final SubscribeRequest request;
    private final Hub hub;
    private final Partition partition;
    private final Readers rivals;
    private final LogCursor cursor;
    private final Registration appends;
    private final AtomicBoolean waiting = new AtomicBoolean();
    private final ByteSink withMetrics = new ByteSink(0);
    private @Nullable ProtonBuffer unsent;
    private boolean turnScheduled;
    private boolean frozen;
    private boolean ended;

    private SubscribeLink(AmqpConnection connection, Sender link, Hub hub, Partition partition, String group)
            throws IOException {
        this.connection = connection;
        this.link = link;
        this.request = SubscribeRequest.of(link);
        this.hub = hub;
        this.partition = partition;
        this.rivals = partition.readers(group);
        this.cursor = partition.log().read(request.start().firstSequence(partition.log()));
        this.appends = partition.log().onAppend(this::wake);
    }

    static void open(AmqpConnection connection, Sender link, LinkAddress.Subscribe address) throws IOException {
        Need need = Need.listen(address);
        connection.authorization().require(need);
        Hub hub = connection.namespace().requireHub(address.hub());
        hub.requireGroup(address.group());
        Partition partition = hub.requirePartition(address.partition());
        SubscribeLink reader = create(connection, link, hub, partition, address.group());
        reader.attach();
        connection.authorization().watch(reader, need);
    }

    private static SubscribeLink create(
            AmqpConnection connection, Sender link, Hub hub, Partition partition, String group) throws IOException {
        try {
            return new SubscribeLink(connection, link, hub, partition, group);
        } catch (PositionBeyondEndException e) {
            throw new RefusedException(WireError.argument(String.valueOf(e.getMessage())));
        }
    }

    private void attach() {
        try {
            hub.attach(this);
            rivals.admit(this);
        } catch (RefusedException e) {
            end();
            throw e;
        }
        connection.readers().add(this);
        link.setSource(link.getRemoteSource());
        link.setTarget(link.<Target>getRemoteTarget());
        link.setSenderSettleMode(SenderSettleMode.SETTLED);
        link.setReceiverSettleMode(link.getRemoteReceiverSettleMode());
        link.setDeliveryTagGenerator(ProtonDeliveryTagGenerator.BUILTIN.SEQUENTIAL.createGenerator());
        link.creditStateUpdateHandler(sender -> pump());
        link.closeHandler(sender -> closed(sender::close));
        link.detachHandler(sender -> closed(sender::detach));
        link.parentEndpointClosedHandler(sender -> end());
        link.open();
    }

    private void closed(Runnable answer) {
        end();
        answer.run();
    }

    /** Sends what there is, as far as the client lets it. */
    void pump() {
        if (ended || turnScheduled) {
            return;
        }
        try {
            send();
        } catch (IOException e) {
            LOG.atWarn().addKeyValue("partition", partition.id()).setCause(e).log("events could not be read");
            close(
                    hub.isDeleted()
                            ? hub.notFound()
                            : WireError.internal("The events could not be read: " + e.getMessage()));
        }
    }

    private void send() throws IOException {
        int sent = 0;
        while (isSendable() && !isFrozen()) {
            if (sent++ == TURN) {
                scheduleTurn();
                return;
            }
            if (unsent != null) {
                transfer(unsent);
            } else if (cursor.advance()) {
                transfer(next(cursor.event()));
            } else if (awaitAppend()) {
                return;
            }
        }
    }

    private void scheduleTurn() {
        turnScheduled = true;
        connection.onThread(() -> {
            turnScheduled = false;
            pump();
        });
    }

    private boolean isSendable() {
        return !ended && link.isSendable() && connection.wire().isWritable();
    }

    /** Whether the partition is frozen by a fault; then the link goes on when that ends. */
    private boolean isFrozen() {
        if (frozen || connection.namespace().faultList().isEmpty()) {
            return frozen;
        }
        Optional<InjectedFault> freeze = connection.namespace().faultList().strike(Occasion.READ, place());
        frozen = freeze.isPresent();
        freeze.ifPresent(fault -> fault.whenEnded(() -> connection.onThread(this::thaw)));
        return frozen;
    }

    private void thaw() {
        frozen = false;
        pump();
    }

    private void resume() {
        connection.onThread(this::pump);
    }

    /** Whether to wait: there is no event, and the next append will call. */
    private boolean awaitAppend() {
        cursor.idle();
        if (link.isDraining()) {
            link.drained();
        }
        waiting.set(true);
        return !cursor.hasNext() || !waiting.compareAndSet(true, false);
    }

    private ProtonBuffer next(Slice event) {
        link.next().settle();
        partition.counters().delivered();
        if (!request.metrics()) {
            return ProtonByteArrayBufferAllocator.wrapped(event.array(), event.offset(), event.length());
        }
        withMetrics.clear();
        metrics().write(withMetrics, event);
        return ProtonByteArrayBufferAllocator.wrapped(withMetrics.toArray());
    }

    private ReceiverMetrics metrics() {
        LogEnd end = partition.log().end();
        return new ReceiverMetrics(
                end.lastSequence(),
                end.lastOffset(),
                end.lastEnqueuedMillis(),
                connection.namespace().clock().millis());
    }

    /** Sends an event, or what the session's window lets through of it. */
    private void transfer(ProtonBuffer event) {
        OutgoingDelivery delivery = link.current();
        delivery.writeBytes(event);
        unsent = event.isReadable() ? event : null;
    }

    /** Called by appending threads. */
    private void wake() {
        if (waiting.compareAndSet(true, false)) {
            resume();
        }
    }

    private void close(WireError error) {
        end();
        if (link.isLocallyOpen()) {
            link.setCondition(error.toCondition());
            link.close();
        }
    }

    /** Gives up what it holds; the link itself is left to the caller. */
    void end() {
        if (ended) {
            return;
        }
        ended = true;
        appends.close();
        rivals.leave(this);
        hub.links().remove(this);
        connection.readers().remove(this);
        connection.authorization().unwatch(this);
        try {
            cursor.close();
        } catch (IOException e) {
            LOG.atDebug().setCause(e).log("a file that was only read could not be closed");
        }
    }

    @Override
    public String name() {
        return request.name();
    }

    @Override
    public @Nullable Long epoch() {
        return request.epoch();
    }

    @Override
    public void evict(WireError error) {
        connection.onThread(() -> close(error));
    }

    @Override
    public Place place() {
        return connection.place(hub.name(), partition.id());
    }
}

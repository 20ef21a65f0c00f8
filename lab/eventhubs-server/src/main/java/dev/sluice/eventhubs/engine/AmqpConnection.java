package dev.sluice.eventhubs.engine;

import dev.sluice.eventhubs.Limits;
import dev.sluice.eventhubs.codec.FrameBounds;
import dev.sluice.eventhubs.codec.MalformedMessageException;
import dev.sluice.eventhubs.faults.Place;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.qpid.protonj2.buffer.impl.ProtonByteArrayBufferAllocator;
import org.apache.qpid.protonj2.engine.Connection;
import org.apache.qpid.protonj2.engine.Engine;
import org.apache.qpid.protonj2.engine.EngineFactory;
import org.apache.qpid.protonj2.engine.Link;
import org.apache.qpid.protonj2.engine.Session;
import org.apache.qpid.protonj2.engine.exceptions.EngineStateException;
import org.apache.qpid.protonj2.types.Symbol;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server's end of one AMQP connection. Everything happens on the wire's thread. */
public final class AmqpConnection {
    private static final Logger LOG = LoggerFactory.getLogger(AmqpConnection.class);
    /**
     * The Python client reads the last field of Open, Begin and Attach by its index, and fails where the fields after the
     * last one that is set are left out, as AMQP allows. The service sets them, and so do we.
     */
    static final Map<Symbol, Object> NO_PROPERTIES = Map.of();

    private static final int MAX_FRAME_BYTES = 1024 * 1024;
    /** Connections above the limit that are told so; those above these are closed without a word. */
    private static final int TOLD_ABOVE_LIMIT = 100;

    private static final int MOST_LINKS_A_SESSION = 255;
    private static final int IDLE_TIMEOUT_MILLIS = 60_000;

    private final Namespace namespace;
    private final Wire wire;
    private final String id;
    private final Instant openedAt;
    private volatile @Nullable String container;
    private final Engine engine = EngineFactory.PROTON.createEngine();
    private final FrameBounds bounds = new FrameBounds(MAX_FRAME_BYTES);
    private final Authorization authorization;
    private final ScheduledFuture<?> deadline;
    private final boolean aboveLimit;
    /** Known from the first bytes on; only compared with the current one. */
    private volatile @Nullable Thread own;

    private final Set<SubscribeLink> readers = new LinkedHashSet<>();
    private final Set<IncomingLink> incoming = new LinkedHashSet<>();
    private final Map<String, ReplyLink> replies = new HashMap<>();

    private AmqpConnection(Namespace namespace, Wire wire) {
        this.namespace = namespace;
        this.wire = wire;
        Limits limits = namespace.limits();
        this.deadline = wire.thread()
                .schedule(this::requireToken, limits.toAuthenticate().toMillis(), TimeUnit.MILLISECONDS);
        this.aboveLimit = namespace.connectionList().count() >= limits.connections();
        this.id = namespace.connectionList().nextId();
        this.openedAt = namespace.clock().instant();
        this.authorization = new Authorization(this);
    }

    /** Starts an engine that waits for the client's first bytes. */
    public static AmqpConnection open(Namespace namespace, Wire wire) {
        AmqpConnection connection = new AmqpConnection(namespace, wire);
        namespace.connectionList().add(connection);
        connection.start();
        if (namespace.connectionList().count() > namespace.limits().connections() + TOLD_ABOVE_LIMIT) {
            wire.close();
        }
        return connection;
    }

    private void start() {
        engine.outputConsumer(wire::write);
        engine.errorHandler(failed -> fail(failed.failureCause()));
        engine.pipeline().addFirst("all-fields", new AllFields()).addFirst("ending", new EngineEnding());
        engine.saslDriver().server().setListener(new AnySaslMechanism());
        Connection connection = engine.start();
        connection.setContainerId("sluice-eventhubs");
        connection.setMaxFrameSize(MAX_FRAME_BYTES);
        connection.setChannelMax(namespace.limits().sessionsPerConnection() - 1);
        connection.setIdleTimeout(IDLE_TIMEOUT_MILLIS);
        connection.setProperties(Map.of(Symbol.valueOf("product"), "sluice-eventhubs"));
        connection.openHandler(this::opened);
        connection.closeHandler(this::closed);
        connection.sessionOpenHandler(AmqpConnection::sessionOpened);
        Attachments attachments = new Attachments(this);
        connection.senderOpenHandler(attachments::sender);
        connection.receiverOpenHandler(attachments::receiver);
    }

    /** A client that never opens, or never shows who it is, must not stay for ever. */
    private void requireToken() {
        if (!isOpen() || !authorization.isEverShown()) {
            evict(new WireError("amqp:connection:forced", "The connection did not show a valid token in time."));
        }
    }

    private void opened(Connection connection) {
        container = connection.getRemoteContainerId();
        connection.open();
        if (aboveLimit) {
            WireError error = WireError.limitExceeded(
                    "The server has no more than " + namespace.limits().connections() + " connections: close some.");
            // The socket stays until the client has answered: closed at once, its reset could overtake the reason.
            connection.setCondition(error.toCondition()).close();
            return;
        }
        connection.tickAuto(wire.thread());
    }

    private void closed(Connection connection) {
        connection.close();
        wire.close();
    }

    private static void sessionOpened(Session session) {
        if (session.getConnection().isLocallyClosed()) {
            return; // sent before the client knew
        }
        // Unread bytes are bounded by each link, not by the session's window, which counts frames.
        session.setIncomingCapacity(Integer.MAX_VALUE);
        session.setHandleMax(MOST_LINKS_A_SESSION - 1);
        session.setProperties(NO_PROPERTIES);
        session.closeHandler(Session::close);
        session.open();
    }

    private void fail(@Nullable Throwable cause) {
        LOG.atDebug().setCause(cause).log("a connection broke the protocol and is ended");
        EngineEnding.tellVersion(cause, wire);
        wire.close();
    }

    /** Takes bytes from the client; they must not change afterwards. */
    public void receive(byte[] bytes) {
        own = Thread.currentThread();
        try {
            if (engine.isWritable()) {
                bounds.require(bytes);
                // Read-only lets the engine pass slices of these bytes on instead of copies.
                engine.ingest(ProtonByteArrayBufferAllocator.wrapped(bytes).convertToReadOnly());
            }
        } catch (EngineStateException e) {
            fail(e);
        } catch (MalformedMessageException e) {
            WireError error = new WireError("amqp:decode-error", "A frame can't be read: " + e.getMessage() + ".");
            end(error, error);
        }
    }

    /** Whether the client has opened the connection, which is more than to send the first bytes. */
    public boolean isOpen() {
        return engine.connection().isRemotelyOpen();
    }

    /** The client keeps up again. */
    public void writable() {
        for (SubscribeLink reader : List.copyOf(readers)) {
            if (!wire.isWritable()) {
                return;
            }
            // To the end of the row: the first ones would take all there is to take, every time.
            readers.remove(reader);
            readers.add(reader);
            reader.pump();
        }
    }

    /** The connection is gone. */
    public void disconnected() {
        deadline.cancel(false);
        authorization.close();
        List.copyOf(readers).forEach(SubscribeLink::end);
        List.copyOf(incoming).forEach(IncomingLink::end);
        engine.shutdown();
        namespace.connectionList().remove(this);
    }

    /** Tells the client that the server stops, and ends the connection. */
    public void close() {
        end(WireError.detachForced(), WireError.connectionForced());
    }

    /** Ends the connection with an error. May be called on any thread. */
    void evict(WireError error) {
        onThread(() -> end(error, error));
    }

    private void end(WireError ofLinks, WireError error) {
        Connection connection = engine.connection();
        if (engine.isRunning() && connection.isLocallyOpen()) {
            // Without a detach the SDK's receivers complete as if there were no more events, without an error.
            connection.sessions().forEach(session -> detachLinks(session, ofLinks));
            connection.setCondition(error.toCondition());
            connection.close();
        }
        wire.close();
    }

    private static void detachLinks(Session session, WireError error) {
        for (Link<?> link : List.copyOf(session.links())) {
            if (link.isLocallyOpen() && link.isRemotelyOpen()) {
                link.setCondition(error.toCondition());
                link.close();
            }
        }
    }

    /** Does something on the connection's thread: at once if this is it. */
    void now(Runnable task) {
        if (Thread.currentThread() == own) {
            task.run();
        } else {
            onThread(task);
        }
    }

    /** Does something on the connection's thread, soon; may be called on any thread. */
    void onThread(Runnable task) {
        try {
            wire.thread().execute(() -> unlessFailed(task));
        } catch (RejectedExecutionException stopping) {
            LOG.atDebug().addKeyValue("connectionId", id).log("the server stops, and the connection with it");
        }
    }

    /** What is to be told to a client whose engine has failed meanwhile can't be told any more. */
    private void unlessFailed(Runnable task) {
        try {
            task.run();
        } catch (EngineStateException e) {
            LOG.atDebug().addKeyValue("connectionId", id).setCause(e).log("the connection has failed already");
        }
    }

    /** By which the server tells it from others. */
    public String id() {
        return id;
    }

    /** What the client calls itself; empty before it has said so. */
    public String container() {
        String name = container;
        return name == null ? "" : name;
    }

    /** When it was accepted. */
    public Instant openedAt() {
        return openedAt;
    }

    /** A place on this connection. */
    Place place(@Nullable String hub, @Nullable String partition) {
        return new Place(hub, partition, id, container);
    }

    Namespace namespace() {
        return namespace;
    }

    Wire wire() {
        return wire;
    }

    Authorization authorization() {
        return authorization;
    }

    /** How many links the client has attached and not detached. */
    int links() {
        return engine.connection().sessions().stream()
                .mapToInt(session -> (int)
                        session.links().stream().filter(Link::isRemotelyOpen).count())
                .sum();
    }

    Set<SubscribeLink> readers() {
        return readers;
    }

    Set<IncomingLink> incoming() {
        return incoming;
    }

    /** The links that replies go out on, by the address or link name that a request gives. */
    Map<String, ReplyLink> replies() {
        return replies;
    }
}

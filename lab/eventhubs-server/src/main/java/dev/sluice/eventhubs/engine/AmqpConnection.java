package dev.sluice.eventhubs.engine;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.qpid.protonj2.buffer.ProtonBuffer;
import org.apache.qpid.protonj2.engine.Connection;
import org.apache.qpid.protonj2.engine.Engine;
import org.apache.qpid.protonj2.engine.EngineFactory;
import org.apache.qpid.protonj2.engine.Link;
import org.apache.qpid.protonj2.engine.Session;
import org.apache.qpid.protonj2.engine.exceptions.EngineStateException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server's end of one AMQP connection. Everything happens on the wire's thread. */
public final class AmqpConnection {
    private static final Logger LOG = LoggerFactory.getLogger(AmqpConnection.class);
    private static final int MAX_FRAME_BYTES = 1024 * 1024;
    private static final int MOST_SESSIONS = 4999;
    private static final int MOST_LINKS_A_SESSION = 255;
    private static final int IDLE_TIMEOUT_MILLIS = 60_000;

    private final Namespace namespace;
    private final Wire wire;
    private final Engine engine = EngineFactory.PROTON.createEngine();
    private final Authorization authorization;
    private final Set<SubscribeLink> readers = new LinkedHashSet<>();
    private final Map<String, ReplyLink> replies = new HashMap<>();

    private AmqpConnection(Namespace namespace, Wire wire) {
        this.namespace = namespace;
        this.wire = wire;
        this.authorization = new Authorization(namespace.key(), namespace.clock());
    }

    /** Starts an engine that waits for the client's first bytes. */
    public static AmqpConnection open(Namespace namespace, Wire wire) {
        AmqpConnection connection = new AmqpConnection(namespace, wire);
        connection.start();
        return connection;
    }

    private void start() {
        engine.outputConsumer(frame -> wire.write(FullFields.of(frame)));
        engine.errorHandler(failed -> fail(failed.failureCause()));
        engine.saslDriver().server().setListener(new AnySaslMechanism());
        Connection connection = engine.start();
        connection.setContainerId("sluice-eventhubs");
        connection.setMaxFrameSize(MAX_FRAME_BYTES);
        connection.setChannelMax(MOST_SESSIONS - 1);
        connection.setIdleTimeout(IDLE_TIMEOUT_MILLIS);
        connection.openHandler(this::opened);
        connection.closeHandler(this::closed);
        connection.sessionOpenHandler(AmqpConnection::sessionOpened);
        Attachments attachments = new Attachments(this);
        connection.senderOpenHandler(attachments::sender);
        connection.receiverOpenHandler(attachments::receiver);
    }

    private void opened(Connection connection) {
        connection.open();
        connection.tickAuto(wire.thread());
    }

    private void closed(Connection connection) {
        connection.close();
        wire.close();
    }

    private static void sessionOpened(Session session) {
        // Unread bytes are bounded by each link, not by the session's window, which counts frames.
        session.setIncomingCapacity(Integer.MAX_VALUE);
        session.setHandleMax(MOST_LINKS_A_SESSION - 1);
        session.closeHandler(Session::close);
        session.open();
    }

    private void fail(@Nullable Throwable cause) {
        LOG.atDebug().setCause(cause).log("a connection broke the protocol and is ended");
        wire.close();
    }

    /** Takes bytes from the client; they must not change afterwards. */
    public void receive(ProtonBuffer bytes) {
        try {
            if (engine.isWritable()) {
                engine.ingest(bytes);
            }
        } catch (EngineStateException e) {
            fail(e);
        }
    }

    /** Whether the client has opened the connection, which is more than to send the first bytes. */
    public boolean isOpen() {
        return engine.connection().isRemotelyOpen();
    }

    /** The client keeps up again. */
    public void writable() {
        List.copyOf(readers).forEach(SubscribeLink::pump);
    }

    /** The connection is gone. */
    public void disconnected() {
        List.copyOf(readers).forEach(SubscribeLink::end);
        engine.shutdown();
    }

    /** Tells the client that the server stops, and ends the connection. */
    public void close() {
        Connection connection = engine.connection();
        if (engine.isRunning() && connection.isLocallyOpen()) {
            // Without a detach the SDK's receivers complete as if there were no more events, without an error.
            connection.sessions().forEach(AmqpConnection::detachLinks);
            connection.setCondition(WireError.connectionForced().toCondition());
            connection.close();
        }
        wire.close();
    }

    private static void detachLinks(Session session) {
        for (Link<?> link : List.copyOf(session.links())) {
            if (link.isLocallyOpen() && link.isRemotelyOpen()) {
                link.setCondition(WireError.detachForced().toCondition());
                link.close();
            }
        }
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

    Set<SubscribeLink> readers() {
        return readers;
    }

    /** The links that replies go out on, by the address or link name that a request gives. */
    Map<String, ReplyLink> replies() {
        return replies;
    }
}

package dev.sluice.eventhubs.engine;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import org.apache.qpid.protonj2.buffer.ProtonBuffer;
import org.apache.qpid.protonj2.engine.Sender;
import org.apache.qpid.protonj2.engine.impl.ProtonDeliveryTagGenerator;
import org.apache.qpid.protonj2.types.messaging.Target;
import org.apache.qpid.protonj2.types.transport.SenderSettleMode;
import org.jspecify.annotations.Nullable;

/** A link that replies go out on. Clients give credit for each as they ask, so replies wait for it, a few of them. */
final class ReplyLink {
    private static final int MOST_WAITING = 256;
    /** A reply echoes the message-id, which is as long as the client likes. */
    private static final int MOST_WAITING_BYTES = 256 * 1024;

    private final AmqpConnection connection;
    private final Sender link;
    private final Set<String> names;
    private final Queue<ProtonBuffer> waiting = new ArrayDeque<>();

    private ReplyLink(AmqpConnection connection, Sender link, Set<String> names) {
        this.connection = connection;
        this.link = link;
        this.names = names;
    }

    static void open(AmqpConnection connection, Sender link) {
        Target target = link.getRemoteTarget();
        ReplyLink replies = new ReplyLink(connection, link, names(link, target));
        replies.names.forEach(name -> connection.replies().put(name, replies));
        link.setSource(link.getRemoteSource());
        link.setTarget(target);
        link.setSenderSettleMode(SenderSettleMode.SETTLED);
        link.setReceiverSettleMode(link.getRemoteReceiverSettleMode());
        link.setDeliveryTagGenerator(ProtonDeliveryTagGenerator.BUILTIN.SEQUENTIAL.createGenerator());
        link.creditStateUpdateHandler(sender -> replies.flush());
        link.closeHandler(sender -> replies.closed(sender::close));
        link.detachHandler(sender -> replies.closed(sender::detach));
        link.parentEndpointClosedHandler(sender -> replies.forget());
        link.open();
    }

    /** What requests may call it: Java names the target's address, JavaScript the link, Python the node itself. */
    private static Set<String> names(Sender link, @Nullable Target target) {
        Set<String> names = new HashSet<>(
                List.of(link.getName(), String.valueOf(link.getRemoteSource().getAddress())));
        if (target != null && target.getAddress() != null) {
            names.add(target.getAddress());
        }
        return names;
    }

    private void closed(Runnable answer) {
        forget();
        answer.run();
    }

    private void forget() {
        names.forEach(name -> connection.replies().remove(name, this));
        waiting.clear();
    }

    /**
     * Sends a reply, now or when the client gives credit.
     *
     * @throws RefusedException if too many wait already
     */
    void send(ProtonBuffer reply) {
        if (waiting.size() >= MOST_WAITING || waitingBytes() > MOST_WAITING_BYTES) {
            throw new RefusedException(WireError.limitExceeded("Too many replies wait for credit."));
        }
        waiting.add(reply);
        flush();
    }

    private int waitingBytes() {
        return waiting.stream().mapToInt(ProtonBuffer::getReadableBytes).sum();
    }

    private void flush() {
        while (link.isSendable() && !waiting.isEmpty()) {
            if (link.current() == null) {
                link.next().settle();
            }
            ProtonBuffer reply = waiting.element();
            link.current().writeBytes(reply);
            if (!reply.isReadable()) {
                waiting.remove();
            }
        }
        if (waiting.isEmpty() && link.isDraining()) {
            link.drained();
        }
    }
}

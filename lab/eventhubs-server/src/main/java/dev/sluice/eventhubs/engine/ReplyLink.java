package dev.sluice.eventhubs.engine;

import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.qpid.protonj2.buffer.ProtonBuffer;
import org.apache.qpid.protonj2.engine.Sender;
import org.apache.qpid.protonj2.engine.impl.ProtonDeliveryTagGenerator;
import org.apache.qpid.protonj2.types.messaging.Target;
import org.apache.qpid.protonj2.types.transport.SenderSettleMode;
import org.jspecify.annotations.Nullable;

/** A link that replies go out on. Clients give credit for each as they ask, so replies wait for it, a few of them. */
final class ReplyLink {
    private static final int MOST_WAITING = 256;

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
        link.closeHandler(replies::detached);
        link.detachHandler(replies::detached);
        link.parentEndpointClosedHandler(sender -> replies.forget());
        link.open();
    }

    /**
     * Requests name the link's target address. The JavaScript SDK gives none and names the link itself, the Python SDK
     * names nothing: then it is the link from the node that was asked.
     */
    private static Set<String> names(Sender link, @Nullable Target target) {
        return Stream.of(
                        link.getName(),
                        target == null ? null : target.getAddress(),
                        link.getRemoteSource().getAddress())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private void detached(Sender sender) {
        forget();
        sender.close();
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
        if (waiting.size() >= MOST_WAITING) {
            throw new RefusedException(WireError.limitExceeded("Too many replies wait for credit."));
        }
        waiting.add(reply);
        flush();
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

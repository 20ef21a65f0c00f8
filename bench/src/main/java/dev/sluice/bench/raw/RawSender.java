package dev.sluice.bench.raw;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;
import org.apache.qpid.protonj2.buffer.ProtonBuffer;
import org.apache.qpid.protonj2.engine.OutgoingDelivery;
import org.apache.qpid.protonj2.engine.Sender;
import org.apache.qpid.protonj2.types.messaging.Accepted;
import org.jspecify.annotations.Nullable;

/** A link to send on. To be used on its connection's thread only. */
public final class RawSender {
    private final Sender link;
    private final Queue<Unsent> unsent = new ArrayDeque<>();
    private @Nullable ProtonBuffer rest;
    private long tags;

    private record Unsent(int format, ProtonBuffer message, Consumer<Boolean> outcome) {}

    RawSender(Sender link) {
        this.link = link;
    }

    /**
     * Sends a message, or as soon as there is credit for it.
     *
     * @param format 0 for a single event
     * @param outcome told whether the server accepted it
     */
    public void send(int format, byte[] message, Consumer<Boolean> outcome) {
        unsent.add(new Unsent(format, Encoded.wrap(message), outcome));
        credited();
    }

    /** Goes on with what waits. */
    void credited() {
        while (link.isSendable() && (rest != null || !unsent.isEmpty())) {
            if (rest == null) {
                rest = begin(unsent.remove());
            }
            ProtonBuffer bytes = rest;
            link.current().writeBytes(bytes);
            rest = bytes.isReadable() ? bytes : null;
        }
    }

    private ProtonBuffer begin(Unsent next) {
        OutgoingDelivery delivery = link.next();
        delivery.setTag(tag()).setMessageFormat(next.format());
        delivery.deliveryStateUpdatedHandler(done -> {
            done.settle();
            next.outcome().accept(done.getRemoteState() instanceof Accepted);
        });
        return next.message();
    }

    private byte[] tag() {
        long tag = tags++;
        return new byte[] {(byte) (tag >> 24), (byte) (tag >> 16), (byte) (tag >> 8), (byte) tag};
    }
}

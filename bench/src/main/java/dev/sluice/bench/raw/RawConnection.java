package dev.sluice.bench.raw;

import dev.sluice.bench.BenchException;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.net.InetAddress;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.qpid.protonj2.buffer.ProtonBuffer;
import org.apache.qpid.protonj2.engine.Connection;
import org.apache.qpid.protonj2.engine.Engine;
import org.apache.qpid.protonj2.engine.EngineFactory;
import org.apache.qpid.protonj2.engine.IncomingDelivery;
import org.apache.qpid.protonj2.engine.OutgoingDelivery;
import org.apache.qpid.protonj2.engine.Receiver;
import org.apache.qpid.protonj2.engine.Sender;
import org.apache.qpid.protonj2.engine.Session;
import org.apache.qpid.protonj2.types.Symbol;
import org.apache.qpid.protonj2.types.UnknownDescribedType;
import org.apache.qpid.protonj2.types.messaging.Source;
import org.apache.qpid.protonj2.types.messaging.Target;
import org.apache.qpid.protonj2.types.transport.SenderSettleMode;
import org.jspecify.annotations.Nullable;

/**
 * A connection that speaks AMQP with as little of its own as there can be, so that what is measured is the server.
 *
 * <p>Its futures end on its thread, and all it calls back is called there; its methods may be called anywhere.
 */
// A failed write or connect ends the channel, which is how it is noticed.
@SuppressWarnings("FutureReturnValueIgnored")
public final class RawConnection implements AutoCloseable {
    /** As the Java SDK's. */
    private static final int MAX_FRAME_BYTES = 64 * 1024;

    private static final Symbol SELECTOR = Symbol.valueOf("apache.org:selector-filter:string");

    private final Engine engine = EngineFactory.PROTON.createEngine();
    private final CompletableFuture<RawConnection> opened = new CompletableFuture<>();
    private final Queue<CompletableFuture<Void>> tokens = new ArrayDeque<>();
    private final Channel channel;
    private final Session session;
    private Sender cbs;
    private int links;

    @SuppressWarnings("NullAway.Init") // cbs is set before the connection is given out
    private RawConnection(Channel channel) {
        this.channel = channel;
        engine.outputConsumer(bytes -> channel.pipeline().get(RawChannel.class).write(bytes));
        engine.errorHandler(failed -> fail(failed.failureCause()));
        engine.saslDriver().client().setListener(new AnonymousLogin());
        Connection connection = engine.start();
        connection.setContainerId("bench").setHostname("localhost").setMaxFrameSize(MAX_FRAME_BYTES);
        session = connection.session();
        session.setIncomingCapacity(Integer.MAX_VALUE);
    }

    /** Connects over TCP without TLS. */
    public static CompletableFuture<RawConnection> open(EventLoopGroup loops, int port) {
        CompletableFuture<RawConnection> opened = new CompletableFuture<>();
        new Bootstrap()
                .group(loops)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .handler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        RawConnection connection = new RawConnection(channel);
                        channel.pipeline()
                                .addLast(new RawChannel(channel, connection.engine, () -> connection.open(opened)));
                        channel.closeFuture().addListener(closed -> connection.fail(null));
                    }
                })
                .connect(InetAddress.getLoopbackAddress(), port)
                .addListener(done -> {
                    if (!done.isSuccess()) {
                        opened.completeExceptionally(done.cause());
                    }
                });
        return opened;
    }

    private void open(CompletableFuture<RawConnection> waiting) {
        opened.whenComplete((connection, failure) -> {
            if (failure == null) {
                waiting.complete(connection);
            } else {
                waiting.completeExceptionally(failure);
            }
        });
        engine.connection().open();
        engine.connection().openHandler(connection -> connection.tickAuto(channel.eventLoop()));
        engine.connection().closeHandler(connection -> fail(null));
        session.open();
        openCbs();
    }

    private void openCbs() {
        Receiver replies = session.receiver("cbs-replies");
        replies.setSource(new Source().setAddress("$cbs")).setTarget(new Target().setAddress("cbs-reply-to"));
        replies.deliveryReadHandler(delivery -> {
            boolean accepted = CbsMessage.isAccepted(delivery.readAll());
            delivery.settle();
            replies.addCredit(1);
            CompletableFuture<Void> asked = tokens.remove();
            if (accepted) {
                asked.complete(null);
            } else {
                asked.completeExceptionally(new BenchException("the server refused a token"));
            }
        });
        replies.open().addCredit(1);
        cbs = session.sender("cbs-requests");
        cbs.setSource(new Source().setAddress("cbs-reply-to")).setTarget(new Target().setAddress("$cbs"));
        cbs.setSenderSettleMode(SenderSettleMode.SETTLED);
        cbs.creditStateUpdateHandler(sender -> opened.complete(this));
        cbs.open();
    }

    private void fail(@Nullable Throwable cause) {
        BenchException failure = new BenchException("the connection broke: " + cause);
        opened.completeExceptionally(failure);
        tokens.forEach(token -> token.completeExceptionally(failure));
        channel.close();
    }

    /** The only thread that the connection is touched on. */
    public ScheduledExecutorService thread() {
        return channel.eventLoop();
    }

    /** Shows the right to use a path, such as {@code hub/ConsumerGroups/$Default/Partitions/0}. */
    public CompletableFuture<Void> authorize(String path) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        thread().execute(() -> {
            tokens.add(done);
            byte[] request = CbsMessage.putToken("amqp://localhost/" + path);
            OutgoingDelivery delivery = cbs.next();
            delivery.setTag(new byte[] {0}).settle();
            delivery.writeBytes(Encoded.wrap(request));
        });
        return done;
    }

    /** A link to send on; it is there once it has credit. */
    public CompletableFuture<RawSender> sender(String address) {
        CompletableFuture<RawSender> done = new CompletableFuture<>();
        thread().execute(() -> {
            Sender sender = session.sender(address + "-" + links++);
            sender.setSource(new Source().setAddress("bench")).setTarget(new Target().setAddress(address));
            sender.setSenderSettleMode(SenderSettleMode.UNSETTLED);
            RawSender open = new RawSender(sender);
            sender.creditStateUpdateHandler(link -> {
                done.complete(open);
                open.credited();
            });
            sender.closeHandler(link -> done.completeExceptionally(
                    new BenchException("the server closed a link: " + link.getRemoteCondition())));
            sender.open();
        });
        return done;
    }

    /** A link to read on. */
    public interface Reader {
        /** Takes an event's bytes as they came: annotations, then the message. */
        void event(ProtonBuffer message);

        /** The server ended the link. */
        void failed(String reason);
    }

    /**
     * Reads a partition from a sequence number on.
     *
     * @param credit events that may be on their way
     */
    public void receive(String path, long sequence, int credit, Reader reader) {
        thread().execute(() -> {
            Receiver receiver = session.receiver(path + "-" + links++);
            Map<Symbol, Object> filter = new HashMap<>();
            filter.put(
                    SELECTOR,
                    new UnknownDescribedType(
                            SELECTOR, "amqp.annotation.x-opt-sequence-number > '" + (sequence - 1) + "'"));
            receiver.setSource(new Source().setAddress(path).setFilter(filter));
            receiver.setTarget(new Target().setAddress("bench"));
            receiver.deliveryReadHandler(delivery -> receive(delivery, credit, reader));
            receiver.closeHandler(link -> reader.failed(String.valueOf(link.getRemoteCondition())));
            receiver.open().addCredit(credit);
        });
    }

    private static void receive(IncomingDelivery delivery, int credit, Reader reader) {
        if (delivery.isPartial()) {
            return;
        }
        Receiver receiver = delivery.getLink();
        reader.event(delivery.readAll());
        delivery.settle();
        if (receiver.getCredit() <= credit / 2) {
            receiver.addCredit(credit - receiver.getCredit());
        }
    }

    /** Ends it without a word. */
    @Override
    public void close() {
        channel.close();
    }
}

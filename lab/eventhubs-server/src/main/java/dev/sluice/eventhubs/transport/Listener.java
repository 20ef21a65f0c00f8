package dev.sluice.eventhubs.transport;

import dev.sluice.eventhubs.EventHubsServerException;
import dev.sluice.eventhubs.Limits;
import dev.sluice.eventhubs.engine.Namespace;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.ssl.SslContext;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Accepts connections. Thread-safe. */
public final class Listener implements AutoCloseable {
    private static final WriteBufferWaterMark WATER_MARKS = new WriteBufferWaterMark(256 * 1024, 1024 * 1024);
    private static final int LARGEST_READ = 256 * 1024;
    /** Connections above the limit that may get as far as being told so, or that have not said a word yet. */
    private static final int ROOM_ABOVE_LIMIT = 200;

    private static final long STOP_LIMIT_SECONDS = 5;

    private final EventLoopGroup loops = new NioEventLoopGroup(0, new DefaultThreadFactory("eventhubs", true));
    private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private final List<BoundPort> ports = new ArrayList<>();
    private final List<Integer> numbers = new ArrayList<>();

    private final Duration toArrive;
    private final int mostConnections;

    private Listener(Limits limits) {
        this.toArrive = limits.toAuthenticate();
        this.mostConnections = limits.connections() + ROOM_ABOVE_LIMIT;
    }

    /**
     * Binds the ports.
     *
     * @throws EventHubsServerException if one can't be used
     */
    public static Listener open(Endpoint endpoint, Namespace namespace) {
        Listener listener = new Listener(namespace.limits());
        try {
            Supplier<SslContext> tls = endpoint.context();
            listener.bind(endpoint.address(), endpoint.port(), () -> Negotiation.any(namespace, tls));
            for (int port : endpoint.tlsPorts()) {
                listener.bind(endpoint.address(), port, () -> Negotiation.tlsOnly(namespace, tls));
            }
            return listener;
        } catch (RuntimeException e) {
            listener.close();
            throw e;
        }
    }

    private void bind(@Nullable InetAddress address, int port, Supplier<ChannelHandler> negotiation) {
        BoundPort bound = BoundPort.bind(bootstrap(negotiation), address, port);
        ports.add(bound);
        numbers.add(bound.number());
    }

    private ServerBootstrap bootstrap(Supplier<ChannelHandler> negotiation) {
        return new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, WATER_MARKS)
                .childOption(
                        ChannelOption.RCVBUF_ALLOCATOR, new AdaptiveRecvByteBufAllocator(512, 8 * 1024, LARGEST_READ))
                .childHandler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        accept(channel, negotiation.get());
                    }
                });
    }

    @SuppressWarnings("FutureReturnValueIgnored") // whether or when it is closed makes no difference
    private void accept(Channel channel, ChannelHandler negotiation) {
        if (connections.size() >= mostConnections) {
            channel.close();
        } else {
            connections.add(channel);
            channel.pipeline().addLast(new ArrivalLimit(toArrive), negotiation);
        }
    }

    /** The port that takes every transport. */
    public int port() {
        return numbers.get(0);
    }

    /** The ports that take TLS only, in the order they were asked for. */
    public List<Integer> tlsPorts() {
        return List.copyOf(numbers.subList(1, numbers.size()));
    }

    /** Stops accepting, tells the clients, ends their connections. */
    @Override
    public void close() {
        ports.forEach(BoundPort::close);
        for (Channel connection : connections) {
            AmqpChannel.stop(connection);
        }
        connections.newCloseFuture().awaitUninterruptibly(STOP_LIMIT_SECONDS, TimeUnit.SECONDS);
        loops.shutdownGracefully(0, STOP_LIMIT_SECONDS, TimeUnit.SECONDS)
                .awaitUninterruptibly(STOP_LIMIT_SECONDS, TimeUnit.SECONDS);
    }
}

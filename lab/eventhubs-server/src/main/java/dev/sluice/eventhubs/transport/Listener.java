package dev.sluice.eventhubs.transport;

import dev.sluice.eventhubs.EventHubsServerException;
import dev.sluice.eventhubs.engine.Namespace;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

/** Accepts connections on the loopback address. Thread-safe. */
public final class Listener implements AutoCloseable {
    private static final WriteBufferWaterMark WATER_MARKS = new WriteBufferWaterMark(256 * 1024, 1024 * 1024);
    private static final int LARGEST_READ = 256 * 1024;
    /** As in the Standard tier. */
    private static final int MOST_CONNECTIONS = 5000;

    private static final long STOP_LIMIT_SECONDS = 5;

    private final EventLoopGroup loops;
    private final ChannelGroup connections;
    private final Channel server;
    private final int port;

    private Listener(EventLoopGroup loops, ChannelGroup connections, Channel server) {
        this.loops = loops;
        this.connections = connections;
        this.server = server;
        this.port = ((InetSocketAddress) server.localAddress()).getPort();
    }

    /**
     * Binds a port.
     *
     * @param port 0 for any free one
     * @throws EventHubsServerException if the port can't be used
     */
    public static Listener open(int port, Namespace namespace) {
        EventLoopGroup loops = new NioEventLoopGroup(0, new DefaultThreadFactory("eventhubs", true));
        ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
        ChannelFuture bound = bootstrap(loops, connections, namespace)
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            stop(loops);
            throw new EventHubsServerException(
                    "Port " + port + " can't be used (" + bound.cause().getMessage()
                            + "): choose another with --port, 0 for any free one",
                    bound.cause());
        }
        return new Listener(loops, connections, bound.channel());
    }

    private static ServerBootstrap bootstrap(EventLoopGroup loops, ChannelGroup connections, Namespace namespace) {
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
                        accept(channel, connections, namespace);
                    }
                });
    }

    @SuppressWarnings("FutureReturnValueIgnored") // whether or when it is closed makes no difference
    private static void accept(Channel channel, ChannelGroup connections, Namespace namespace) {
        if (connections.size() >= MOST_CONNECTIONS) {
            channel.close();
        } else {
            connections.add(channel);
            channel.pipeline().addLast(new AmqpChannel(channel, namespace));
        }
    }

    /** The port it accepts connections on. */
    public int port() {
        return port;
    }

    /** Stops accepting, tells the clients, ends their connections. */
    @Override
    public void close() {
        server.close().awaitUninterruptibly();
        for (Channel connection : connections) {
            AmqpChannel.stop(connection);
        }
        connections.newCloseFuture().awaitUninterruptibly(STOP_LIMIT_SECONDS, TimeUnit.SECONDS);
        stop(loops);
    }

    private static void stop(EventLoopGroup loops) {
        loops.shutdownGracefully(0, STOP_LIMIT_SECONDS, TimeUnit.SECONDS)
                .awaitUninterruptibly(STOP_LIMIT_SECONDS, TimeUnit.SECONDS);
    }
}

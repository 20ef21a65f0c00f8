package dev.sluice.eventhubs.transport;

import dev.sluice.eventhubs.EventHubsServerException;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One port number on an address, or on 127.0.0.1, and on ::1 if the machine has it: {@code localhost} may be either.
 *
 * @param channels what accepts connections, one an address
 */
record BoundPort(List<Channel> channels) {
    private static final byte[] V4 = {127, 0, 0, 1};
    private static final byte[] V6 = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};
    private static final int TRIES = 20;

    BoundPort {
        channels = List.copyOf(channels);
    }

    /**
     * Binds it.
     *
     * @param address where; null for the loopback addresses
     * @param port 0 for one that is free on all of them
     * @throws EventHubsServerException if it can't be used
     */
    static BoundPort bind(ServerBootstrap bootstrap, @Nullable InetAddress address, int port) {
        return bind(bootstrap, address == null ? loopback() : List.of(address), port, port == 0 ? TRIES : 1);
    }

    /** A port that is free on one address can be taken on the other. */
    private static BoundPort bind(ServerBootstrap bootstrap, List<InetAddress> addresses, int port, int tries) {
        try {
            return bindAll(bootstrap, addresses, port);
        } catch (EventHubsServerException e) {
            if (tries == 1) {
                throw e;
            }
            return bind(bootstrap, addresses, port, tries - 1);
        }
    }

    private static BoundPort bindAll(ServerBootstrap bootstrap, List<InetAddress> addresses, int port) {
        List<Channel> bound = new ArrayList<>();
        try {
            int number = port;
            for (InetAddress address : addresses) {
                bound.add(bind(bootstrap, new InetSocketAddress(address, number)));
                number = number(bound.get(0));
            }
            return new BoundPort(bound);
        } catch (EventHubsServerException e) {
            new BoundPort(bound).close();
            throw e;
        }
    }

    private static Channel bind(ServerBootstrap bootstrap, InetSocketAddress address) {
        ChannelFuture bound = bootstrap.bind(address).awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new EventHubsServerException(
                    "Port " + address.getPort() + " can't be used ("
                            + bound.cause().getMessage() + "): choose another with --port, 0 for any free one",
                    bound.cause());
        }
        return bound.channel();
    }

    private static List<InetAddress> loopback() {
        try {
            InetAddress v4 = InetAddress.getByAddress("localhost", V4);
            InetAddress v6 = InetAddress.getByAddress("localhost", V6);
            return NetworkInterface.getByInetAddress(v6) == null ? List.of(v4) : List.of(v4, v6);
        } catch (IOException e) {
            throw new EventHubsServerException("The loopback addresses can't be read: " + e.getMessage(), e);
        }
    }

    /** The port's number. */
    int number() {
        return number(channels.get(0));
    }

    private static int number(Channel channel) {
        return ((InetSocketAddress) channel.localAddress()).getPort();
    }

    void close() {
        channels.forEach(channel -> channel.close().awaitUninterruptibly());
    }
}

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

/**
 * One port number on 127.0.0.1, and on ::1 if the machine has it: {@code localhost} may be either.
 *
 * @param channels what accepts connections, one an address
 */
record LoopbackPort(List<Channel> channels) {
    private static final byte[] V4 = {127, 0, 0, 1};
    private static final byte[] V6 = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};
    private static final int TRIES = 20;

    LoopbackPort {
        channels = List.copyOf(channels);
    }

    /**
     * Binds it.
     *
     * @param port 0 for one that is free on both addresses
     * @throws EventHubsServerException if it can't be used
     */
    static LoopbackPort bind(ServerBootstrap bootstrap, int port) {
        return bind(bootstrap, port, port == 0 ? TRIES : 1);
    }

    /** A port that is free on one address can be taken on the other. */
    private static LoopbackPort bind(ServerBootstrap bootstrap, int port, int tries) {
        try {
            return bindAll(bootstrap, port);
        } catch (EventHubsServerException e) {
            if (tries == 1) {
                throw e;
            }
            return bind(bootstrap, port, tries - 1);
        }
    }

    private static LoopbackPort bindAll(ServerBootstrap bootstrap, int port) {
        List<Channel> bound = new ArrayList<>();
        try {
            int number = port;
            for (InetAddress address : addresses()) {
                bound.add(bind(bootstrap, new InetSocketAddress(address, number)));
                number = number(bound.get(0));
            }
            return new LoopbackPort(bound);
        } catch (EventHubsServerException e) {
            new LoopbackPort(bound).close();
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

    private static List<InetAddress> addresses() {
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

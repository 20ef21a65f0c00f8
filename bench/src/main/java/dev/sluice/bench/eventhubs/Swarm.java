package dev.sluice.bench.eventhubs;

import dev.sluice.bench.BenchException;
import dev.sluice.bench.broker.Countdown;
import dev.sluice.bench.broker.ServerProcess;
import dev.sluice.bench.measure.Percentiles;
import dev.sluice.bench.raw.Encoded;
import dev.sluice.bench.raw.RawConnection;
import dev.sluice.bench.raw.RawReceiver;
import dev.sluice.bench.raw.RawSender;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Many connections whose links send an event a second each, at times that are spread over the second. */
final class Swarm implements AutoCloseable {
    private static final int BODY_BYTES = 200;

    private final EventLoopGroup loops = new NioEventLoopGroup(1);
    private final List<RawConnection> connections = new ArrayList<>();
    private final List<RawSender> senders = new ArrayList<>();
    private final Size size;
    private final long[] times;
    private final Countdown left;

    /**
     * How large it is.
     *
     * @param links links of each connection
     * @param seconds events of each link
     */
    record Size(int connections, int links, int seconds) {
        int allLinks() {
            return connections * links;
        }

        int events() {
            return allLinks() * seconds;
        }
    }

    private Swarm(Size size) {
        this.size = size;
        this.times = new long[size.events()];
        this.left = new Countdown(size.events());
    }

    /** Opens the connections, one after the other, and their links. */
    static Swarm connect(int port, Size size) {
        Swarm swarm = new Swarm(size);
        for (int i = 0; i < size.connections(); i++) {
            RawConnection connection = RawReceiver.await(RawConnection.open(swarm.loops, port));
            swarm.connections.add(connection);
            RawReceiver.await(connection.authorize(ServerProcess.HUB));
            for (int link = 0; link < size.links(); link++) {
                swarm.senders.add(RawReceiver.await(connection.sender(ServerProcess.HUB)));
            }
        }
        return swarm;
    }

    /** Sends all events; how long their acknowledgements took from when they were due. */
    Percentiles run() {
        long begin = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
        for (int link = 0; link < senders.size(); link++) {
            schedule(link, begin + TimeUnit.SECONDS.toNanos(1) * link / senders.size(), 0);
        }
        left.await("sending from all links");
        return Percentiles.of(times);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // what fails in it fails the countdown
    private void schedule(int link, long due, int second) {
        connections
                .get(link / size.links())
                .thread()
                .schedule(() -> send(link, due, second), due - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    private void send(int link, long due, int second) {
        int index = link * size.seconds() + second;
        byte[] body = ByteBuffer.allocate(BODY_BYTES).putInt(index).putLong(due).array();
        senders.get(link).send(0, Encoded.message(body), accepted -> {
            if (accepted) {
                times[index] = System.nanoTime() - due;
                left.came();
            } else {
                left.fail(new BenchException("the server refused an event"));
            }
        });
        if (second + 1 < size.seconds()) {
            schedule(link, due + TimeUnit.SECONDS.toNanos(1), second + 1);
        }
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // its threads are gone soon
    public void close() {
        connections.forEach(RawConnection::close);
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }
}

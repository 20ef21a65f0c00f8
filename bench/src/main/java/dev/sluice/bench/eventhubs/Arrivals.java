package dev.sluice.bench.eventhubs;

import dev.sluice.bench.BenchException;
import dev.sluice.bench.broker.Countdown;
import dev.sluice.bench.broker.ServerProcess;
import dev.sluice.bench.measure.Percentiles;
import dev.sluice.bench.raw.RawConnection;
import dev.sluice.bench.raw.RawReceiver;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.LongStream;
import org.apache.qpid.protonj2.buffer.ProtonBuffer;

/** Reads all partitions on one connection and notes which event came when. */
final class Arrivals implements AutoCloseable, RawConnection.Reader {
    private static final int CREDIT = 500;
    private static final int BODY_BYTES = 200;

    private final EventLoopGroup loops = new NioEventLoopGroup(1);
    private final AtomicLongArray times;
    private final Countdown left;

    private Arrivals(int events) {
        this.times = new AtomicLongArray(events);
        this.left = new Countdown(events);
    }

    static Arrivals watch(int port, int partitions, Swarm.Size size) {
        Arrivals arrivals = new Arrivals(size.events());
        RawConnection connection = RawReceiver.await(RawConnection.open(arrivals.loops, port));
        for (int partition = 0; partition < partitions; partition++) {
            String path = ServerProcess.HUB + "/ConsumerGroups/$Default/Partitions/" + partition;
            RawReceiver.await(connection.authorize(path));
            connection.receive(path, 0, CREDIT, arrivals);
        }
        return arrivals;
    }

    @Override
    public void event(ProtonBuffer message) {
        int body = message.getReadOffset() + message.getReadableBytes() - BODY_BYTES;
        int index = message.getInt(body);
        long due = message.getLong(body + Integer.BYTES);
        if (times.compareAndSet(index, 0, System.nanoTime() - due)) {
            left.came();
        }
    }

    @Override
    public void failed(String reason) {
        left.fail(new BenchException("a reader was ended: " + reason));
    }

    /** Waits for all events; how long they took from when they were due. */
    Percentiles await() {
        left.await("receiving from all partitions");
        return Percentiles.of(LongStream.range(0, times.length())
                .map(index -> times.get((int) index))
                .toArray());
    }

    /** How many did not come. */
    long missing() {
        return LongStream.range(0, times.length())
                .filter(index -> times.get((int) index) == 0)
                .count();
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // its threads are gone soon
    public void close() {
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }
}

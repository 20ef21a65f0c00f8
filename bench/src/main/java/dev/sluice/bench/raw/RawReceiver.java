package dev.sluice.bench.raw;

import dev.sluice.bench.BenchException;
import dev.sluice.bench.broker.Countdown;
import dev.sluice.bench.broker.ServerProcess;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.qpid.protonj2.buffer.ProtonBuffer;

/** Reads partitions of the local server as fast as they come, without an SDK. */
public final class RawReceiver implements AutoCloseable {
    private static final int CREDIT = 8000;
    private static final long LIMIT_SECONDS = 60;

    private final EventLoopGroup loops = new NioEventLoopGroup(1);
    private final int port;
    private final String group;

    public RawReceiver(int port) {
        this(port, "$Default");
    }

    public RawReceiver(int port, String group) {
        this.port = port;
        this.group = group;
    }

    /**
     * Reads a number of events on a new connection, from given sequence numbers on.
     *
     * @param marks first sequence number by partition
     */
    public void receive(Map<String, Long> marks, long events) {
        Countdown left = new Countdown(events);
        try (RawConnection connection = await(RawConnection.open(loops, port))) {
            marks.forEach((partition, sequence) -> {
                String path = ServerProcess.HUB + "/ConsumerGroups/" + group + "/Partitions/" + partition;
                await(connection.authorize(path));
                connection.receive(path, sequence, CREDIT, new Counting(left));
            });
            left.await("receiving without an SDK");
        }
    }

    private record Counting(Countdown left) implements RawConnection.Reader {
        @Override
        public void event(ProtonBuffer message) {
            left.came();
        }

        @Override
        public void failed(String reason) {
            left.fail(new BenchException(reason));
        }
    }

    /** Waits for what a connection does. */
    public static <T> T await(CompletableFuture<T> future) {
        try {
            return future.get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new BenchException("the server did not do what it was asked: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("interrupted while waiting for the server", e);
        }
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // its threads are gone soon
    public void close() {
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }
}

package dev.sluice.bench.raw;

import dev.sluice.bench.BenchException;
import dev.sluice.bench.broker.Countdown;
import dev.sluice.bench.broker.Load;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import java.util.Collections;
import java.util.concurrent.TimeUnit;

/** Sends full batches as fast as the server takes them, without an SDK. */
public final class RawPublisher implements AutoCloseable {
    private static final int BATCH_BYTES = 1_000_000;
    private static final int IN_FLIGHT = 4;
    private static final long LIMIT_SECONDS = 60;

    private final EventLoopGroup loops = new NioEventLoopGroup(1);
    private final RawConnection connection;
    private final RawSender sender;

    /** Connects and opens a link. */
    public RawPublisher(int port, String hub) {
        connection = RawReceiver.await(RawConnection.open(loops, port));
        RawReceiver.await(connection.authorize(hub));
        sender = RawReceiver.await(connection.sender(hub));
    }

    /** Sends at least so many events and returns once all are acknowledged. */
    public void send(Load load) {
        byte[] message = Encoded.message(load.body());
        int inBatch = Math.max(1, Math.min(load.events(), BATCH_BYTES / message.length));
        send(Encoded.batch(Collections.nCopies(inBatch, message)), (load.events() + inBatch - 1) / inBatch);
    }

    /** Sends the same batch so many times and returns once all are acknowledged. */
    public void send(byte[] batch, int batches) {
        Countdown left = new Countdown(batches);
        connection.thread().execute(() -> {
            for (int i = 0; i < Math.min(IN_FLIGHT, batches); i++) {
                send(batch, left, batches - i - 1);
            }
        });
        left.await("sending without an SDK");
    }

    /** Sends one, and when it is acknowledged the one that is that many later. */
    private void send(byte[] batch, Countdown left, int after) {
        sender.send(Encoded.BATCH_FORMAT, batch, accepted -> {
            if (!accepted) {
                left.fail(new BenchException("the server refused a batch"));
                return;
            }
            left.came();
            if (after >= IN_FLIGHT) {
                send(batch, left, after - IN_FLIGHT);
            }
        });
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // its threads are gone soon
    public void close() {
        connection.close();
        loops.shutdownGracefully(0, LIMIT_SECONDS, TimeUnit.SECONDS);
    }
}

package dev.sluice.bench.eventhubs;

import dev.sluice.bench.broker.Load;
import dev.sluice.bench.broker.ServerProcess;
import dev.sluice.bench.measure.Figure;
import dev.sluice.bench.measure.Goal;
import dev.sluice.bench.measure.Percentiles;
import dev.sluice.bench.measure.Report;
import dev.sluice.bench.process.ProcessStat;
import dev.sluice.bench.raw.RawPublisher;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Many connections at once: each link sends an event a second to a hub of 64 partitions, while one client sends full
 * batches to another hub as fast as it can. Times count from when an event was due, so a stall is not left out.
 */
public final class ConnectionsBench {
    private static final int PARTITIONS = 64;
    private static final int CONNECTIONS = 1000;
    private static final int LINKS_A_CONNECTION = 4;
    private static final Duration DURATION = Duration.ofMinutes(1);
    private static final Load BULK = new Load(1024, 8 * 960);
    private static final double SECOND_MILLIS = 1000;

    private ConnectionsBench() {}

    /** Runs it. */
    public static Report run(Path home, Path folder, Consumer<String> progress) {
        return run(home, folder, new Swarm.Size(CONNECTIONS, LINKS_A_CONNECTION, (int) DURATION.toSeconds()), progress);
    }

    static Report run(Path home, Path folder, Swarm.Size size, Consumer<String> progress) {
        try (ServerProcess server = ServerProcess.start(home, folder, PARTITIONS);
                Arrivals arrivals = Arrivals.watch(server.port(), PARTITIONS, size);
                Swarm swarm = Swarm.connect(server.port(), size);
                Saturation saturation = new Saturation(server)) {
            progress.accept(size.connections() + " connections with " + size.allLinks() + " links are open");
            Percentiles acknowledged = swarm.run();
            Percentiles received = arrivals.await();
            double bulk = saturation.stop();
            return report(server, size, bulk, new Times(acknowledged, received, arrivals.missing()));
        }
    }

    private record Times(Percentiles acknowledged, Percentiles received, long missing) {}

    private static Report report(ServerProcess server, Swarm.Size size, double bulk, Times times) {
        double memory = ProcessStat.memory(server.pid()).resident() / 1048576.0;
        return new Report(
                size.connections() + " connections, " + size.allLinks() + " links, an event a second on each for "
                        + size.seconds() + " s, beside a client that saturates",
                List.of(
                        Figure.alone("events sent", List.of((double) size.events()), null),
                        Figure.alone("events lost", List.of((double) times.missing()), Goal.atMost(0)),
                        Figure.alone(
                                "acknowledged, p50 ms",
                                List.of(times.acknowledged().p50() / 1000),
                                null),
                        Figure.alone(
                                "acknowledged, p99 ms",
                                List.of(times.acknowledged().p99() / 1000),
                                Goal.below(SECOND_MILLIS)),
                        Figure.alone(
                                "received, p50 ms", List.of(times.received().p50() / 1000), null),
                        Figure.alone(
                                "received, p99 ms", List.of(times.received().p99() / 1000), Goal.below(SECOND_MILLIS)),
                        Figure.alone("saturating client, events/s", List.of(bulk), null),
                        Figure.alone("VmRSS MiB", List.of(memory), null)));
    }

    /** The client that takes all it can get: it has full batches on their way all the time. */
    private static final class Saturation implements AutoCloseable {
        private final RawPublisher publisher;
        private final CountDownLatch stop = new CountDownLatch(1);
        private final ExecutorService thread = Executors.newSingleThreadExecutor();
        private final long begin = System.nanoTime();
        private long sent;

        Saturation(ServerProcess server) {
            publisher = new RawPublisher(server.port(), ServerProcess.BULK_HUB);
            Future<?> unused = thread.submit(this::work);
        }

        private void work() {
            while (stop.getCount() > 0) {
                publisher.send(BULK);
                sent += BULK.events();
            }
        }

        /** Ends it; how many events a second it got through. */
        double stop() {
            stop.countDown();
            thread.shutdown();
            try {
                thread.awaitTermination(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return sent / ((System.nanoTime() - begin) / 1e9);
        }

        @Override
        public void close() {
            stop();
            publisher.close();
        }
    }
}

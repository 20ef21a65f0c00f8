package dev.sluice.eventhubs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.eventhubs.cli.ServerProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Kills a server again and again, under load and while it starts, and looks after each kill at what it kept: batches on
 * partition 0, single events on 1, an idempotent producer's on 2.
 */
final class KillCampaign {
    static final String HUB = "telemetry";
    private static final long LIMIT_SECONDS = 120;
    private static final int MOST_ACKNOWLEDGED = 400;
    private static final Duration LONGEST_START = Duration.ofMillis(2500);

    private final Path data;
    private final Flush flush;
    private final Random random;
    private final List<Lane> lanes;
    private final List<KeptEvents> kept;
    private int port;
    private @Nullable Object created;
    private int startsKilled;

    KillCampaign(Path data, Flush flush, long seed) {
        this.data = data;
        this.flush = flush;
        this.random = new Random(seed);
        this.lanes = List.of(Lane.batches(0, seed), Lane.singles(1, seed), Lane.idempotent(2, seed));
        this.kept = lanes.stream().map(KeptEvents::new).toList();
    }

    /** Kills it so often, then reads everything once more; what it saw, in a line. */
    String run(int kills) throws Exception {
        int killed = 0;
        while (killed < kills) {
            killed += killWhileItStarts(kills - killed);
            if (killed < kills) {
                killUnderLoad();
                killed++;
            }
        }
        try (ServerProcess server = start()) {
            open(server);
            for (KeptEvents events : kept) {
                events.requireAll(port);
                events.requireNothingMoved(port);
            }
        }
        return killed + " kills (" + startsKilled + " while it started), flush " + flush + ": "
                + lanes.stream().mapToLong(Lane::acknowledgedEvents).sum() + " events acknowledged and kept, "
                + lanes.stream().mapToLong(Lane::unknownEvents).sum() + " of unknown outcome whole or absent";
    }

    /** One in three times, up to two times in a row: while it recovers from the kill before. */
    private int killWhileItStarts(int most) throws Exception {
        int killed = 0;
        while (killed < Math.min(2, most) && random.nextInt(3) == 0) {
            try (ServerProcess server = start()) {
                LockSupport.parkNanos((long) (random.nextDouble() * LONGEST_START.toNanos()));
                server.kill();
            }
            killed++;
            startsKilled++;
        }
        return killed;
    }

    private void killUnderLoad() throws Exception {
        try (ServerProcess server = start()) {
            open(server);
            for (KeptEvents events : kept) {
                events.requireAll(port);
            }
            Semaphore acknowledged = new Semaphore(0);
            List<Thread> senders = lanes.stream()
                    .map(lane -> new Thread(() -> lane.send(port, acknowledged)))
                    .toList();
            senders.forEach(Thread::start);
            int enough = 1 + random.nextInt(MOST_ACKNOWLEDGED);
            assertThat(acknowledged.tryAcquire(enough, LIMIT_SECONDS, TimeUnit.SECONDS))
                    .isTrue();
            server.kill();
            for (Thread sender : senders) {
                sender.join(TimeUnit.SECONDS.toMillis(LIMIT_SECONDS));
                assertThat(sender.isAlive()).isFalse();
            }
        }
    }

    private ServerProcess start() throws Exception {
        return ServerProcess.start(
                "--port",
                String.valueOf(port),
                "--hub",
                HUB + ":" + lanes.size(),
                "--data",
                data.toString(),
                "--flush",
                flush.name().toLowerCase(java.util.Locale.ROOT),
                "--json");
    }

    private void open(ServerProcess server) throws Exception {
        JsonNode ready = server.ready();
        port = ready.get("port").asInt();
        try (RawClient client = new RawClient(port, 64 * 1024)) {
            client.authorize(HUB);
            Object found = client.read(HUB).get("created_at");
            assertThat(found).as("the hub's creation time").isNotNull();
            assertThat(created == null ? found : created).isEqualTo(found);
            created = found;
        }
    }
}

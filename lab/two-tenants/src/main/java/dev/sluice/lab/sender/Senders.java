package dev.sluice.lab.sender;

import dev.sluice.lab.ledger.Ledger;
import dev.sluice.lab.source.Reading;
import dev.sluice.lab.source.ReadingSink;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Sends what a source hands on: every device stays in one of several lanes, so its order is kept while devices go side
 * by side. {@link #accept} is called from the source's thread, the rest from any.
 */
public final class Senders implements ReadingSink, AutoCloseable {
    private static final int LANES = 8;

    private final DeviceSender sender;
    private final List<Lane> lanes = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final Pace pace;
    private volatile boolean wanted = true;

    /**
     * Starts the lanes.
     *
     * @param connectionString of the OT tenant's namespace
     */
    public Senders(String connectionString, String hub, Ledger ledger, Pace pace, SentCounts counts) {
        this.sender = new DeviceSender(connectionString, hub);
        this.pace = pace;
        for (int i = 0; i < LANES; i++) {
            Lane lane = new Lane(sender, ledger, counts);
            lanes.add(lane);
            threads.add(start(lane, "lane-" + i));
        }
    }

    @Override
    public boolean accept(Reading reading) throws InterruptedException {
        pace.await();
        Lane lane = lanes.get(Math.floorMod(reading.device().hashCode(), LANES));
        while (wanted) {
            if (lane.offer(reading)) {
                return true;
            }
        }
        return false;
    }

    /** Takes no more readings. What it has taken is still sent. */
    public void stopTaking() {
        wanted = false;
    }

    /** Whether everything taken has been accepted by the hub; to be asked after the source has ended. */
    public boolean finish() {
        lanes.forEach(Lane::end);
        return threads.stream().noneMatch(Thread::isAlive);
    }

    /** Why a lane cannot go on, if one cannot. */
    public @Nullable Throwable failure() {
        return failure.get();
    }

    @Override
    public void close() {
        wanted = false;
        threads.forEach(Thread::interrupt);
        sender.close();
    }

    private Thread start(Lane lane, String name) {
        Thread thread = new Thread(lane, name);
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler((dead, reason) -> {
            failure.compareAndSet(null, reason);
            wanted = false;
        });
        thread.start();
        return thread;
    }
}

package dev.sluice.archiver.hub;

import static java.util.Objects.requireNonNull;

import dev.sluice.archiver.chain.Patience;
import dev.sluice.archiver.chain.UnansweredException;
import dev.sluice.archiver.event.HubEvent;
import dev.sluice.archiver.fold.PartitionWriter;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The partitions that this process reads. Safe for use by several threads. */
final class Seats {
    /** Opens the writer of a partition. */
    @FunctionalInterface
    interface Opening {
        PartitionWriter open(String partition, Patience patience);
    }

    private final Opening opening;
    private final Duration limit;
    private final Map<String, Seat> taken = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "archive");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * @param opening opens writers
     * @param limit how long finding the end of an archive may take before the partition is claimed anew
     */
    Seats(Opening opening, Duration limit) {
        this.opening = requireNonNull(opening, "opening");
        this.limit = requireNonNull(limit, "limit");
    }

    /**
     * Takes a partition, and gives up the seat it had before. One that is stopped stays so.
     *
     * @throws UnansweredException when storage or hub did not answer in time
     */
    Seat take(String partition) {
        Seat before = taken.get(partition);
        if (before != null && before.isStopped()) {
            Seat heir = before.heir();
            taken.put(partition, heir);
            return heir;
        }
        leave(partition);
        Seat seat = new Seat(partition);
        open(seat, partition);
        taken.put(partition, seat);
        return seat;
    }

    void accept(String partition, List<HubEvent> events) {
        Seat seat = taken.get(partition);
        if (seat == null) {
            throw new IllegalStateException("partition " + partition + " is not read by this process any more");
        }
        seat.accept(events);
    }

    /** Gives a partition up, unless it is stopped. */
    void leave(String partition) {
        taken.computeIfPresent(partition, (id, seat) -> {
            if (seat.isStopped()) {
                return seat;
            }
            seat.leave();
            return null;
        });
    }

    List<PartitionStatus> status() {
        return taken.values().stream()
                .map(Seat::status)
                .sorted(Comparator.comparing(PartitionStatus::partition))
                .toList();
    }

    /** Commits what all partitions have buffered, as far as that is done in time, and gives them up. */
    void close(Duration within) throws InterruptedException {
        for (Seat seat : taken.values()) {
            threads.execute(() -> flush(seat));
        }
        threads.shutdown();
        boolean flushed = threads.awaitTermination(within.toMillis(), TimeUnit.MILLISECONDS);
        taken.values().forEach(Seat::leave);
        if (!flushed) {
            threads.shutdownNow();
        }
    }

    private void open(Seat seat, String partition) {
        Future<?> opened = threads.submit(() -> seat.open(patience -> opening.open(partition, patience)));
        try {
            opened.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            seat.leave();
            throw new UnansweredException("the end of the archive of partition " + partition + " was not found", e);
        } catch (InterruptedException e) {
            seat.leave();
            Thread.currentThread().interrupt();
            throw new UnansweredException("interrupted while partition " + partition + " was taken", e);
        }
    }

    /** What is not committed is read again by the next owner. */
    private static void flush(Seat seat) {
        try {
            seat.flush();
        } catch (RuntimeException e) {
            seat.leave();
        }
    }
}

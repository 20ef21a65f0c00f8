package dev.sluice.lab.source;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;

/**
 * Replays recordings: a CSV file or a folder tree of them, one device a file. Devices take turns, each in the order of
 * its file.
 */
public final class ReplaySource implements Source {
    private static final int OPEN_FILES = 64;
    private static final int ROWS_A_TURN = 20;

    private final ReplayFiles files;
    private final long total;

    private ReplaySource(ReplayFiles files) {
        this.files = files;
        this.total = files.recordings().stream().mapToLong(ReplaySource::count).sum();
    }

    /**
     * Opens the recordings at a path and counts them.
     *
     * @throws dev.sluice.lab.LabException when the path cannot be read or holds no recording
     */
    public static ReplaySource open(Path path) {
        return new ReplaySource(ReplayFiles.at(path));
    }

    /** Files below the path that are no recordings. */
    public List<Path> skipped() {
        return files.skipped();
    }

    /** How many devices it has. */
    public int devices() {
        return files.recordings().size();
    }

    @Override
    public OptionalLong total() {
        return OptionalLong.of(total);
    }

    @Override
    public void run(ReadingSink sink, RejectedRows rejected) throws InterruptedException {
        Iterator<ReplayFile> unopened = files.recordings().iterator();
        Deque<CsvFeed> open = new ArrayDeque<>();
        try {
            while (true) {
                while (open.size() < OPEN_FILES && unopened.hasNext()) {
                    open.addLast(new CsvFeed(unopened.next(), rejected));
                }
                CsvFeed feed = open.pollFirst();
                if (feed == null || !takeTurn(feed, open, sink)) {
                    return;
                }
            }
        } finally {
            open.forEach(CsvFeed::close);
        }
    }

    /** Hands on some rows of one file; {@code false} when the sink wants no more. */
    private static boolean takeTurn(CsvFeed feed, Deque<CsvFeed> open, ReadingSink sink) throws InterruptedException {
        for (int i = 0; i < ROWS_A_TURN; i++) {
            Reading reading = feed.next();
            if (reading == null) {
                feed.close();
                return true;
            }
            if (!sink.accept(reading)) {
                feed.close();
                return false;
            }
        }
        open.addLast(feed);
        return true;
    }

    private static long count(ReplayFile file) {
        try (CsvFeed feed = new CsvFeed(file, (device, row, reason) -> {})) {
            long readings = 0;
            while (feed.next() != null) {
                readings++;
            }
            return readings;
        }
    }
}

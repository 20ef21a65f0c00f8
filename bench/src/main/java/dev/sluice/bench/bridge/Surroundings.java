package dev.sluice.bench.bridge;

import dev.sluice.azurite.Azurite;
import dev.sluice.azurite.AzuriteInstallation;
import dev.sluice.bench.broker.ServerProcess;
import dev.sluice.bench.raw.RawPublisher;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What both sides need: the local server, which has source and target, and Azurite, which has the checkpoints.
 *
 * @param home the project's folder
 * @param folder for data and logs
 */
record Surroundings(Path home, Path folder, ServerProcess server, Azurite azurite, Hubs hubs, AtomicInteger numbers)
        implements AutoCloseable {
    private static final String ACCOUNT = "bench";
    private static final int BATCH_BYTES = 500_000;

    static Surroundings start(Path home, Path folder) {
        ServerProcess server = ServerProcess.startEmpty(home, folder);
        try {
            Azurite azurite = Azurite.start(AzuriteInstallation.find(home), folder.resolve("azurite"), ACCOUNT);
            return new Surroundings(home, folder, server, azurite, new Hubs(server), new AtomicInteger());
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    String storage() {
        return azurite.connectionString(ACCOUNT);
    }

    /** A name that nobody has yet. */
    String fresh(String what) {
        return what + "-" + numbers.incrementAndGet();
    }

    /** Makes a hub to read and returns its name. */
    String makeSource(List<String> consumerGroups) {
        String source = fresh("source");
        hubs.create(source, consumerGroups);
        return source;
    }

    /** Fills a hub with at least so many events. */
    void fill(String hub, int bodyBytes, int events) {
        int inBatch = Math.max(1, BATCH_BYTES / (bodyBytes + 400));
        try (RawPublisher publisher = new RawPublisher(server.port(), hub)) {
            publisher.send(DeviceMessages.batch(bodyBytes, inBatch), (events + inBatch - 1) / inBatch);
        }
    }

    @Override
    public void close() {
        try (server) {
            azurite.close();
        }
    }
}

package dev.sluice.ingest.functions;

import dev.sluice.contract.settings.InvalidSettingException;
import dev.sluice.ingest.api.Api;
import dev.sluice.ingest.assembly.IngestParts;
import dev.sluice.service.trigger.Lane;
import dev.sluice.service.trigger.TriggerBatch;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ingest in one worker process of the Functions host: one set of clients for all invocations. Safe to share between
 * threads.
 */
final class IngestWorker {
    private static final Logger LOG = LoggerFactory.getLogger(IngestWorker.class);
    private static final Shared SHARED = new Shared();

    private final IngestParts parts;
    private final Map<String, Lane> lanes = new ConcurrentHashMap<>();

    /** Each lane has at most one task, and there are as many lanes as partitions. */
    private final ExecutorService threads = Executors.newCachedThreadPool(IngestWorker::daemon);

    private IngestWorker(IngestParts parts) {
        this.parts = parts;
    }

    /**
     * The one of this process, made at the first call that finds the settings right.
     *
     * @throws InvalidSettingException at each call while they are not
     */
    static IngestWorker shared() {
        return SHARED.worker();
    }

    /** What it gives, or nothing while the settings are wrong: the log says which. */
    static <T> Optional<T> ifSettingsAreRight(Function<IngestWorker, T> use) {
        try {
            return Optional.of(use.apply(shared()));
        } catch (InvalidSettingException e) {
            LOG.atWarn().log("the app can't answer: {}", e.getMessage());
            return Optional.empty();
        }
    }

    /** Takes in a batch within the limit of an attempt, or fails. */
    void take(TriggerBatch batch) {
        if (!batch.events().isEmpty()) {
            lanes.computeIfAbsent(batch.partition(), this::lane).take(batch.events());
        }
    }

    Api api() {
        return parts.api();
    }

    void watch() {
        parts.watch();
    }

    void connectAhead() {
        parts.connectAhead();
    }

    boolean isReady() {
        try {
            parts.requireStorage();
            return true;
        } catch (RuntimeException e) {
            LOG.atWarn().log("not ready: {}", e.getMessage());
            return false;
        }
    }

    private Lane lane(String partition) {
        return new Lane(
                partition,
                claim -> new IntakeHandler(partition, parts.intake()),
                new Lane.Attempts(threads, parts.attemptLimit()));
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "ingest");
        thread.setDaemon(true);
        return thread;
    }

    private static final class Shared {
        private @Nullable IngestWorker opened;

        synchronized IngestWorker worker() {
            IngestWorker known = opened;
            if (known == null) {
                known = new IngestWorker(IngestParts.open(System.getenv(), PackageRoot.of(IngestWorker.class)));
                opened = known;
            }
            return known;
        }
    }
}

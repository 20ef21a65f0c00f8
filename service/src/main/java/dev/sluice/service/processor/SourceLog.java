package dev.sluice.service.processor;

import dev.sluice.service.FailureCode;
import dev.sluice.service.ServiceException;
import dev.sluice.service.hold.HoldLog;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says what keeps the processor from reading. Safe to share between threads. */
final class SourceLog {
    private static final Logger LOG = LoggerFactory.getLogger(SourceLog.class);
    private static final String WHOLE_HUB = "all";

    private final String hub;
    private final String whenRemade;
    private final Clock clock;
    private final MissingGroup group;
    private final Map<String, HoldLog> logs = new ConcurrentHashMap<>();

    /**
     * The log of a processor.
     *
     * @param settings how the hub is read
     */
    SourceLog(String hub, ProcessorSettings settings, Clock clock) {
        this.hub = hub;
        this.whenRemade = settings.whenRemade();
        this.clock = clock;
        this.group = new MissingGroup(hub, settings.consumerGroup(), settings.ownershipExpiration(), clock);
    }

    /**
     * Requires that the hub has the consumer group, as far as reading it has shown.
     *
     * @throws ServiceException when it has not; says what to do
     */
    void checkGroup() {
        group.check();
    }

    /** A partition can't be read any more. */
    void failed(String partition, Throwable failure) {
        if (HubFailure.isStolen(failure)) {
            LOG.atInfo().addKeyValue("partition", partition).log("another process has taken the partition over");
        } else if (HubFailure.isOfName(failure)) {
            group.notFound();
        } else {
            log(partition).failed(ofPartition(partition, failure));
        }
    }

    /** The processor could not read the hub, or the store, as a whole. */
    void failed(Throwable failure) {
        log(WHOLE_HUB).failed(ofWholeHub(failure));
    }

    void succeeded(String partition) {
        group.read();
        log(partition).succeeded();
    }

    void succeeded() {
        log(WHOLE_HUB).succeeded();
    }

    private ServiceException ofPartition(String partition, Throwable failure) {
        String attempt = "reading partition " + partition + " of source hub '" + hub + "'";
        return HubFailure.isOfPosition(failure)
                ? new ServiceException(
                        FailureCode.REFUSED,
                        attempt + " failed: its checkpoint lies behind the hub's end; if the hub was made again, "
                                + whenRemade,
                        failure)
                : HubFailure.of(failure, attempt);
    }

    private ServiceException ofWholeHub(Throwable failure) {
        return HubFailure.isOfHub(failure)
                ? HubFailure.of(failure, "reading the partitions of source hub '" + hub + "'")
                : new ServiceException(
                        FailureCode.CHECKPOINT_STORE,
                        "reading who owns the partitions of source hub '" + hub
                                + "' failed: check that the checkpoint storage is up and reachable",
                        failure);
    }

    private HoldLog log(String partition) {
        return logs.computeIfAbsent(partition, id -> new HoldLog("sourcePartition", id, clock));
    }
}

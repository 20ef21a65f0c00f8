package dev.sluice.bridge.eventhubs;

import dev.sluice.bridge.BridgeException;
import dev.sluice.bridge.FailureCode;
import dev.sluice.bridge.hold.HoldLog;
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
    private final Clock clock;
    private final Map<String, HoldLog> logs = new ConcurrentHashMap<>();

    SourceLog(String hub, Clock clock) {
        this.hub = hub;
        this.clock = clock;
    }

    /** A partition can't be read any more. */
    void failed(String partition, Throwable failure) {
        if (HubFailure.isStolen(failure)) {
            LOG.atInfo().addKeyValue("partition", partition).log("another bridge has taken the partition over");
        } else {
            log(partition).failed(ofPartition(partition, failure));
        }
    }

    /** The processor could not read the hub, or the store, as a whole. */
    void failed(Throwable failure) {
        log(WHOLE_HUB).failed(ofWholeHub(failure));
    }

    void succeeded(String partition) {
        log(partition).succeeded();
    }

    void succeeded() {
        log(WHOLE_HUB).succeeded();
    }

    private BridgeException ofPartition(String partition, Throwable failure) {
        String attempt = "reading partition " + partition + " of source hub '" + hub + "'";
        return HubFailure.isOfPosition(failure)
                ? new BridgeException(
                        FailureCode.REFUSED,
                        attempt + " failed: its checkpoint lies behind the hub's end; if the hub was made again,"
                                + " stop the bridge and run ./sluice bridge accept-incarnation",
                        failure)
                : HubFailure.of(failure, attempt);
    }

    private BridgeException ofWholeHub(Throwable failure) {
        return HubFailure.isOfHub(failure)
                ? HubFailure.of(failure, "reading the partitions of source hub '" + hub + "'")
                : new BridgeException(
                        FailureCode.CHECKPOINT_STORE,
                        "reading who owns the partitions of source hub '" + hub
                                + "' failed: check that the checkpoint storage is up and reachable",
                        failure);
    }

    private HoldLog log(String partition) {
        return logs.computeIfAbsent(partition, id -> new HoldLog("sourcePartition", id, clock));
    }
}

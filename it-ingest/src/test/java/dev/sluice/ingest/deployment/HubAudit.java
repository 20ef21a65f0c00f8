package dev.sluice.ingest.deployment;

import com.azure.core.amqp.AmqpRetryOptions;
import com.azure.messaging.eventhubs.EventHubClientBuilder;
import com.azure.messaging.eventhubs.EventHubConsumerClient;
import com.azure.messaging.eventhubs.models.EventPosition;
import com.azure.messaging.eventhubs.models.PartitionEvent;
import dev.sluice.contract.EventIdentity;
import dev.sluice.ingestoracle.Database;
import dev.sluice.ingestoracle.IngestEvidence;
import dev.sluice.ingestoracle.IngestEvidence.SetUp;
import dev.sluice.ingestoracle.IngestOracle;
import dev.sluice.ingestoracle.Verdict;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * Holds all that is stored, device by device, alarm by alarm and refusal by refusal, against what the oracle's SQL makes
 * of all that the hub delivered, repeats and bad events included, in the hub's own order.
 */
final class HubAudit {
    private static final int MOST = 1000;
    private static final Duration WAIT = Duration.ofSeconds(10);

    private HubAudit() {}

    /** As a tenant is set up when nothing else is said. */
    static Verdict of(ItTenant tenant) {
        return of(tenant, SetUp.DEFAULT.withRules(Map.of("default", Expected.RULES)), Set.of());
    }

    /**
     * Compares.
     *
     * @param setUp how ingest is set up now
     * @param replayed what was taken in again out of the quarantine
     */
    static Verdict of(ItTenant tenant, SetUp setUp, Set<EventIdentity> replayed) {
        IngestEvidence evidence = StoredEvidence.read(tenant.stateConnection(), replayed, setUp);
        try (Database database = new Database()) {
            archive(database, tenant.settings().get("SourceHub"));
            return IngestOracle.judge(database, evidence);
        } catch (SQLException e) {
            throw new IllegalStateException("what is stored could not be audited", e);
        }
    }

    private static void archive(Database database, String connection) throws SQLException {
        try (ArchiveRows rows = ArchiveRows.of(database);
                EventHubConsumerClient consumer = new EventHubClientBuilder()
                        .connectionString(connection, ItTenant.HUB)
                        .consumerGroup("$Default")
                        .retryOptions(new AmqpRetryOptions().setTryTimeout(Duration.ofSeconds(5)))
                        .buildConsumerClient()) {
            for (String partition : consumer.getPartitionIds()) {
                read(consumer, partition, rows);
            }
        }
    }

    private static void read(EventHubConsumerClient consumer, String partition, ArchiveRows rows) throws SQLException {
        long left = consumer.getPartitionProperties(partition).getLastEnqueuedSequenceNumber() + 1;
        EventPosition from = EventPosition.earliest();
        while (left > 0) {
            for (PartitionEvent event :
                    consumer.receiveFromPartition(partition, (int) Math.min(MOST, left), from, WAIT)) {
                rows.add(partition, event.getData());
                from = EventPosition.fromOffsetString(event.getData().getOffsetString());
                left--;
            }
        }
    }
}

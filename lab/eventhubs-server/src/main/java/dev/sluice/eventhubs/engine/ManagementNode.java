package dev.sluice.eventhubs.engine;

import dev.sluice.eventhubs.PartitionDescription;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** {@code $management}: tells clients about hubs and partitions. */
final class ManagementNode implements RequestNode {
    private static final String HUB = "com.microsoft:eventhub";
    private static final String PARTITION = "com.microsoft:partition";
    /** Of a sequence number, where there is no geo-replication; the Rust SDK fails if it is not there. */
    private static final int NO_REPLICATION_EPOCH = -1;

    private final AmqpConnection connection;

    ManagementNode(AmqpConnection connection) {
        this.connection = connection;
    }

    @Override
    public CompletionStage<Reply> answer(Request request) {
        String operation = request.requireText("operation");
        String type = request.requireText("type");
        if (!operation.equals("READ") || !(type.equals(HUB) || type.equals(PARTITION))) {
            throw new RefusedException(new WireError(
                    "amqp:not-implemented", "The operation '" + operation + "' of '" + type + "' is not supported."));
        }
        String name = request.requireText("name");
        return authorized(name, request).thenApply(allowed -> {
            Hub hub = connection.namespace().requireHub(name);
            return Reply.ok(type.equals(HUB) ? describe(hub) : describe(hub, request.requireText("partition")));
        });
    }

    /** The Java client sends its token along, others show it at {@code $cbs} before. */
    private CompletionStage<?> authorized(String hub, Request request) {
        String token = request.text("security_token");
        if (token != null) {
            return connection.authorization().require(Need.describe(hub), token);
        }
        connection.authorization().require(Need.describe(hub));
        return CompletableFuture.completedStage(hub);
    }

    private static Map<String, Object> describe(Hub hub) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("name", hub.name());
        body.put("type", HUB);
        body.put("created_at", Date.from(hub.createdAt()));
        body.put("partition_count", hub.partitions().size());
        // Without geo-replication it is 1; the Go SDK fails if it is not there.
        body.put("georeplication_factor", 1);
        body.put("partition_ids", hub.partitions().stream().map(Partition::id).toArray(String[]::new));
        return body;
    }

    private static Map<String, Object> describe(Hub hub, String id) {
        PartitionDescription partition = hub.requirePartition(id).describe();
        boolean empty = partition.firstSequence() > partition.lastSequence();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("name", hub.name());
        body.put("type", PARTITION);
        body.put("partition", id);
        body.put("begin_sequence_number", empty ? partition.lastSequence() : partition.firstSequence());
        body.put("begin_sequence_number_epoch", NO_REPLICATION_EPOCH);
        body.put("last_enqueued_sequence_number", partition.lastSequence());
        body.put("last_enqueued_sequence_number_epoch", NO_REPLICATION_EPOCH);
        body.put("last_enqueued_offset", partition.lastOffset());
        body.put("last_enqueued_time_utc", Date.from(partition.lastEnqueued()));
        body.put("is_partition_empty", empty);
        return body;
    }
}

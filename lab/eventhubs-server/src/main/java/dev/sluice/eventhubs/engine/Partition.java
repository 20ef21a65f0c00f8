package dev.sluice.eventhubs.engine;

import dev.sluice.eventhubs.AppendHook;
import dev.sluice.eventhubs.HubConfig;
import dev.sluice.eventhubs.IncomingEvent;
import dev.sluice.eventhubs.PartitionDescription;
import dev.sluice.eventhubs.codec.ByteSink;
import dev.sluice.eventhubs.codec.EncodedMessage;
import dev.sluice.eventhubs.codec.EventAnnotations;
import dev.sluice.eventhubs.codec.Publication;
import dev.sluice.eventhubs.codec.Stamp;
import dev.sluice.eventhubs.store.EventWriter;
import dev.sluice.eventhubs.store.LogEnd;
import dev.sluice.eventhubs.store.PartitionLog;
import dev.sluice.eventhubs.store.Stored;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A partition of a hub: its log and who reads it. Thread-safe. */
final class Partition {
    private final String hub;
    private final String id;
    private final PartitionLog log;
    private final AppendHook hook;
    private final EventAnnotations annotations;
    private final PartitionCounters counters = new PartitionCounters();
    private final Producers producers;
    private final Map<String, Readers> readers = new ConcurrentHashMap<>();

    Partition(HubConfig hub, String id, PartitionLog log) {
        this.hub = hub.name();
        this.id = id;
        this.log = log;
        this.hook = hub.appendHook();
        this.annotations = new EventAnnotations(hook.claimedPrefixes());
        this.producers = new Producers(log);
    }

    String id() {
        return id;
    }

    PartitionLog log() {
        return log;
    }

    PartitionCounters counters() {
        return counters;
    }

    /** Who reads it for a consumer group. */
    Readers readers(String group) {
        return readers.computeIfAbsent(group.toLowerCase(Locale.ROOT), name -> new Readers());
    }

    /** Who publishes to it idempotently. */
    Producers producers() {
        return producers;
    }

    /** Stores what a sender published, all of it or nothing; tells once it counts as stored. */
    void append(Publication publication, Stored stored) {
        EventWriter writer = (index, sequence, offset, enqueuedMillis, sink) -> {
            EncodedMessage event = publication.events().get(index);
            String own = event.partitionKey();
            String key = own != null ? own : publication.partitionKey();
            write(event, new Stamp(sequence, offset, enqueuedMillis, key), sink);
        };
        log.append(publication.events().size(), writer, failure -> {
            if (failure == null) {
                counters.received(publication.events().size());
            }
            stored.done(failure);
        });
    }

    private void write(EncodedMessage event, Stamp stamp, ByteSink sink) {
        annotations.write(sink, event, stamp, hook == AppendHook.NONE ? Map.of() : added(event, stamp));
    }

    private Map<String, Object> added(EncodedMessage event, Stamp stamp) {
        Instant enqueued = Instant.ofEpochMilli(stamp.enqueuedMillis());
        IncomingEvent incoming =
                new IncomingEvent(hub, id, stamp.sequence(), enqueued, stamp.partitionKey(), event.messageId());
        return hook.annotate(incoming).values();
    }

    /** What it holds now. */
    PartitionDescription describe() {
        LogEnd end = log.end();
        return new PartitionDescription(
                id,
                Math.min(log.firstSequence(), end.nextSequence()),
                end.lastSequence(),
                String.valueOf(end.lastOffset()),
                Instant.ofEpochMilli(end.lastEnqueuedMillis()));
    }
}

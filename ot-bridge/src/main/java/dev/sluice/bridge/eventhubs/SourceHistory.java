package dev.sluice.bridge.eventhubs;

import com.azure.messaging.eventhubs.EventHubConsumerAsyncClient;
import com.azure.messaging.eventhubs.models.EventPosition;
import dev.sluice.service.FailureCode;
import dev.sluice.service.ServiceException;
import dev.sluice.service.event.Position;
import dev.sluice.service.processor.HubAddress;
import dev.sluice.service.processor.HubFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;

/** Looks up places in what a source hub still has. Safe to share between threads; close it. */
public final class SourceHistory implements AutoCloseable {
    private final String hub;
    private final Duration callLimit;
    private final EventHubConsumerAsyncClient consumer;

    /**
     * What one partition has.
     *
     * @param first sequence number of its first event; of the next one when it is empty
     * @param last sequence number of the last event it ever had; -1: none
     * @param lastEnqueued when it received that one
     */
    public record Extent(long first, long last, Instant lastEnqueued) {
        /** Whether retention left nothing. */
        public boolean isEmpty() {
            return first > last;
        }
    }

    /**
     * A history that is not connected yet.
     *
     * @param consumerGroup the group it is read with
     */
    public SourceHistory(HubAddress address, String consumerGroup) {
        this.hub = "source hub '" + address.hub() + "'";
        this.callLimit = address.retries().callLimit();
        this.consumer = address.client().consumerGroup(consumerGroup).buildAsyncConsumerClient();
    }

    /** Ids of the partitions, in order. */
    public List<String> partitions() {
        return ask("reading the partitions", client -> client.getPartitionIds().collectList()).stream()
                .sorted((left, right) -> Integer.compare(Integer.parseInt(left), Integer.parseInt(right)))
                .collect(Collectors.toUnmodifiableList());
    }

    /** What a partition has now. */
    public Extent extent(String partition) {
        return ask(
                "reading partition " + partition,
                client -> client.getPartitionProperties(partition)
                        .map(now -> new Extent(
                                now.isEmpty()
                                        ? now.getLastEnqueuedSequenceNumber() + 1
                                        : now.getBeginningSequenceNumber(),
                                now.getLastEnqueuedSequenceNumber(),
                                now.getLastEnqueuedTime())));
    }

    /** The first event at or behind a sequence number. There must be one: otherwise it waits in vain, and fails. */
    public Position from(String partition, long sequence) {
        return first(partition, EventPosition.fromSequenceNumber(sequence, true));
    }

    /** The first event that the hub received at a time or later. There must be one. */
    public Position from(String partition, Instant time) {
        return first(partition, EventPosition.fromEnqueuedTime(time.minusMillis(1)));
    }

    private Position first(String partition, EventPosition from) {
        return ask(
                "reading an event of partition " + partition,
                client -> client.receiveFromPartition(partition, from)
                        .map(event -> new Position(
                                event.getData().getSequenceNumber(),
                                event.getData().getOffsetString()))
                        .next());
    }

    private <T> T ask(String attempt, Function<EventHubConsumerAsyncClient, Mono<T>> question) {
        try {
            return question.apply(consumer)
                    .blockOptional(callLimit)
                    .orElseThrow(() -> new ServiceException(
                            FailureCode.REFUSED, attempt + " of " + hub + " failed: it ended without an answer"));
        } catch (ServiceException e) {
            throw e;
        } catch (RuntimeException e) {
            throw HubFailure.of(e, attempt + " of " + hub);
        }
    }

    @Override
    public void close() {
        Thread closing = new Thread(consumer::close, "close-history");
        closing.setDaemon(true);
        closing.start();
    }
}

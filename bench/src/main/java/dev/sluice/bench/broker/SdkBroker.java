package dev.sluice.bench.broker;

import com.azure.core.amqp.AmqpTransportType;
import com.azure.messaging.eventhubs.EventData;
import com.azure.messaging.eventhubs.EventDataBatch;
import com.azure.messaging.eventhubs.EventHubClientBuilder;
import com.azure.messaging.eventhubs.EventHubConsumerAsyncClient;
import com.azure.messaging.eventhubs.EventHubProducerClient;
import com.azure.messaging.eventhubs.PartitionProperties;
import com.azure.messaging.eventhubs.models.EventPosition;
import com.azure.messaging.eventhubs.models.SendOptions;
import dev.sluice.bench.measure.Latencies;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToLongFunction;
import reactor.core.Disposable;
import reactor.core.Disposables;

/** The local server behind Azure's own client. */
public final class SdkBroker implements Broker {
    private static final int PREFETCH = 8000;
    /** Sends that are under way at once. */
    private static final int SENDERS = 4;

    private final ServerProcess server;
    private final EventHubProducerClient producer;
    private final EventHubConsumerAsyncClient consumer;
    private Map<String, Long> marks = Map.of();

    private SdkBroker(ServerProcess server, EventHubProducerClient producer, EventHubConsumerAsyncClient consumer) {
        this.server = server;
        this.producer = producer;
        this.consumer = consumer;
    }

    /** Connects over TCP without TLS. */
    public static SdkBroker connect(ServerProcess server) {
        return connect(server, server.connectionString(), AmqpTransportType.AMQP);
    }

    /** Connects in another way. */
    public static SdkBroker connect(ServerProcess server, String connectionString, AmqpTransportType transport) {
        EventHubClientBuilder builder = new EventHubClientBuilder()
                .connectionString(connectionString, ServerProcess.HUB)
                .transportType(transport)
                .consumerGroup(EventHubClientBuilder.DEFAULT_CONSUMER_GROUP_NAME)
                .prefetchCount(PREFETCH);
        return new SdkBroker(server, builder.buildProducerClient(), builder.buildAsyncConsumerClient());
    }

    @Override
    public long pid() {
        return server.pid();
    }

    /** First sequence number of the last send in each partition. */
    public Map<String, Long> marks() {
        return marks;
    }

    @Override
    public void send(Load load) {
        marks = ends();
        AtomicInteger left = new AtomicInteger(load.events());
        Countdown done = new Countdown(SENDERS);
        byte[] body = load.body();
        for (int i = 0; i < SENDERS; i++) {
            Background.run("sender-" + i, done, () -> sendSome(body, left));
        }
        done.await("sending");
    }

    /** Number of the next event of each partition. */
    public Map<String, Long> ends() {
        return positions(partition -> partition.getLastEnqueuedSequenceNumber() + 1);
    }

    /** Number of the first event of each partition. */
    public Map<String, Long> begins() {
        return positions(PartitionProperties::getBeginningSequenceNumber);
    }

    private Map<String, Long> positions(ToLongFunction<PartitionProperties> position) {
        Map<String, Long> positions = new TreeMap<>();
        for (String partition : producer.getPartitionIds()) {
            positions.put(partition, position.applyAsLong(producer.getPartitionProperties(partition)));
        }
        return positions;
    }

    private void sendSome(byte[] body, AtomicInteger left) {
        EventDataBatch batch = producer.createBatch();
        while (left.getAndDecrement() > 0) {
            EventData event = new EventData(body);
            if (!batch.tryAdd(event)) {
                producer.send(batch);
                batch = producer.createBatch();
                batch.tryAdd(event);
            }
        }
        if (batch.getCount() > 0) {
            producer.send(batch);
        }
    }

    @Override
    public void receive(Load load) {
        Countdown left = new Countdown(load.events());
        Disposable.Composite readers = Disposables.composite();
        marks.forEach((partition, sequence) ->
                readers.add(consumer.receiveFromPartition(partition, EventPosition.fromSequenceNumber(sequence, true))
                        .subscribe(event -> left.came(), left::fail)));
        left.await("receiving");
        readers.dispose();
    }

    @Override
    public Latencies latencies(int events) {
        String partition = "0";
        Stopwatch watch = new Stopwatch(events);
        long end = producer.getPartitionProperties(partition).getLastEnqueuedSequenceNumber();
        Disposable reader = consumer.receiveFromPartition(partition, EventPosition.fromSequenceNumber(end, false))
                .subscribe(event -> watch.received(event.getData().getBody()), watch::fail);
        SendOptions options = new SendOptions().setPartitionId(partition);
        Latencies latencies = watch.run(body -> producer.send(List.of(new EventData(body)), options));
        reader.dispose();
        return latencies;
    }

    @Override
    public void close() {
        producer.close();
        consumer.close();
    }
}

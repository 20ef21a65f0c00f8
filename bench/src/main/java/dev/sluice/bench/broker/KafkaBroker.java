package dev.sluice.bench.broker;

import dev.sluice.bench.BenchException;
import dev.sluice.bench.measure.Latencies;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Kafka behind its own client. */
public final class KafkaBroker implements Broker {
    private static final String TOPIC = "bench";
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final int BATCH_BYTES = 1_000_000;
    private static final long BUFFER_BYTES = 64L * 1024 * 1024;

    private static final List<TopicPartition> PARTITIONS = IntStream.range(0, Load.PARTITIONS)
            .mapToObj(partition -> new TopicPartition(TOPIC, partition))
            .toList();

    private final KafkaProcess kafka;
    private final KafkaProducer<byte[], byte[]> gathering;
    private final KafkaProducer<byte[], byte[]> single;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private Map<TopicPartition, Long> marks = Map.of();

    private KafkaBroker(KafkaProcess kafka) {
        this.kafka = kafka;
        this.gathering = producer(kafka, 10);
        this.single = producer(kafka, 0);
        this.consumer = new KafkaConsumer<>(
                Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.address()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    /** Waits for the node and makes a topic. */
    public static KafkaBroker connect(KafkaProcess kafka) {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.address()))) {
            await(admin.createTopics(List.of(new NewTopic(TOPIC, Load.PARTITIONS, (short) 1)))
                    .all());
        } catch (BenchException e) {
            throw new BenchException("Kafka did not get ready: " + kafka.jvm().lastWords(), e);
        }
        return new KafkaBroker(kafka);
    }

    private static KafkaProducer<byte[], byte[]> producer(KafkaProcess kafka, int lingerMillis) {
        return new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        kafka.address(),
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.BATCH_SIZE_CONFIG,
                        BATCH_BYTES,
                        ProducerConfig.BUFFER_MEMORY_CONFIG,
                        BUFFER_BYTES,
                        ProducerConfig.LINGER_MS_CONFIG,
                        lingerMillis,
                        ProducerConfig.COMPRESSION_TYPE_CONFIG,
                        "none"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    @Override
    public long pid() {
        return kafka.pid();
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // the callback tells the same
    public void send(Load load) {
        marks = consumer.endOffsets(PARTITIONS);
        Countdown left = new Countdown(load.events());
        byte[] body = load.body();
        for (int i = 0; i < load.events(); i++) {
            gathering.send(new ProducerRecord<>(TOPIC, body), (stored, failure) -> {
                if (failure == null) {
                    left.came();
                } else {
                    left.fail(failure);
                }
            });
        }
        left.await("sending to Kafka");
    }

    @Override
    public void receive(Load load) {
        consumer.assign(PARTITIONS);
        marks.forEach(consumer::seek);
        long deadline = System.nanoTime() + LIMIT.toNanos();
        int received = 0;
        while (received < load.events()) {
            for (ConsumerRecord<byte[], byte[]> event : consumer.poll(POLL)) {
                received += event.value().length == load.eventBytes() ? 1 : 0;
            }
            if (System.nanoTime() > deadline) {
                throw new BenchException("Kafka's events did not come within " + LIMIT.toSeconds() + " s");
            }
        }
    }

    @Override
    public Latencies latencies(int events) {
        TopicPartition partition = PARTITIONS.get(0);
        Stopwatch watch = new Stopwatch(events);
        consumer.assign(List.of(partition));
        consumer.seekToEnd(List.of(partition));
        consumer.position(partition);
        Countdown reading = new Countdown(1);
        Background.run("kafka-reader", reading, () -> read(watch, events));
        Latencies latencies =
                watch.run(body -> await(single.send(new ProducerRecord<>(TOPIC, partition.partition(), null, body))));
        reading.await("receiving Kafka's single events");
        return latencies;
    }

    private void read(Stopwatch watch, int events) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        for (int left = events; left > 0 && System.nanoTime() < deadline; ) {
            for (ConsumerRecord<byte[], byte[]> event : consumer.poll(POLL)) {
                watch.received(event.value());
                left--;
            }
        }
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new BenchException("Kafka did not answer: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("interrupted while waiting for Kafka", e);
        }
    }

    @Override
    public void close() {
        gathering.close(LIMIT);
        single.close(LIMIT);
        consumer.close(LIMIT);
    }
}

package dev.sluice.bench.eventhubs;

import dev.sluice.bench.broker.Broker;
import dev.sluice.bench.broker.KafkaBroker;
import dev.sluice.bench.broker.KafkaProcess;
import dev.sluice.bench.broker.Load;
import dev.sluice.bench.broker.SdkBroker;
import dev.sluice.bench.broker.ServerProcess;
import dev.sluice.bench.measure.Cost;
import dev.sluice.bench.measure.Latencies;
import dev.sluice.bench.measure.Meter;
import dev.sluice.bench.measure.Report;
import dev.sluice.bench.raw.RawReceiver;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The local server against one Kafka node, each in its own process behind its own client.
 *
 * <p>Both run at the same time and take turns: what disturbs the machine for a while disturbs both. Rounds alternate who
 * is first. The first round warms up and is not counted.
 */
public final class Comparison {
    private static final Load SMALL = new Load(200, 2_000_000);
    private static final Load LARGE = new Load(1024, 500_000);
    private static final int SINGLE_EVENTS = 1500;

    private final SdkBroker ours;
    private final KafkaBroker kafka;
    private final RawReceiver raw;
    private final Consumer<String> progress;
    private final List<Round> rounds = new ArrayList<>();
    private boolean kafkaFirst;

    private Comparison(SdkBroker ours, KafkaBroker kafka, RawReceiver raw, Consumer<String> progress) {
        this.ours = ours;
        this.kafka = kafka;
        this.raw = raw;
        this.progress = progress;
    }

    /**
     * Runs it.
     *
     * @param home the project's folder
     * @param folder for the brokers' data
     * @param rounds how many count
     * @param progress gets a line now and then
     */
    public static Report run(Path home, Path folder, int rounds, Consumer<String> progress) {
        try (KafkaProcess kafkaProcess = KafkaProcess.start(folder);
                ServerProcess server = ServerProcess.start(home, folder, Load.PARTITIONS);
                KafkaBroker kafka = KafkaBroker.connect(kafkaProcess);
                SdkBroker ours = SdkBroker.connect(server);
                RawReceiver raw = new RawReceiver(server.port())) {
            Comparison comparison = new Comparison(ours, kafka, raw, progress);
            for (int round = 0; round <= rounds; round++) {
                comparison.round(round);
            }
            return ComparisonFigures.of(comparison.rounds);
        }
    }

    private void round(int number) {
        kafkaFirst = number % 2 == 1;
        Round round = new Round(throughput(SMALL), throughput(LARGE), latency());
        progress.accept((number == 0 ? "warm-up" : "round " + number) + ": " + round.summary());
        if (number > 0) {
            rounds.add(round);
        }
    }

    private Round.Throughput throughput(Load load) {
        Both<Cost> send = both(() -> send(ours, load), () -> send(kafka, load));
        Both<Cost> receive = both(() -> receive(ours, load), () -> receive(kafka, load));
        Cost bare = Meter.measure(ours.pid(), load.events(), () -> raw.receive(ours.marks(), load.events()));
        return new Round.Throughput(send, receive, bare);
    }

    private static Cost send(Broker broker, Load load) {
        return Meter.measure(broker.pid(), load.events(), () -> broker.send(load));
    }

    private static Cost receive(Broker broker, Load load) {
        return Meter.measure(broker.pid(), load.events(), () -> broker.receive(load));
    }

    private Both<Latencies> latency() {
        return both(() -> ours.latencies(SINGLE_EVENTS), () -> kafka.latencies(SINGLE_EVENTS));
    }

    private <T> Both<T> both(Supplier<T> measureOurs, Supplier<T> measureKafka) {
        if (kafkaFirst) {
            T theirs = measureKafka.get();
            return new Both<>(measureOurs.get(), theirs);
        }
        return new Both<>(measureOurs.get(), measureKafka.get());
    }
}

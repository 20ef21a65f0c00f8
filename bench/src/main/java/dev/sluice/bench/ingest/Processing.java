package dev.sluice.bench.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.azurite.Azurite;
import dev.sluice.azurite.AzuriteInstallation;
import dev.sluice.bench.broker.ServerProcess;
import dev.sluice.bench.measure.Figure;
import dev.sluice.bench.measure.Goal;
import dev.sluice.bench.measure.Median;
import dev.sluice.bench.measure.Pair;
import dev.sluice.bench.raw.Encoded;
import dev.sluice.bench.raw.RawPublisher;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.qpid.proton.amqp.Binary;
import org.apache.qpid.proton.amqp.messaging.ApplicationProperties;
import org.apache.qpid.proton.amqp.messaging.Data;
import org.apache.qpid.proton.message.Message;

/**
 * What an event costs ingest in CPU time, against hash maps behind the same receive, parse and schema check. The state
 * is in memory for that, as storage's client would drown the rest; with it, it is shown apart.
 */
final class Processing {
    private static final Goal CPU = Goal.atMost(1.3);
    private static final Bridged EVENTS = new Bridged("0", 1000);
    private static final String ACCOUNT = "bench";

    /** By then what an event costs has settled, for both. */
    private static final int START = 300_000;

    private static final int MEASURED = 150_000;
    private static final int START_WITH_STORAGE = 30_000;
    private static final int MEASURED_WITH_STORAGE = 40_000;
    private static final int MOST_BYTES = 4096;
    private static final int IN_BATCH = 500;
    private static final int ROUNDS_WITH_STORAGE = 3;

    private final Children children;
    private final ServerProcess server;
    private final Consumer<String> progress;

    private Processing(Children children, ServerProcess server, Consumer<String> progress) {
        this.children = children;
        this.server = server;
        this.progress = progress;
    }

    static List<Figure> measure(Children children, Consumer<String> progress, int rounds) {
        try (ServerProcess server = ServerProcess.start(children.home(), children.folder(), 1)) {
            return new Processing(children, server, progress).measure(rounds);
        }
    }

    private List<Figure> measure(int rounds) {
        fill();
        List<Pair> pairs = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            pairs.add(pair(round % 2 == 0));
            progress.accept("round " + round + ", CPU µs an event: " + pairs.get(round - 1));
        }
        List<Double> withStorage = new ArrayList<>();
        for (int round = 1; round <= Math.min(rounds, ROUNDS_WITH_STORAGE); round++) {
            withStorage.add(withTables("tables-" + round));
            progress.accept("with tables, CPU µs an event: " + withStorage.get(round - 1));
        }
        double core = Median.of(pairs.stream().map(Pair::ours).toList());
        return List.of(
                Figure.ratio("CPU µs an event, state in memory", pairs, CPU),
                Figure.alone("CPU µs an event, state in tables", withStorage, null),
                Figure.alone("the storage client's share of that, %", share(withStorage, core), null));
    }

    /** What is more with tables than without, in percent of all. */
    private static List<Double> share(List<Double> withStorage, double core) {
        return withStorage.stream().map(all -> 100 * (all - core) / all).toList();
    }

    /** Hash maps and ingest, one after the other; rounds alternate the order. */
    private Pair pair(boolean mapsFirst) {
        if (mapsFirst) {
            double maps = cpu("maps", Contest.MAPS, "", START, MEASURED);
            return new Pair(cpu("core", Contest.CORE, "", START, MEASURED), maps);
        }
        double core = cpu("core", Contest.CORE, "", START, MEASURED);
        return new Pair(core, cpu("maps", Contest.MAPS, "", START, MEASURED));
    }

    private double withTables(String name) {
        try (Azurite azurite = Azurite.startWithTables(
                AzuriteInstallation.find(children.home()), children.folder().resolve(name), ACCOUNT)) {
            return cpu(
                    name, Contest.TABLES, azurite.connectionString(ACCOUNT), START_WITH_STORAGE, MEASURED_WITH_STORAGE);
        }
    }

    private double cpu(String name, Contest contest, String storage, int start, int events) {
        JsonNode result = children.run(
                name,
                LoopMain.class,
                Map.of(
                        "LOOP_SOURCE", server.connectionString(),
                        "LOOP_HUB", ServerProcess.HUB,
                        "LOOP_CONTEST", contest.name(),
                        "LOOP_STORAGE", storage,
                        "LOOP_SCHEMAS", children.schemas().toString(),
                        "LOOP_START", Integer.toString(start),
                        "LOOP_EVENTS", Integer.toString(events)));
        return result.path("cpuMicros").asDouble();
    }

    private void fill() {
        try (RawPublisher publisher = new RawPublisher(server.port(), ServerProcess.HUB)) {
            for (long from = 0; from < START + MEASURED; from += IN_BATCH) {
                List<byte[]> messages = new ArrayList<>();
                for (long sequence = from; sequence < from + IN_BATCH; sequence++) {
                    messages.add(encoded(sequence));
                }
                publisher.send(Encoded.batch(messages), 1);
            }
        }
    }

    private static byte[] encoded(long sequence) {
        Message message = Message.Factory.create();
        message.setMessageId("device#" + sequence);
        message.setContentType("application/json");
        message.setApplicationProperties(new ApplicationProperties(EVENTS.properties(sequence)));
        message.setBody(new Data(new Binary(EVENTS.body(sequence).getBytes(UTF_8))));
        byte[] bytes = new byte[MOST_BYTES];
        return Arrays.copyOf(bytes, message.encode(bytes, 0, bytes.length));
    }
}

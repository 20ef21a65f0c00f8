package dev.sluice.bench.eventhubs;

import dev.sluice.bench.broker.Load;
import dev.sluice.bench.broker.SdkBroker;
import dev.sluice.bench.broker.ServerProcess;
import dev.sluice.bench.measure.Cost;
import dev.sluice.bench.measure.Figure;
import dev.sluice.bench.measure.Goal;
import dev.sluice.bench.measure.Meter;
import dev.sluice.bench.measure.Pair;
import dev.sluice.bench.measure.Report;
import dev.sluice.bench.process.Memory;
import dev.sluice.bench.process.ProcessStat;
import dev.sluice.bench.raw.RawPublisher;
import dev.sluice.bench.raw.RawReceiver;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What the local server needs in memory while it takes a lot of events, and how fast it replays a backlog.
 *
 * <p>The rate of the replay is compared with reading what was sent just before. Both are read from the page cache as
 * long as that holds them: how fast the disk is, is not measured.
 */
public final class MemoryBench {
    private static final int EVENT_BYTES = 1024;
    private static final long MEBIBYTE = 1024 * 1024;
    private static final Load ONE_GIBIBYTE = new Load(EVENT_BYTES, 1024 * 1024);
    private static final Load TAIL = new Load(EVENT_BYTES, 256 * 1024);
    private static final Load BACKLOG = new Load(EVENT_BYTES, 2 * 1024 * 1024);
    private static final int ROUNDS = 5;
    private static final Goal BELOW_200 = Goal.below(200);

    private final ServerProcess server;
    private final Consumer<String> progress;
    private final List<Figure> figures = new ArrayList<>();

    private MemoryBench(ServerProcess server, Consumer<String> progress) {
        this.server = server;
        this.progress = progress;
    }

    /** Runs it. */
    public static Report run(Path home, Path folder, Consumer<String> progress) {
        try (ServerProcess server = ServerProcess.start(home, folder, Load.PARTITIONS);
                RawPublisher publisher = new RawPublisher(server.port(), ServerProcess.HUB);
                RawReceiver receiver = new RawReceiver(server.port());
                SdkBroker sdk = SdkBroker.connect(server)) {
            MemoryBench bench = new MemoryBench(server, progress);
            bench.memory("at the start");
            bench.rate("sent, 1 GiB", ONE_GIBIBYTE, () -> publisher.send(ONE_GIBIBYTE));
            bench.memory("after 1 GiB sent");
            bench.rate("sent, the next GiB", ONE_GIBIBYTE, () -> publisher.send(ONE_GIBIBYTE));
            bench.replay(publisher, receiver, sdk);
            bench.memory("after the replay");
            return new Report("Memory of the local server, and 2 GiB of backlog", bench.figures);
        }
    }

    /** Several pairs, for a rate alone says little on a machine that does other things too. */
    private void replay(RawPublisher publisher, RawReceiver receiver, SdkBroker sdk) {
        List<Pair> pairs = new ArrayList<>();
        for (int round = 0; round <= ROUNDS; round++) {
            Map<String, Long> end = sdk.ends();
            publisher.send(TAIL);
            double tail = Meter.measure(server.pid(), TAIL.events(), () -> receiver.receive(end, TAIL.events()))
                    .rate();
            Cost replay = Meter.measure(
                    server.pid(), BACKLOG.events(), () -> receiver.receive(sdk.begins(), BACKLOG.events()));
            progress.accept("2 GiB of backlog received at " + Math.round(replay.rate()) + " events/s");
            if (round > 0) { // the first one warms up
                pairs.add(new Pair(replay.rate(), tail));
            }
        }
        figures.add(Figure.ratio("2 GiB of backlog (ours), hot tail (theirs), events/s", pairs, Goal.atLeast(0.9)));
    }

    private Cost rate(String what, Load load, Runnable work) {
        Cost cost = Meter.measure(server.pid(), load.events(), work);
        figures.add(Figure.alone(what + ", events/s", List.of(cost.rate()), null));
        figures.add(Figure.alone(what + ", server µs/event", List.of(cost.brokerMicros()), null));
        progress.accept(what + " at " + Math.round(cost.rate()) + " events/s");
        return cost;
    }

    private void memory(String when) {
        Memory memory = ProcessStat.memory(server.pid());
        figures.add(Figure.alone("VmRSS MiB " + when, mebibytes(memory.resident()), BELOW_200));
        figures.add(Figure.alone("RssAnon MiB " + when, mebibytes(memory.anonymous()), null));
        figures.add(Figure.alone("highest VmRSS MiB " + when, mebibytes(memory.peak()), null));
    }

    private static List<Double> mebibytes(long bytes) {
        return List.of((double) bytes / MEBIBYTE);
    }
}

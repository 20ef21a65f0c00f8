package dev.sluice.bench.eventhubs;

import com.azure.core.amqp.AmqpTransportType;
import dev.sluice.bench.broker.Load;
import dev.sluice.bench.broker.SdkBroker;
import dev.sluice.bench.broker.ServerProcess;
import dev.sluice.bench.broker.TrustStore;
import dev.sluice.bench.measure.Cost;
import dev.sluice.bench.measure.Figure;
import dev.sluice.bench.measure.Meter;
import dev.sluice.bench.measure.Pair;
import dev.sluice.bench.measure.Report;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What TLS and WebSocket cost: the local server through Azure's client, compared with plain TCP round by round. */
public final class TransportsBench {
    private static final Load LOAD = new Load(1024, 200_000);

    private TransportsBench() {}

    /** Runs it. */
    public static Report run(Path home, Path folder, int rounds, Consumer<String> progress) {
        try (ServerProcess server = ServerProcess.start(home, folder, Load.PARTITIONS)) {
            TrustStore.use(server.caFile(), folder.resolve("trust.p12"));
            try (SdkBroker plain = SdkBroker.connect(server);
                    SdkBroker tls = SdkBroker.connect(server, server.tlsConnectionString(), AmqpTransportType.AMQP);
                    SdkBroker socket =
                            SdkBroker.connect(server, server.connectionString(), AmqpTransportType.AMQP_WEB_SOCKETS)) {
                Series overTls = new Series("TLS");
                Series overSockets = new Series("WebSocket over TLS");
                for (int round = 0; round <= rounds; round++) {
                    Trip base = trip(plain);
                    overTls.add(round, trip(tls), base);
                    overSockets.add(round, trip(socket), base);
                    progress.accept("round " + round + " done");
                }
                List<Figure> figures = new ArrayList<>(overTls.figures());
                figures.addAll(overSockets.figures());
                return new Report("Encrypted (ours) and plain TCP (theirs), 1 KiB, " + rounds + " rounds", figures);
            }
        }
    }

    private record Trip(Cost send, Cost receive) {}

    private static Trip trip(SdkBroker broker) {
        return new Trip(
                Meter.measure(broker.pid(), LOAD.events(), () -> broker.send(LOAD)),
                Meter.measure(broker.pid(), LOAD.events(), () -> broker.receive(LOAD)));
    }

    private record Series(String name, List<Pair> sent, List<Pair> received, List<Pair> cpu) {
        Series(String name) {
            this(name, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }

        /** The first round warms up. */
        void add(int round, Trip own, Trip base) {
            if (round > 0) {
                sent.add(new Pair(own.send().rate(), base.send().rate()));
                received.add(new Pair(own.receive().rate(), base.receive().rate()));
                cpu.add(new Pair(own.receive().brokerMicros(), base.receive().brokerMicros()));
            }
        }

        List<Figure> figures() {
            return List.of(
                    Figure.ratio(name + ", SDK send, events/s", sent, null),
                    Figure.ratio(name + ", SDK receive, events/s", received, null),
                    Figure.ratio(name + ", SDK receive, server µs/event", cpu, null));
        }
    }
}

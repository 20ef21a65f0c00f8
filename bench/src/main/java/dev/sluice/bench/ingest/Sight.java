package dev.sluice.bench.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.azurite.Azurite;
import dev.sluice.azurite.AzuriteInstallation;
import dev.sluice.bench.broker.ServerProcess;
import dev.sluice.bench.measure.Figure;
import dev.sluice.bench.measure.Goal;
import dev.sluice.bench.process.ChildJvm;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** How long it takes until what was sent to the IT hub can be seen in the devices' state, at 500 events a second. */
final class Sight {
    private static final Goal GOAL = Goal.below(2000);
    private static final String ACCOUNT = "bench";

    private Sight() {}

    static List<Figure> measure(Children children, Consumer<String> progress) {
        try (ServerProcess server = ServerProcess.start(children.home(), children.folder(), 1);
                Azurite azurite = Azurite.startWithTables(
                        AzuriteInstallation.find(children.home()),
                        children.folder().resolve("sight"),
                        ACCOUNT);
                ChildJvm ingest = children.ingest(settings(children, server, azurite))) {
            JsonNode millis = children.run(
                    "sight",
                    SightMain.class,
                    Map.of(
                            "SIGHT_HUB_CONNECTION", server.connectionString(),
                            "SIGHT_HUB", ServerProcess.HUB,
                            "SIGHT_STORAGE", azurite.connectionString(ACCOUNT)));
            progress.accept("ms until state is seen: " + millis + (ingest.isAlive() ? "" : ", ingest has ended"));
            return List.of(
                    figure("ms from the IT hub until state is seen, p50", millis.path("p50"), null),
                    figure("ms from the IT hub until state is seen, p99", millis.path("p99"), GOAL));
        }
    }

    private static Figure figure(String name, JsonNode value, @Nullable Goal goal) {
        return Figure.alone(name, List.of(value.asDouble()), goal);
    }

    private static Map<String, String> settings(Children children, ServerProcess server, Azurite azurite) {
        return Map.of(
                "SourceHub", server.connectionString(),
                "SourceHubName", ServerProcess.HUB,
                "SourceConsumerGroup", "$Default",
                "SLUICE_STATE_CONNECTION", azurite.connectionString(ACCOUNT),
                "SLUICE_SCHEMAS", children.schemas().toString());
    }
}

package dev.sluice.bench.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.azurite.Azurite;
import dev.sluice.azurite.AzuriteInstallation;
import dev.sluice.bench.measure.Figure;
import dev.sluice.bench.measure.Goal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What ingest asks of storage for 1,000 events, by the number of devices that they come from: while all devices are new,
 * then over 10,000 events of devices that the instance knows, then over as many from the start of another instance.
 */
final class StorageCost {
    private static final String ACCOUNT = "bench";
    private static final int BATCHES = 10;

    private StorageCost() {}

    /** Measures it; counts are exact, so once is enough. */
    static List<Figure> measure(Children children, Consumer<String> progress, List<Integer> devices) {
        List<Figure> figures = new ArrayList<>();
        for (int number : devices) {
            figures.addAll(measure(children, progress, number));
        }
        return figures;
    }

    private static List<Figure> measure(Children children, Consumer<String> progress, int devices) {
        String name = "storage-" + devices;
        JsonNode counts;
        try (Azurite azurite = Azurite.startWithTables(
                AzuriteInstallation.find(children.home()), children.folder().resolve(name), ACCOUNT)) {
            counts = children.run(
                    name,
                    StorageMain.class,
                    Map.of(
                            "STORAGE_ACCOUNT", azurite.connectionString(ACCOUNT),
                            "STORAGE_SCHEMAS", children.schemas().toString(),
                            "STORAGE_DEVICES", Integer.toString(devices),
                            "STORAGE_BATCHES", Integer.toString(BATCHES)));
        }
        progress.accept(devices + " devices: " + counts);
        List<Figure> figures = new ArrayList<>();
        figures.addAll(phase(devices, "new", counts.path("new"), null));
        figures.addAll(phase(devices, "warm", counts.path("warm"), goal(devices)));
        figures.addAll(phase(devices, "from cold", counts.path("cold"), goal(devices)));
        return figures;
    }

    private static List<Figure> phase(int devices, String name, JsonNode counts, @Nullable Goal goal) {
        String what = String.format(Locale.ROOT, "%,d devices, %s: ", devices, name);
        return List.of(
                alone(what + "requests", counts.path("requests"), goal),
                alone(what + "operations", counts.path("operations"), null));
    }

    private static Figure alone(String name, JsonNode value, @Nullable Goal goal) {
        return Figure.alone(name, List.of(value.asDouble()), goal);
    }

    private static Goal goal(int devices) {
        return Goal.below(devices > 1000 ? 60 : 30);
    }
}

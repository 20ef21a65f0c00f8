package dev.sluice.ingest.alarms;

import dev.sluice.ingest.alarms.Rule.Side;
import dev.sluice.ingest.alarms.Rule.Silence;
import dev.sluice.ingest.alarms.Rule.Threshold;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The rules of the pumps. */
final class Rules {
    static final Threshold HOT = new Threshold("hot", "critical", "temperature", Side.ABOVE, 80, 75);
    static final Threshold COLD = new Threshold("cold", "warning", "temperature", Side.BELOW, 10, 10);
    static final Silence SILENT = new Silence("silent", "warning", Duration.ofMinutes(15));

    private Rules() {}

    static FileRules pumps() {
        return new FileRules(Map.of("pump", List.of(HOT, SILENT, COLD)));
    }
}

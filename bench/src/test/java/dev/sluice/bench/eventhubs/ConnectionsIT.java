package dev.sluice.bench.eventhubs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.bench.measure.Figure;
import dev.sluice.bench.measure.Report;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The packaged server in a process of its own, with few connections. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class ConnectionsIT {
    @Test
    void losesNothingBesideASaturatingClient(@TempDir Path folder) {
        Report report = ConnectionsBench.run(Path.of(".."), folder, new Swarm.Size(3, 2, 2), line -> {});

        assertThat(figure(report, "events sent")).isEqualTo(12);
        assertThat(figure(report, "events lost")).isZero();
        assertThat(figure(report, "saturating client, events/s")).isPositive();
        assertThat(figure(report, "received, p99 ms")).isPositive();
    }

    private static double figure(Report report, String name) {
        return report.figures().stream()
                .filter(figure -> figure.name().equals(name))
                .mapToDouble(Figure::result)
                .findFirst()
                .orElseThrow();
    }
}

package dev.sluice.ingest.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the templates alert on is told. */
class AlertsTest {
    private static final Path TEMPLATES = Path.of("../infra-bicep");
    private static final Pattern METRIC = Pattern.compile("'(sluice\\.ingest\\.[a-z.]+)'");

    @Test
    void templatesNameOnlyMetricsThatThereAre() throws IOException {
        Set<String> named = new TreeSet<>();
        try (Stream<Path> files = Files.walk(TEMPLATES)) {
            files.filter(file -> file.toString().endsWith(".bicep")).forEach(file -> named.addAll(metrics(file)));
        }

        assertThat(named).contains("sluice.ingest.oldest.age", "sluice.ingest.quarantined");
        assertThat(MetricsTable.metrics()).containsAll(named);
    }

    private static List<String> metrics(Path template) {
        try {
            return METRIC.matcher(Files.readString(template))
                    .results()
                    .map((MatchResult found) -> found.group(1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

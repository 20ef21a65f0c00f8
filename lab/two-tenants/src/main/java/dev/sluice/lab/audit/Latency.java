package dev.sluice.lab.audit;

import static java.util.Objects.requireNonNull;

import dev.sluice.ingestoracle.Database;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How long events took, in milliseconds.
 *
 * @param p50 the median
 * @param p99 the 99th percentile
 */
public record Latency(double p50, double p99) {
    /** That of a column of view {@code latency}, where it has values. */
    static Optional<Latency> of(Database database, String column) throws SQLException {
        List<@Nullable String> quantiles = database.records(
                        "SELECT quantile_cont(" + column + ", 0.5), quantile_cont(" + column + ", 0.99) FROM latency")
                .get(0);
        return quantiles.get(0) == null
                ? Optional.empty()
                : Optional.of(new Latency(number(quantiles.get(0)), number(quantiles.get(1))));
    }

    private static double number(@Nullable String text) {
        return Double.parseDouble(requireNonNull(text, "a quantile"));
    }
}

package dev.sluice.archiver.fold;

import dev.sluice.archiver.parquet.ArchivedRow;
import java.util.List;

/**
 * What a writer has archived.
 *
 * @param files files
 * @param rows events
 * @param repeats events that a bridge had forwarded before
 * @param unread events whose body is no JSON object
 * @param canaries probes of the doctor
 * @param lost events that were gone before they could be read
 */
public record Tally(long files, long rows, long repeats, long unread, long canaries, long lost) {
    /** Nothing yet. */
    public static final Tally NONE = new Tally(0, 0, 0, 0, 0, 0);

    static Tally of(List<ArchivedRow> rows) {
        return new Tally(
                1,
                rows.size(),
                rows.stream().filter(row -> Boolean.TRUE.equals(row.repeat())).count(),
                rows.stream().filter(row -> row.body().error() != null).count(),
                rows.stream()
                        .filter(row -> Boolean.TRUE.equals(row.details().canary()))
                        .count(),
                0);
    }

    static Tally ofLost(long events) {
        return new Tally(0, 0, 0, 0, 0, events);
    }

    /** Both together. */
    public Tally plus(Tally more) {
        return new Tally(
                files + more.files,
                rows + more.rows,
                repeats + more.repeats,
                unread + more.unread,
                canaries + more.canaries,
                lost + more.lost);
    }
}

package dev.sluice.ingest.tables;

import com.azure.data.tables.models.TableEntity;
import dev.sluice.ingest.view.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A list over partitions of the table of devices, one after the other. A page takes no more than a few requests, however
 * many rows the filter leaves out.
 *
 * @param rows the table
 * @param list stands for the query, in continuations
 * @param filters one for each partition
 * @param columns to be read; all when empty
 * @param read makes items of a row: none when it is not to be listed
 */
record Scan<T>(
        Rows rows, String list, List<String> filters, List<String> columns, Function<TableEntity, Stream<T>> read) {
    private static final int MOST_REQUESTS = 4;

    Page<T> page(@Nullable String continuation, int limit) {
        Continuation at = Continuation.parse(continuation, list, filters.size());
        List<T> items = new ArrayList<>();
        for (int request = 0; request < MOST_REQUESTS && items.size() < limit; request++) {
            Rows.Page page = rows.page(filters.get(at.partition()), columns, limit - items.size(), at.token());
            page.rows().stream().flatMap(read).forEach(items::add);
            int next = page.token() == null ? at.partition() + 1 : at.partition();
            at = new Continuation(list, next, page.token());
            if (next == filters.size()) {
                return new Page<>(items, null);
            }
        }
        return new Page<>(items, at.text());
    }
}

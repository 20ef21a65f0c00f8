package dev.sluice.ingest.tables;

import com.azure.core.http.rest.PagedResponse;
import com.azure.core.util.Context;
import com.azure.data.tables.TableClient;
import com.azure.data.tables.models.ListEntitiesOptions;
import com.azure.data.tables.models.TableEntity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Queries of a table.
 *
 * @param table which
 * @param limit how long a call may take
 */
record Rows(TableClient table, Duration limit) {
    /** As many rows as a page of the service may have. */
    static final int PAGE = 1000;

    /** A filter may have 15 comparisons: the partition, both ends of the range, and these. */
    private static final int MOST_KEYS = 12;

    /** A page of rows, with what asks for the next one. */
    record Page(List<TableEntity> rows, @Nullable String token) {}

    /** One page of a query: one request. */
    Page page(String filter, List<String> columns, int most, @Nullable String token) {
        ListEntitiesOptions options =
                new ListEntitiesOptions().setFilter(filter).setTop(most);
        if (!columns.isEmpty()) {
            options.setSelect(columns);
        }
        return TableCalls.attempt("query table " + table.getTableName(), () -> {
            var pages = table.listEntities(options, limit, Context.NONE);
            Iterator<PagedResponse<TableEntity>> iterator =
                    (token == null ? pages.iterableByPage() : pages.iterableByPage(token)).iterator();
            PagedResponse<TableEntity> page = iterator.next();
            return new Page(page.getValue(), page.getContinuationToken());
        });
    }

    /** All rows of a query, page by page. */
    void forEach(String filter, List<String> columns, Consumer<TableEntity> consumer) {
        String token = null;
        do {
            Page page = page(filter, columns, PAGE, token);
            page.rows().forEach(consumer);
            token = page.token();
        } while (token != null);
    }

    /** Rows of these keys in a partition, with few requests. */
    List<TableEntity> find(String partition, Collection<String> keys, List<String> columns) {
        List<String> sorted = keys.stream().sorted().toList();
        List<TableEntity> found = new ArrayList<>();
        for (int from = 0; from < sorted.size(); from += MOST_KEYS) {
            List<String> some = sorted.subList(from, Math.min(sorted.size(), from + MOST_KEYS));
            forEach(Filters.keys(partition, some), columns, found::add);
        }
        return found;
    }
}

package dev.sluice.ingest.tables;

import static java.util.stream.Collectors.groupingBy;

import com.azure.core.exception.HttpResponseException;
import com.azure.core.util.Context;
import com.azure.data.tables.models.TableEntity;
import com.azure.data.tables.models.TableTransactionAction;
import com.azure.data.tables.models.TableTransactionActionType;
import dev.sluice.ingest.alarms.Outbox;
import dev.sluice.ingest.view.Page;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The outbox in the tables. To look at all of it takes a request a bucket. */
public final class TableOutbox implements Outbox {
    private static final char SEPARATOR = '/';
    private static final int MOST_OPERATIONS = 100;
    private static final String LIST = Continuation.list("outbox");

    private final StateTables tables;
    private final Rows rows;

    public TableOutbox(StateTables tables) {
        this.tables = tables;
        this.rows = new Rows(tables.devices(), tables.limit());
    }

    @Override
    public Page<Entry> waiting(@Nullable String continuation, int limit) {
        List<String> filters = tables.buckets().all().stream()
                .map(bucket -> Filters.beginning(bucket, RowKeys.OUTBOX))
                .toList();
        return new Scan<>(rows, LIST, filters, List.of(), row -> Stream.of(entry(row))).page(continuation, limit);
    }

    @Override
    public void remove(List<Entry> published) {
        published.stream()
                .map(TableOutbox::row)
                .collect(groupingBy(TableEntity::getPartitionKey))
                .values()
                .forEach(this::removeRows);
    }

    private void removeRows(List<TableEntity> ofBucket) {
        for (int from = 0; from < ofBucket.size(); from += MOST_OPERATIONS) {
            removeTogether(ofBucket.subList(from, Math.min(ofBucket.size(), from + MOST_OPERATIONS)));
        }
    }

    private void removeTogether(List<TableEntity> some) {
        List<TableTransactionAction> actions = some.stream()
                .map(row -> new TableTransactionAction(TableTransactionActionType.DELETE, row))
                .toList();
        TableCalls.attempt("remove published alarms", () -> {
            try {
                return tables.devices().submitTransactionWithResponse(actions, tables.limit(), Context.NONE);
            } catch (HttpResponseException e) {
                if (Refusal.of(e).filter(Refusal::isMissing).isPresent()) {
                    some.forEach(this::remove);
                    return null;
                }
                throw e;
            }
        });
    }

    /** The client takes a row that is gone already for removed. */
    private void remove(TableEntity row) {
        tables.devices().deleteEntityWithResponse(row, false, tables.limit(), Context.NONE);
    }

    private static Entry entry(TableEntity row) {
        return new Entry(AlarmRows.readWaiting(row), row.getPartitionKey() + SEPARATOR + row.getRowKey());
    }

    private static TableEntity row(Entry entry) {
        int at = entry.row().indexOf(SEPARATOR);
        return new TableEntity(entry.row().substring(0, at), entry.row().substring(at + 1));
    }
}

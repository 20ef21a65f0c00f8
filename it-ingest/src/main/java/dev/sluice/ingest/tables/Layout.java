package dev.sluice.ingest.tables;

import com.azure.core.exception.HttpResponseException;
import com.azure.core.util.Context;
import com.azure.data.tables.TableClient;
import com.azure.data.tables.models.TableEntity;
import java.time.Duration;

/**
 * How devices are spread over the tables, pinned in a row: every later process reads it there.
 *
 * @param table where the row is
 * @param limit how long a call may take
 */
record Layout(TableClient table, Duration limit) {
    private static final String PARTITION = "layout";
    private static final String KEY = "layout";
    private static final String COUNT = "Buckets";

    /** What is pinned; these if nothing was. */
    Buckets pin(Buckets fresh) {
        TableEntity row = new TableEntity(PARTITION, KEY).addProperty(COUNT, (long) fresh.count());
        return TableCalls.attempt("pin the layout", () -> {
            try {
                table.createEntityWithResponse(row, limit, Context.NONE);
                return fresh;
            } catch (HttpResponseException e) {
                if (Refusal.of(e).filter(Refusal::isConflict).isPresent()) {
                    return pinned();
                }
                throw e;
            }
        });
    }

    private Buckets pinned() {
        TableEntity row = table.getEntityWithResponse(PARTITION, KEY, null, limit, Context.NONE)
                .getValue();
        return new Buckets((int) Row.number(row, COUNT));
    }
}

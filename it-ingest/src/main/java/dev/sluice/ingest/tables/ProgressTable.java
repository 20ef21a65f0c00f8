package dev.sluice.ingest.tables;

import com.azure.data.tables.models.TableEntity;
import com.azure.data.tables.models.TableTransactionAction;
import com.azure.data.tables.models.TableTransactionActionType;
import dev.sluice.contract.SourcePartition;
import dev.sluice.ingest.apply.Kept;
import dev.sluice.ingest.apply.Progress;
import dev.sluice.ingest.apply.ProgressUpdate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Progress of source partitions: a row each. All of a hub share a partition of the table, so that a batch which brings
 * events of several writes them in one transaction. Safe to share between threads.
 */
final class ProgressTable {
    private static final String PREFIX = "hub-";
    private static final String PROGRESS = "Progress";
    private static final int MOST_OPERATIONS = 50;

    private final StateTables tables;
    private final Rows rows;

    ProgressTable(StateTables tables) {
        this.tables = tables;
        this.rows = new Rows(tables.progress(), tables.limit());
    }

    Map<SourcePartition, Kept<Progress>> read(Set<SourcePartition> sources) {
        Map<SourcePartition, Kept<Progress>> found = new HashMap<>();
        sources.forEach(source -> found.put(source, Kept.absent()));
        sources.stream().map(SourcePartition::hub).distinct().forEach(hub -> {
            List<String> keys = sources.stream()
                    .filter(source -> source.hub().equals(hub))
                    .map(RowKeys::progress)
                    .toList();
            rows.find(partition(hub), keys, List.of()).forEach(row -> {
                Progress progress = progress(row);
                found.replace(progress.source(), new Kept<>(progress, row.getETag()));
            });
        });
        return found;
    }

    /** Progress of all source partitions. */
    List<Progress> all() {
        List<Progress> all = new ArrayList<>();
        String filter = "PartitionKey ge '" + PREFIX + "' and PartitionKey lt 'hub.'";
        rows.forEach(filter, List.of(), row -> all.add(progress(row)));
        return all;
    }

    Optional<Map<SourcePartition, Kept<Progress>>> write(Collection<ProgressUpdate> updates) {
        List<ProgressUpdate> all = List.copyOf(updates);
        Map<SourcePartition, Kept<Progress>> stored = new HashMap<>();
        for (int from = 0; from < all.size(); from += MOST_OPERATIONS) {
            if (!write(all.subList(from, Math.min(all.size(), from + MOST_OPERATIONS)), stored)) {
                return Optional.empty();
            }
        }
        return Optional.of(stored);
    }

    private boolean write(List<ProgressUpdate> updates, Map<SourcePartition, Kept<Progress>> stored) {
        EntityTags.Tags tags = new EntityTags.Tags();
        List<TableTransactionAction> actions =
                updates.stream().map(ProgressTable::action).toList();
        try {
            tables.progress().submitTransactionWithResponse(actions, tables.limit(), tags.context());
        } catch (RuntimeException | LinkageError e) {
            if (Refusal.of(e).filter(Refusal::isConflict).isPresent()) {
                return false;
            }
            throw TableCalls.failure("write progress", e);
        }
        for (int i = 0; i < updates.size(); i++) {
            Progress after = updates.get(i).after();
            stored.put(after.source(), new Kept<>(after, tags.of(i)));
        }
        return true;
    }

    private static TableTransactionAction action(ProgressUpdate update) {
        Progress after = update.after();
        String version = update.before().version();
        TableEntity row = Row.of(partition(after.source().hub()), RowKeys.progress(after.source()), version)
                .addProperty("Highest", after.highest())
                .addProperty("Holes", after.holes().size())
                .addProperty(PROGRESS, ProgressCodec.write(after));
        return version == null
                ? new TableTransactionAction(TableTransactionActionType.CREATE, row)
                : new TableTransactionAction(TableTransactionActionType.UPDATE_REPLACE, row, true);
    }

    private static Progress progress(TableEntity row) {
        return ProgressCodec.read(Row.bytes(row, PROGRESS));
    }

    private static String partition(String hub) {
        return PREFIX + KeyText.of(hub);
    }
}

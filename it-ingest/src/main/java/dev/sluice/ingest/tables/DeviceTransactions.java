package dev.sluice.ingest.tables;

import com.azure.core.util.Context;
import com.azure.data.tables.models.TableEntity;
import com.azure.data.tables.models.TableEntityUpdateMode;
import com.azure.data.tables.models.TableTransactionAction;
import dev.sluice.ingest.DeviceId;
import dev.sluice.ingest.IngestException;
import dev.sluice.ingest.apply.DeviceUpdate;
import dev.sluice.ingest.apply.Kept;
import dev.sluice.ingest.apply.Written;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes devices in as few transactions as Azure's limits allow. One device that somebody else wrote, or that the service
 * will never take, is taken out of its transaction and keeps none of the others back. For one call; transactions run beside each other.
 */
final class DeviceTransactions {
    private static final int MOST_OPERATIONS = 100;
    private static final int LONGEST = 3 << 20;
    private static final int SUSPICIOUS = 5;

    private final StateTables tables;
    private final Executor executor;
    private final Written outcome =
            new Written(new ConcurrentHashMap<>(), ConcurrentHashMap.newKeySet(), new ConcurrentHashMap<>());
    private final List<List<DeviceWrite>> parts = new ArrayList<>();

    DeviceTransactions(StateTables tables, Executor executor) {
        this.tables = tables;
        this.executor = executor;
    }

    /**
     * Writes all.
     *
     * @param unknown told of devices of which nobody knows whether they were written
     */
    void write(List<DeviceUpdate> updates, Consumer<DeviceId> unknown) {
        byPartition(updates).values().forEach(this::cut);
        List<CompletableFuture<Void>> running = parts.stream()
                .map(part -> CompletableFuture.runAsync(() -> drain(part, unknown), executor))
                .toList();
        awaitAll(running);
        checkRefused(updates.size());
    }

    /** What became of devices until now. */
    Written outcome() {
        return outcome;
    }

    private Map<String, List<DeviceWrite>> byPartition(List<DeviceUpdate> updates) {
        Map<String, List<DeviceWrite>> writes = new LinkedHashMap<>();
        for (DeviceUpdate update : updates) {
            String partition = tables.buckets().of(update.device());
            writes.computeIfAbsent(partition, key -> new ArrayList<>()).add(DeviceWrite.of(partition, update));
        }
        return writes;
    }

    /** Waits for each of them, also when one fails: what the others wrote is to be known. */
    private static void awaitAll(List<CompletableFuture<Void>> running) {
        CompletableFuture.allOf(running.toArray(CompletableFuture[]::new))
                .exceptionally(problem -> null)
                .join();
        for (CompletableFuture<Void> each : running) {
            try {
                each.join();
            } catch (CompletionException e) {
                throw TableCalls.failure("write devices", e.getCause() == null ? e : e.getCause());
            }
        }
    }

    private void drain(List<DeviceWrite> part, Consumer<DeviceId> unknown) {
        Deque<List<DeviceWrite>> pending = new ArrayDeque<>(List.of(part));
        while (!pending.isEmpty()) {
            List<DeviceWrite> writes = pending.poll();
            try {
                submit(writes);
            } catch (RuntimeException | LinkageError e) {
                failed(writes, e, pending, unknown);
            }
        }
    }

    private void cut(List<DeviceWrite> writes) {
        int operations = 0;
        int length = 0;
        List<DeviceWrite> part = new ArrayList<>();
        for (DeviceWrite write : writes) {
            operations += write.actions().size();
            length += write.length();
            if (!part.isEmpty() && (operations > MOST_OPERATIONS || length > LONGEST)) {
                parts.add(part);
                part = new ArrayList<>();
                operations = write.actions().size();
                length = write.length();
            }
            part.add(write);
        }
        parts.add(part);
    }

    private void submit(List<DeviceWrite> writes) {
        List<TableTransactionAction> actions =
                writes.stream().flatMap(write -> write.actions().stream()).toList();
        EntityTags.Tags tags = new EntityTags.Tags();
        tables.devices().submitTransactionWithResponse(actions, tables.limit(), tags.context());
        int operation = 0;
        for (DeviceWrite write : writes) {
            written(write.update(), tags.of(operation));
            operation += write.actions().size();
        }
    }

    private void written(DeviceUpdate update, String version) {
        if (version.isEmpty()) {
            outcome.conflicts().add(update.device());
        } else {
            outcome.written().put(update.device(), new Kept<>(update.after(), version));
        }
    }

    private void failed(
            List<DeviceWrite> writes, Throwable problem, Deque<List<DeviceWrite>> pending, Consumer<DeviceId> unknown) {
        Refusal refusal = Refusal.of(problem).orElse(null);
        if (refusal != null && refusal.isConflict()) {
            conflict(writes, refusal, pending);
        } else if (refusal != null && refusal.isHopeless()) {
            refused(writes, refusal, pending);
        } else {
            writes.forEach(write -> unknown.accept(write.update().device()));
            throw TableCalls.failure("write devices", problem);
        }
    }

    /** Gives the rest of the transaction another chance. */
    private void conflict(List<DeviceWrite> writes, Refusal refusal, Deque<List<DeviceWrite>> pending) {
        int failed = failedWrite(writes, refusal.operation());
        List<DeviceWrite> rest = new ArrayList<>(writes);
        if (failed < 0) {
            rest.clear();
            writes.forEach(write -> outcome.conflicts().add(write.update().device()));
        } else {
            outcome.conflicts().add(rest.remove(failed).update().device());
        }
        if (!rest.isEmpty()) {
            pending.add(rest);
        }
    }

    private void refused(List<DeviceWrite> writes, Refusal refusal, Deque<List<DeviceWrite>> pending) {
        int half = writes.size() / 2;
        if (half == 0) {
            outcome.refused().put(writes.get(0).update().device(), refusal.toString());
        } else {
            pending.add(writes.subList(0, half));
            pending.add(writes.subList(half, writes.size()));
        }
    }

    /** When each of several devices was refused, a row that can't be at fault shows whether it is the devices. */
    private void checkRefused(int updates) {
        if (updates >= SUSPICIOUS && outcome.refused().size() == updates) {
            TableEntity probe =
                    new TableEntity("probe", "probe").addProperty("Text", "written when devices are refused");
            Refusal refusal = probe(probe);
            if (refusal != null) {
                throw new IngestException(
                        IngestException.Code.STORAGE_REFUSED,
                        "could not write devices: storage refuses whatever it is given (" + refusal
                                + "); nothing was set aside, check the account");
            }
        }
    }

    private @Nullable Refusal probe(TableEntity row) {
        try {
            tables.devices().upsertEntityWithResponse(row, TableEntityUpdateMode.REPLACE, tables.limit(), Context.NONE);
            return null;
        } catch (RuntimeException | LinkageError e) {
            return Refusal.of(e).orElseThrow(() -> TableCalls.failure("write devices", e));
        }
    }

    private static int failedWrite(List<DeviceWrite> writes, int operation) {
        int before = 0;
        for (int i = 0; operation >= 0 && i < writes.size(); i++) {
            before += writes.get(i).actions().size();
            if (operation < before) {
                return i;
            }
        }
        return writes.size() == 1 ? 0 : -1;
    }
}

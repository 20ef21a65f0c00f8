package dev.sluice.ingest.tables;

import com.azure.core.http.policy.HttpPipelinePolicy;
import com.azure.data.tables.TableServiceClientBuilder;
import com.azure.data.tables.models.TableEntity;
import dev.sluice.ingest.AlarmTransition;
import dev.sluice.ingest.DeviceId;
import dev.sluice.ingest.DeviceState;
import dev.sluice.ingest.apply.StateStore;
import dev.sluice.ingest.apply.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Tables of their own in an account, with Azure's limits in front. */
final class TableWorld implements World {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final long CACHE = 64 << 20;

    private final StateTables tables;
    private final TableLimits limits = new TableLimits();
    private final Requests requests = new Requests();

    TableWorld(String connection, HttpPipelinePolicy... policies) {
        TableServiceClientBuilder account = new TableServiceClientBuilder().connectionString(connection);
        account.addPolicy(requests).addPolicy(limits);
        for (HttpPipelinePolicy policy : policies) {
            account.addPolicy(policy);
        }
        String prefix = "w" + NUMBER.incrementAndGet();
        this.tables = StateTables.open(account, new StateTables.Setup(prefix, Duration.ofSeconds(10), 0));
    }

    StateTables tables() {
        return tables;
    }

    TableLimits limits() {
        return limits;
    }

    Requests requests() {
        return requests;
    }

    @Override
    public StateStore open() {
        return new TableStateStore(tables, CACHE);
    }

    @Override
    public Map<DeviceId, DeviceState> states() {
        Map<DeviceId, DeviceState> states = new HashMap<>();
        forEach(RowKeys.DEVICE, row -> {
            DeviceState state = DeviceRows.read(row).value().state();
            states.put(state.device(), state);
        });
        return states;
    }

    @Override
    public List<AlarmTransition> transitions() {
        List<AlarmTransition> transitions = new ArrayList<>();
        forEach(RowKeys.OUTBOX, row -> transitions.add(AlarmRows.readWaiting(row)));
        return transitions;
    }

    private void forEach(String prefix, Consumer<TableEntity> row) {
        Rows rows = new Rows(tables.devices(), tables.limit());
        tables.buckets().all().forEach(bucket -> rows.forEach(Filters.beginning(bucket, prefix), List.of(), row));
    }
}

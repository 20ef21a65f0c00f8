package dev.sluice.ingest.tables;

import com.azure.data.tables.models.TableEntity;
import com.azure.data.tables.models.TableTransactionAction;
import com.azure.data.tables.models.TableTransactionActionType;
import dev.sluice.ingest.AlarmTransition;
import dev.sluice.ingest.apply.DeviceUpdate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A device's part of a transaction: its row, on condition of its version; rows of its alarms and of its outbox, which that
 * condition guards as well.
 *
 * @param update what is to be written
 * @param actions the operations, the device's row first
 * @param length about how long they are in a request
 */
record DeviceWrite(DeviceUpdate update, List<TableTransactionAction> actions, int length) {
    private static final int OTHER_ROW = 1500;

    static DeviceWrite of(String partition, DeviceUpdate update) {
        String version = update.before().version();
        TableEntity row = DeviceRows.write(partition, version, update.after());
        List<TableTransactionAction> actions = new ArrayList<>();
        actions.add(
                version == null
                        ? new TableTransactionAction(TableTransactionActionType.CREATE, row)
                        : new TableTransactionAction(TableTransactionActionType.UPDATE_REPLACE, row, true));
        addAlarms(partition, update, actions);
        addOutbox(partition, update, actions);
        int others = actions.size() - 1;
        return new DeviceWrite(update, actions, DeviceRows.length(row) + others * OTHER_ROW);
    }

    private static void addAlarms(String partition, DeviceUpdate update, List<TableTransactionAction> actions) {
        Map<String, TableEntity> rows = new LinkedHashMap<>();
        for (AlarmTransition transition : update.transitions()) {
            AlarmRows.add(
                    rows.computeIfAbsent(RowKeys.alarm(transition), key -> new TableEntity(partition, key)),
                    transition);
        }
        rows.values()
                .forEach(row -> actions.add(new TableTransactionAction(TableTransactionActionType.UPSERT_MERGE, row)));
    }

    private static void addOutbox(String partition, DeviceUpdate update, List<TableTransactionAction> actions) {
        long number = update.after().transitions() - update.transitions().size();
        for (AlarmTransition transition : update.transitions()) {
            String key = RowKeys.outbox(update.device(), ++number);
            actions.add(new TableTransactionAction(
                    TableTransactionActionType.UPSERT_REPLACE, AlarmRows.waiting(partition, key, transition)));
        }
    }
}

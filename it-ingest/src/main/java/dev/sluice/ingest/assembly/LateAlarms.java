package dev.sluice.ingest.assembly;

import dev.sluice.ingest.view.Alarms;
import dev.sluice.ingest.view.Page;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Alarms of a storage that is opened when it is asked. */
record LateAlarms(Supplier<Alarms> alarms) implements Alarms {
    @Override
    public Page<StoredAlarm> list(Query query, @Nullable String continuation, int limit) {
        return alarms.get().list(query, continuation, limit);
    }
}

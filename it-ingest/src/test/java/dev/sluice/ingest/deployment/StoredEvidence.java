package dev.sluice.ingest.deployment;

import com.azure.data.tables.TableServiceClientBuilder;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobContainerClientBuilder;
import com.azure.storage.blob.models.BlobItem;
import dev.sluice.contract.EventIdentity;
import dev.sluice.contract.quarantine.QuarantineJson;
import dev.sluice.contract.quarantine.QuarantinedEvent;
import dev.sluice.ingest.DeviceState;
import dev.sluice.ingest.Measurement;
import dev.sluice.ingest.tables.StateTables;
import dev.sluice.ingest.tables.TableAlarms;
import dev.sluice.ingest.tables.TableDevices;
import dev.sluice.ingest.view.Alarms;
import dev.sluice.ingest.view.DeviceSummary;
import dev.sluice.ingest.view.Devices;
import dev.sluice.ingest.view.Page;
import dev.sluice.ingest.view.Versioned;
import dev.sluice.ingestoracle.IngestEvidence;
import dev.sluice.ingestoracle.IngestEvidence.SetAside;
import dev.sluice.ingestoracle.IngestEvidence.SetUp;
import dev.sluice.ingestoracle.StoredDevice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** All that ingest has stored, in the oracle's words. */
final class StoredEvidence {
    private static final int PAGE = 1000;

    private final Devices devices;
    private final Alarms alarms;
    private final BlobContainerClient quarantine;

    private StoredEvidence(String connection) {
        StateTables tables = StateTables.open(new TableServiceClientBuilder().connectionString(connection));
        this.devices = new TableDevices(tables);
        this.alarms = new TableAlarms(tables);
        this.quarantine = new BlobContainerClientBuilder()
                .connectionString(connection)
                .containerName(ItTenant.QUARANTINE)
                .buildClient();
    }

    /**
     * Reads it.
     *
     * @param connection string of the storage account of state and quarantine
     * @param replayed what was taken in again out of the quarantine
     */
    static IngestEvidence read(String connection, Set<EventIdentity> replayed, SetUp setUp) {
        StoredEvidence stored = new StoredEvidence(connection);
        return new IngestEvidence(stored.states(), stored.transitions(), stored.setAside(), replayed, setUp);
    }

    private List<StoredDevice> states() {
        Devices.Query all = new Devices.Query(null, null);
        List<DeviceSummary> summaries = all(continuation -> devices.list(all, continuation, PAGE));
        return summaries.stream()
                .flatMap(summary -> devices.find(summary.device()).stream())
                .map(Versioned::value)
                .map(StoredEvidence::device)
                .toList();
    }

    private List<String> transitions() {
        Alarms.Query all = new Alarms.Query(null, null);
        return all(continuation -> alarms.list(all, continuation, PAGE)).stream()
                .flatMap(alarm -> Stream.of(alarm.raised(), alarm.cleared()))
                .flatMap(Stream::ofNullable)
                .map(transition -> transition.id())
                .toList();
    }

    private List<SetAside> setAside() {
        return quarantine.exists()
                ? quarantine.listBlobs().stream().map(this::setAside).toList()
                : List.of();
    }

    private SetAside setAside(BlobItem blob) {
        QuarantinedEvent event = QuarantineJson.read(
                quarantine.getBlobClient(blob.getName()).downloadContent().toBytes());
        return new SetAside(event.identity(), event.reason().code());
    }

    private static StoredDevice device(DeviceState state) {
        Map<String, StoredDevice.Value> values = new HashMap<>();
        state.measurements().forEach((name, measurement) -> values.put(name, value(measurement)));
        return new StoredDevice(
                state.device().text(),
                state.type(),
                state.site(),
                state.firmware(),
                state.lastSeen(),
                state.lastMeasured(),
                state.head(),
                state.events(),
                state.bytes(),
                values,
                state.overflow());
    }

    private static StoredDevice.Value value(Measurement measurement) {
        return new StoredDevice.Value(
                StoredDevice.Kind.valueOf(measurement.value().kind().name()),
                measurement.value().text(),
                measurement.time(),
                measurement.incarnation(),
                measurement.sequence());
    }

    private static <T> List<T> all(Function<String, Page<T>> pages) {
        List<T> items = new ArrayList<>();
        String continuation = null;
        do {
            Page<T> page = pages.apply(continuation);
            items.addAll(page.items());
            continuation = page.continuation();
        } while (continuation != null);
        return items;
    }
}

package dev.sluice.lab.state;

import com.azure.core.exception.AzureException;
import com.azure.data.tables.TableServiceClientBuilder;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobContainerClientBuilder;
import com.azure.storage.blob.models.BlobItem;
import dev.sluice.contract.quarantine.QuarantineJson;
import dev.sluice.contract.quarantine.QuarantinedEvent;
import dev.sluice.ingest.IngestException;
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
import dev.sluice.lab.LabException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads all that ingest has stored. Not safe for use by several threads. */
public final class StoredState {
    private static final int PAGE = 1000;

    private final Devices devices;
    private final Alarms alarms;
    private final BlobContainerClient quarantine;

    private StoredState(Devices devices, Alarms alarms, BlobContainerClient quarantine) {
        this.devices = devices;
        this.alarms = alarms;
        this.quarantine = quarantine;
    }

    /**
     * Reads the state from its storage account.
     *
     * @param connectionString of the account; never shown
     * @param container of ingest's quarantine
     * @param setUp how ingest was set up
     * @throws LabException when it cannot be read
     */
    public static IngestEvidence read(String connectionString, String container, SetUp setUp) {
        BlobContainerClient quarantine = new BlobContainerClientBuilder()
                .connectionString(connectionString)
                .containerName(container)
                .buildClient();
        try {
            StateTables tables = StateTables.open(new TableServiceClientBuilder().connectionString(connectionString));
            return new StoredState(new TableDevices(tables), new TableAlarms(tables), quarantine).evidence(setUp);
        } catch (AzureException | IngestException | IllegalStateException e) {
            throw new LabException("cannot read what ingest has stored: " + e.getMessage(), e);
        }
    }

    private IngestEvidence evidence(SetUp setUp) {
        return new IngestEvidence(states(), transitions(), setAside(), setUp);
    }

    private List<StoredDevice> states() {
        Devices.Query all = new Devices.Query(null, null);
        List<DeviceSummary> summaries = all(continuation -> devices.list(all, continuation, PAGE));
        return summaries.stream()
                .flatMap(summary -> devices.find(summary.device()).stream())
                .map(Versioned::value)
                .map(StoredDevices::of)
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
        if (!quarantine.exists()) {
            return List.of();
        }
        return quarantine.listBlobs().stream().map(this::setAside).toList();
    }

    private SetAside setAside(BlobItem blob) {
        QuarantinedEvent event = QuarantineJson.read(
                quarantine.getBlobClient(blob.getName()).downloadContent().toBytes());
        return new SetAside(event.identity(), event.reason().code());
    }

    private static <T> List<T> all(Function<@Nullable String, Page<T>> pages) {
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

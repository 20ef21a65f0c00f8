package dev.sluice.archiver.event;

import static java.util.Objects.requireNonNull;

import dev.sluice.contract.EventIdentity;
import dev.sluice.contract.IotHubProperties;
import dev.sluice.contract.Provenance;
import dev.sluice.contract.SourcePartition;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the properties of an event say, sorted into columns. A property that fills a column is not repeated in
 * {@link #properties()}; one whose value has another type than the contract says stays there and its column is null.
 *
 * <p>Where a broker's annotation names the device, only annotations are believed: the sender of an event that IoT Hub
 * routed itself may have set application properties of the same names.
 */
public record EventDetails(
        @Nullable String deviceId,
        @Nullable String moduleId,
        @Nullable String deviceEnqueuedTime,
        @Nullable String messageId,
        @Nullable String correlationId,
        @Nullable String contentType,
        @Nullable String sourceHub,
        @Nullable Long sourceIncarnation,
        @Nullable String sourcePartition,
        @Nullable Long sourceSequence,
        @Nullable Instant sourceEnqueued,
        @Nullable Boolean canary,
        @Nullable Boolean replay,
        Map<String, String> properties) {
    public EventDetails {
        properties = Map.copyOf(properties);
    }

    /** Reads the details of an event. */
    public static EventDetails of(HubEvent event) {
        PropertyReader from = new PropertyReader(event);
        return new EventDetails(
                from.iotHub(IotHubProperties.DEVICE_ID),
                from.iotHub(IotHubProperties.MODULE_ID),
                from.iotHub(IotHubProperties.ENQUEUED_TIME),
                from.section(IotHubProperties.MESSAGE_ID),
                from.section(IotHubProperties.CORRELATION_ID),
                from.section(IotHubProperties.CONTENT_TYPE),
                from.text(Provenance.SOURCE_HUB),
                from.number(Provenance.SOURCE_INCARNATION),
                from.text(Provenance.SOURCE_PARTITION),
                from.number(Provenance.SOURCE_SEQUENCE),
                from.instant(Provenance.SOURCE_ENQUEUED),
                from.flag(Provenance.CANARY),
                from.flag(Provenance.REPLAY),
                from.rest());
    }

    /** Who the event is in the hub it comes from; {@code null} when its provenance is not complete. */
    public @Nullable EventIdentity identity() {
        if (sourceHub == null || sourceIncarnation == null || sourcePartition == null || sourceSequence == null) {
            return null;
        }
        SourcePartition source = new SourcePartition(sourceHub, sourceIncarnation, sourcePartition);
        return new EventIdentity(source, requireNonNull(sourceSequence));
    }
}

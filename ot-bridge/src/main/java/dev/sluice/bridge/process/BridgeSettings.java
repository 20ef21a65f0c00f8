package dev.sluice.bridge.process;

import dev.sluice.contract.settings.Setting;
import java.util.List;

/** Every setting of the process; the table in the README is generated from these. */
final class BridgeSettings {
    /** Variables under this prefix must be known. */
    static final String PREFIX = "SLUICE_";

    static final Setting SOURCE = Setting.secret(
            "SourceHub",
            "Connection string of the source: IoT Hub's built-in endpoint, or an Event Hub. Right: Listen.");
    static final Setting SOURCE_HUB =
            Setting.required("SourceHubName", "Name of the source hub, as an Event Hubs client sees it.");
    static final Setting SOURCE_GROUP = Setting.optional(
            "SourceConsumerGroup", "$Default", "Consumer group of the bridge; nobody else may read with it.");
    static final Setting SOURCE_NAME = Setting.optional(
            "SLUICE_SOURCE_NAME",
            "",
            "Name of the source in the provenance: letters, digits, `.`, `_`, `-`. Empty: `SourceHubName`.");
    static final Setting TARGET_MODE = Setting.optional(
            "SLUICE_TARGET_MODE", "sas", "How the bridge proves who it is to the target. Only `sas` is there yet.");
    static final Setting TARGET = Setting.secret(
            "SLUICE_TARGET_CONNECTION", "Connection string of the target. Right: Send, on that hub only.");
    static final Setting TARGET_HUB = Setting.required("SLUICE_TARGET_HUB", "Name of the target hub.");
    static final Setting STORAGE = Setting.secret(
            "SLUICE_CHECKPOINT_CONNECTION", "Connection string of the storage account for checkpoints and quarantine.");
    static final Setting CHECKPOINTS = Setting.optional(
            "SLUICE_CHECKPOINT_CONTAINER",
            "bridge-checkpoints",
            "Container of checkpoints, ownership and the pinned target; one a bridge. Created when it is missing.");
    static final Setting QUARANTINE = Setting.optional(
            "SLUICE_QUARANTINE_CONTAINER",
            "bridge-quarantine",
            "Container of events that can't be forwarded. Created when it is missing.");
    static final Setting BALANCING = Setting.optional(
            "SLUICE_LOAD_BALANCING_INTERVAL", "5s", "How often ownership is renewed and shared; 250ms to 5m.");
    static final Setting EXPIRATION = Setting.optional(
            "SLUICE_OWNERSHIP_EXPIRATION",
            "45s",
            "After which time a dead bridge's partitions are free; 1s to 1h, and at least twice the interval.");
    static final Setting PREFETCH = Setting.optional(
            "SLUICE_PREFETCH", "1000", "Events a partition that are read ahead and handled at once; 1 to 8000.");
    static final Setting BATCH_WAIT = Setting.optional(
            "SLUICE_BATCH_WAIT", "50ms", "How long events wait for others to go with them; 1ms to 10s.");
    static final Setting CHECKPOINT_INTERVAL = Setting.optional(
            "SLUICE_CHECKPOINT_INTERVAL",
            "1s",
            "Least time between two checkpoints of a partition; 0ms to 1m. A crash repeats what was sent since.");
    static final Setting TRY_TIMEOUT = Setting.optional(
            "SLUICE_TRY_TIMEOUT",
            "10s",
            "How long a hub may take for one answer; 1s to 2m. A batch of 1 MiB must get through in that time, and a"
                    + " broken connection is replaced after half of it, at most 4s.");
    static final Setting SDK_LOG = Setting.optional(
            "SLUICE_SDK_LOG", "OFF", "What the Azure SDK logs: `OFF`, `ERROR`, `WARN`, `INFO`. It logs stack traces.");

    static final List<Setting> ALL = List.of(
            SOURCE,
            SOURCE_HUB,
            SOURCE_GROUP,
            SOURCE_NAME,
            TARGET_MODE,
            TARGET,
            TARGET_HUB,
            STORAGE,
            CHECKPOINTS,
            QUARANTINE,
            BALANCING,
            EXPIRATION,
            PREFETCH,
            BATCH_WAIT,
            CHECKPOINT_INTERVAL,
            TRY_TIMEOUT,
            SDK_LOG);

    private BridgeSettings() {}
}

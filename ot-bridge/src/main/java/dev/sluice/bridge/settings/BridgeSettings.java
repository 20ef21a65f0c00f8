package dev.sluice.bridge.settings;

import dev.sluice.contract.access.Cloud;
import dev.sluice.contract.settings.Setting;
import java.util.List;

/** Every setting of the bridge; the table in the README is generated from these. */
final class BridgeSettings {
    /** Variables under this prefix must be known. */
    static final String PREFIX = "SLUICE_";

    static final BridgeSetting SOURCE_MODE = BridgeSetting.of(Setting.optional(
            "SLUICE_SOURCE_MODE",
            SourceMode.BUILTIN.text(),
            "`builtin`: a hub that is read with a shared access key, which IoT Hub's own endpoint insists on;"
                    + " `routed`: an Event Hub that IoT Hub routes to, read with the managed identity."));
    static final BridgeSetting SOURCE = BridgeSetting.of(Setting.secret(
                    "SourceHub",
                    "Connection string of the source: IoT Hub's built-in endpoint, or an Event Hub. Right: Listen."))
            .of(SourceMode.BUILTIN);
    static final BridgeSetting SOURCE_NAMESPACE = BridgeSetting.of(Setting.required(
                    "SourceHub__fullyQualifiedNamespace",
                    "Host name of the source's namespace. Role: Azure Event Hubs Data Receiver."))
            .of(SourceMode.ROUTED);
    static final BridgeSetting SOURCE_CLIENT = BridgeSetting.of(Setting.optional(
                    "SourceHub__clientId",
                    "",
                    "Client id of the user-assigned managed identity that reads. Empty: the system-assigned one."))
            .of(SourceMode.ROUTED);
    static final BridgeSetting SOURCE_HUB = BridgeSetting.of(
            Setting.required("SourceHubName", "Name of the source hub, as an Event Hubs client sees it."));
    static final BridgeSetting SOURCE_GROUP = BridgeSetting.of(Setting.optional(
            "SourceConsumerGroup",
            "$Default",
            "Consumer group of the bridge; nobody else may read with it. The Functions host needs it set."));
    static final BridgeSetting SOURCE_NAME = BridgeSetting.of(Setting.optional(
            "SLUICE_SOURCE_NAME",
            "",
            "Name of the source in the provenance: letters, digits, `.`, `_`, `-`. Empty: `SourceHubName`."));

    static final BridgeSetting RETENTION = BridgeSetting.of(Setting.optional(
            "SLUICE_SOURCE_RETENTION",
            "1d",
            "How long the source keeps an event; only to say how much time is left. 1m to 90d."));
    static final BridgeSetting DENIED = BridgeSetting.of(Setting.optional(
            "SLUICE_DENIED_DEVICES",
            "",
            "Ids of devices, separated by commas, whose events are counted and not forwarded."));

    static final BridgeSetting TARGET_MODE = BridgeSetting.of(Setting.optional(
            "SLUICE_TARGET_MODE",
            TargetMode.SAS.text(),
            "How the bridge proves who it is to the target: `sas`, `managed-identity`, `federated` (a managed"
                    + " identity of this tenant as the credential of an application that the other tenant knows), or"
                    + " `blob`: lines of blobs in a storage account, with that application or the account's key."));
    static final BridgeSetting TARGET = BridgeSetting.of(Setting.secret(
                    "SLUICE_TARGET_CONNECTION", "Connection string of the target. Right: Send, on that hub only."))
            .of(TargetMode.SAS);
    static final BridgeSetting TARGET_NAMESPACE = BridgeSetting.of(Setting.required(
                    "SLUICE_TARGET_NAMESPACE",
                    "Host name of the target's namespace. Role: Azure Event Hubs Data Sender, on that hub only."))
            .of(TargetMode.MANAGED_IDENTITY, TargetMode.FEDERATED);
    static final BridgeSetting TARGET_HUB = BridgeSetting.of(
                    Setting.required("SLUICE_TARGET_HUB", "Name of the target hub."))
            .of(TargetMode.SAS, TargetMode.MANAGED_IDENTITY, TargetMode.FEDERATED);
    static final BridgeSetting TARGET_STORAGE = BridgeSetting.of(Setting.optional(
                    "SLUICE_TARGET_STORAGE_CONNECTION",
                    "",
                    "Connection string of the target's storage account, or `SLUICE_TARGET_STORAGE_URL`. Secret."))
            .of(TargetMode.BLOB);
    static final BridgeSetting TARGET_STORAGE_URL = BridgeSetting.of(Setting.optional(
                    "SLUICE_TARGET_STORAGE_URL",
                    "",
                    "Blob endpoint of that account, for the application. Role: Storage Blob Data Contributor, on the"
                            + " container only."))
            .of(TargetMode.BLOB);
    static final BridgeSetting TARGET_CONTAINER = BridgeSetting.of(Setting.required(
                    "SLUICE_TARGET_CONTAINER", "Container of the target's storage account; it must exist."))
            .of(TargetMode.BLOB);
    static final BridgeSetting TARGET_TENANT = BridgeSetting.of(Setting.optional(
                    "SLUICE_TARGET_TENANT", "", "Id of the target's tenant. Needed with an application."))
            .of(TargetMode.FEDERATED, TargetMode.BLOB);
    static final BridgeSetting TARGET_APPLICATION = BridgeSetting.of(Setting.optional(
                    "SLUICE_TARGET_APPLICATION",
                    "",
                    "Client id of the application that both tenants know; it is registered in the bridge's tenant."
                            + " Needed with `federated`, and with a storage URL."))
            .of(TargetMode.FEDERATED, TargetMode.BLOB);
    static final BridgeSetting IDENTITY_CLIENT = BridgeSetting.of(Setting.optional(
                    "SLUICE_IDENTITY_CLIENT",
                    "",
                    "Client id of the user-assigned managed identity; an application must have one. Empty: the"
                            + " system-assigned one."))
            .of(TargetMode.MANAGED_IDENTITY, TargetMode.FEDERATED, TargetMode.BLOB);
    static final BridgeSetting CLOUD = BridgeSetting.of(Setting.optional(
                    "SLUICE_CLOUD", Cloud.PUBLIC.text(), "Where tokens come from: `public`, `usgov`, `china`."))
            .of(TargetMode.FEDERATED, TargetMode.BLOB);

    static final BridgeSetting STORAGE = BridgeSetting.of(Setting.optional(
                    "SLUICE_CHECKPOINT_CONNECTION",
                    "",
                    "Connection string of the storage account for checkpoints, or `SLUICE_CHECKPOINT_URL`. Secret."))
            .of(Adapter.PROCESS);
    static final BridgeSetting STORAGE_URL = BridgeSetting.of(Setting.optional(
                    "SLUICE_CHECKPOINT_URL",
                    "",
                    "Blob endpoint of that account, for the managed identity. Role: Storage Blob Data Contributor."))
            .of(Adapter.PROCESS);
    static final BridgeSetting STORAGE_CLIENT = BridgeSetting.of(Setting.optional(
                    "SLUICE_CHECKPOINT_CLIENT",
                    "",
                    "Client id of the user-assigned managed identity for it. Empty: the system-assigned one."))
            .of(Adapter.PROCESS);
    static final BridgeSetting CHECKPOINTS = BridgeSetting.of(Setting.optional(
                    "SLUICE_CHECKPOINT_CONTAINER",
                    "bridge-checkpoints",
                    "Container of checkpoints, ownership and the pinned target; one a bridge. Created when it is"
                            + " missing."))
            .of(Adapter.PROCESS);
    static final BridgeSetting HOST_STORAGE = BridgeSetting.of(Setting.optional(
                    "AzureWebJobsStorage",
                    "",
                    "Connection string of the host's storage account, or one of the next two. Secret."))
            .of(Adapter.FUNCTION);
    static final BridgeSetting HOST_STORAGE_ACCOUNT = BridgeSetting.of(Setting.optional(
                    "AzureWebJobsStorage__accountName",
                    "",
                    "Name of the host's storage account, for the managed identity. Role: Storage Blob Data Owner."))
            .of(Adapter.FUNCTION);
    static final BridgeSetting HOST_STORAGE_URL = BridgeSetting.of(
                    Setting.optional("AzureWebJobsStorage__blobServiceUri", "", "The same by its blob endpoint."))
            .of(Adapter.FUNCTION);
    static final BridgeSetting HOST_STORAGE_CLIENT = BridgeSetting.of(Setting.optional(
                    "AzureWebJobsStorage__clientId", "", "Client id of the user-assigned managed identity for it."))
            .of(Adapter.FUNCTION);
    static final BridgeSetting QUARANTINE = BridgeSetting.of(Setting.optional(
            "SLUICE_QUARANTINE_CONTAINER",
            "bridge-quarantine",
            "Container, in the same account, of events that can't be forwarded. Created when it is missing."));
    static final BridgeSetting QUARANTINE_URL = BridgeSetting.of(Setting.optional(
            "SLUICE_QUARANTINE_URL",
            "",
            "The container in another account instead, by its URL, for the managed identity of the first one."));

    static final BridgeSetting BALANCING = BridgeSetting.of(Setting.optional(
                    "SLUICE_LOAD_BALANCING_INTERVAL", "5s", "How often ownership is renewed and shared; 250ms to 5m."))
            .of(Adapter.PROCESS);
    static final BridgeSetting EXPIRATION = BridgeSetting.of(Setting.optional(
                    "SLUICE_OWNERSHIP_EXPIRATION",
                    "45s",
                    "After which time a dead bridge's partitions are free; 1s to 1h, and at least twice the interval."))
            .of(Adapter.PROCESS);
    static final BridgeSetting PREFETCH = BridgeSetting.of(Setting.optional(
                    "SLUICE_PREFETCH",
                    "1000",
                    "Events a partition that are read ahead and handled at once; 1 to 8000."))
            .of(Adapter.PROCESS);
    static final BridgeSetting BATCH_WAIT = BridgeSetting.of(Setting.optional(
                    "SLUICE_BATCH_WAIT",
                    "50ms",
                    "How long events wait for others to go with them; 1ms to 10m. Target `blob` makes a blob of them:"
                            + " wait a minute."))
            .of(Adapter.PROCESS);
    static final BridgeSetting CHECKPOINT_INTERVAL = BridgeSetting.of(Setting.optional(
                    "SLUICE_CHECKPOINT_INTERVAL",
                    "1s",
                    "Least time between two checkpoints of a partition; 0ms to 1m. A crash repeats what was sent"
                            + " since."))
            .of(Adapter.PROCESS);
    static final BridgeSetting HEALTH_PORT = BridgeSetting.of(Setting.optional(
                    "SLUICE_HEALTH_PORT",
                    "",
                    "TCP port of `/health/live`, `/health/ready`, `/health/lag` and `/metrics`. Empty: none."))
            .of(Adapter.PROCESS);
    static final BridgeSetting HEALTH_ADDRESS = BridgeSetting.of(Setting.optional(
                    "SLUICE_HEALTH_ADDRESS", "127.0.0.1", "Address of that port; in a container `0.0.0.0`."))
            .of(Adapter.PROCESS);
    static final BridgeSetting ATTEMPT_LIMIT = BridgeSetting.of(Setting.optional(
                    "SLUICE_ATTEMPT_LIMIT",
                    "60s",
                    "How long one attempt on a batch may take before it fails and the host repeats it; 5s to 60s."))
            .of(Adapter.FUNCTION);
    static final BridgeSetting TRY_TIMEOUT = BridgeSetting.of(Setting.optional(
            "SLUICE_TRY_TIMEOUT",
            "10s",
            "How long a hub may take for one answer; 1s to 2m. A batch of 1 MiB must get through in that time, and a"
                    + " broken connection is replaced after half of it, at most 4s."));
    static final BridgeSetting SECRETS_CLIENT = BridgeSetting.of(Setting.optional(
                    "SLUICE_SECRETS_CLIENT",
                    "",
                    "Client id of the user-assigned managed identity that reads Key Vault. Empty: the system-assigned"
                            + " one. Role: Key Vault Secrets User."))
            .of(Adapter.PROCESS);
    static final BridgeSetting SECRETS_INTERVAL = BridgeSetting.of(Setting.optional(
                    "SLUICE_SECRETS_INTERVAL",
                    "30s",
                    "How often Key Vault is asked whether a secret has changed; 1s to 1h."))
            .of(Adapter.PROCESS);
    static final BridgeSetting TELEMETRY = BridgeSetting.of(Setting.optional(
            "OTEL_EXPORTER_OTLP_ENDPOINT",
            "",
            "Collector of metrics and traces, by OTLP over HTTP: `http://collector:4318`. Empty: none. The other `OTEL_`"
                    + " variables mean what OpenTelemetry says."));
    static final BridgeSetting SDK_LOG = BridgeSetting.of(Setting.optional(
            "SLUICE_SDK_LOG", "OFF", "What the Azure SDK logs: `OFF`, `ERROR`, `WARN`, `INFO`. It logs stack traces."));

    static final List<BridgeSetting> ALL = List.of(
            SOURCE_MODE,
            SOURCE,
            SOURCE_NAMESPACE,
            SOURCE_CLIENT,
            SOURCE_HUB,
            SOURCE_GROUP,
            SOURCE_NAME,
            RETENTION,
            DENIED,
            TARGET_MODE,
            TARGET,
            TARGET_NAMESPACE,
            TARGET_HUB,
            TARGET_STORAGE,
            TARGET_STORAGE_URL,
            TARGET_CONTAINER,
            TARGET_TENANT,
            TARGET_APPLICATION,
            IDENTITY_CLIENT,
            CLOUD,
            STORAGE,
            STORAGE_URL,
            STORAGE_CLIENT,
            CHECKPOINTS,
            HOST_STORAGE,
            HOST_STORAGE_ACCOUNT,
            HOST_STORAGE_URL,
            HOST_STORAGE_CLIENT,
            QUARANTINE,
            QUARANTINE_URL,
            BALANCING,
            EXPIRATION,
            PREFETCH,
            BATCH_WAIT,
            CHECKPOINT_INTERVAL,
            HEALTH_PORT,
            HEALTH_ADDRESS,
            ATTEMPT_LIMIT,
            TRY_TIMEOUT,
            SECRETS_CLIENT,
            SECRETS_INTERVAL,
            TELEMETRY,
            SDK_LOG);

    private BridgeSettings() {}
}

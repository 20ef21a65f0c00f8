package dev.sluice.ingest.settings;

import static dev.sluice.ingest.settings.IngestSetting.both;
import static dev.sluice.ingest.settings.IngestSetting.process;
import static dev.sluice.ingest.settings.IngestSetting.secret;

import java.util.List;

/** The names, meanings and defaults of all settings. A declaration each, so that this file is a long one. */
final class IngestSettings {
    static final String PREFIX = "SLUICE_";

    static final IngestSetting SOURCE = secret(
                    "SourceHub",
                    "Connection string of the IT hub's namespace, with the right Listen, or"
                            + " `SourceHub__fullyQualifiedNamespace`.")
            .of(Adapter.PROCESS);
    static final IngestSetting SOURCE_NAMESPACE = process(
            "SourceHub__fullyQualifiedNamespace",
            "",
            "Host name of that namespace, for the managed identity. Role: Azure Event Hubs Data Receiver on the hub.");
    static final IngestSetting SOURCE_CLIENT = process(
            "SourceHub__clientId",
            "",
            "Client id of the user-assigned managed identity for it. Empty: `AZURE_CLIENT_ID`.");
    static final IngestSetting SOURCE_HUB = both("SourceHubName", "", "Name of the IT hub. Needed.");
    static final IngestSetting SOURCE_GROUP =
            process("SourceConsumerGroup", "ingest", "Consumer group; only instances of this ingest may read with it.");

    static final IngestSetting STATE = secret(
            "SLUICE_STATE_CONNECTION",
            "Connection string of the storage account whose tables hold the state, or `SLUICE_STATE_URL`.");
    static final IngestSetting STATE_URL = both(
            "SLUICE_STATE_URL",
            "",
            "Table endpoint of that account, for the managed identity. Role: Storage Table Data Contributor.");
    static final IngestSetting CLIENT = both(
            "AZURE_CLIENT_ID",
            "",
            "Client id of the user-assigned managed identity, for all that takes one. Empty: the system-assigned one.");
    static final IngestSetting QUARANTINE = secret(
            "SLUICE_QUARANTINE_CONNECTION",
            "Connection string of the storage account of the quarantine. Empty: that of the state, unless there is a URL.");
    static final IngestSetting QUARANTINE_CONTAINER = both(
            "SLUICE_QUARANTINE_CONTAINER",
            "ingest-quarantine",
            "Container, in that account, of events that can't be applied. Created when it is missing.");
    static final IngestSetting QUARANTINE_URL = both(
            "SLUICE_QUARANTINE_URL",
            "",
            "The container by its URL instead, for the managed identity. Role: Storage Blob Data Contributor.");
    static final IngestSetting CHECKPOINTS = secret(
                    "SLUICE_CHECKPOINT_CONNECTION",
                    "Connection string of the storage account for checkpoints. Empty: that of the state, unless there is a"
                            + " URL.")
            .of(Adapter.PROCESS);
    static final IngestSetting CHECKPOINT_URL = process(
            "SLUICE_CHECKPOINT_URL",
            "",
            "Blob endpoint of that account, for the managed identity. Role: Storage Blob Data Contributor.");
    static final IngestSetting CHECKPOINT_CONTAINER = process(
            "SLUICE_CHECKPOINT_CONTAINER",
            "ingest-checkpoints",
            "Container of checkpoints and ownership; one an ingest. Created when it is missing.");

    static final IngestSetting SCHEMAS = both(
            "SLUICE_SCHEMAS",
            "",
            "Folder of message types, a JSON Schema each: `<type>.json`. A relative path is of the app's package, in a"
                    + " process of its working directory. Empty: only type `default`, which takes any object.");
    static final IngestSetting SITES = both(
            "SLUICE_SITES",
            "",
            "JSON file of sites by device, for messages that name none; a path as above. Empty: none is known.");
    static final IngestSetting CLOCK_AHEAD = both(
            "SLUICE_CLOCK_AHEAD",
            "1h",
            "How far the time of a message may be ahead of the OT hub's, 0ms to 30d; beyond, it is quarantined.");
    static final IngestSetting RULES =
            both("SLUICE_ALARM_RULES", "", "Folder of alarm rules: `<type>.json`; a path as above. Empty: no alarms.");
    static final IngestSetting SILENCE_INTERVAL =
            process("SLUICE_SILENCE_INTERVAL", "1m", "How often silent devices are looked for, 1s to 1h.");
    static final IngestSetting SILENCE_LAG = both(
            "SLUICE_SILENCE_LAG",
            "5m",
            "While the newest event of a source partition is older than this, nothing in it counts as silent; 1s to 1d.");
    static final IngestSetting ALARMS = secret(
            "AlarmsHub",
            "Connection string of the namespace of the hub for alarms, with the right Send, or"
                    + " `AlarmsHub__fullyQualifiedNamespace`. Neither: alarms are kept, and not published.");
    static final IngestSetting ALARMS_NAMESPACE = both(
            "AlarmsHub__fullyQualifiedNamespace",
            "",
            "Host name of that namespace, for the managed identity. Role: Azure Event Hubs Data Sender on the hub.");
    static final IngestSetting ALARMS_CLIENT = both(
            "AlarmsHub__clientId",
            "",
            "Client id of the user-assigned managed identity for it. Empty: `AZURE_CLIENT_ID`.");
    static final IngestSetting ALARMS_HUB = both("AlarmsHubName", "alarms", "Name of the hub for alarms.");

    static final IngestSetting API_TENANT = both(
            "SLUICE_API_TENANT",
            "",
            "Id of the Entra tenant whose tokens the API takes. Empty: the API lets nobody in.");
    static final IngestSetting API_AUDIENCE = both(
            "SLUICE_API_AUDIENCE",
            "",
            "Client id of the API's application, or its URI, or several with commas: what tokens are meant for.");
    static final IngestSetting API_ISSUER = both(
            "SLUICE_API_ISSUER",
            "",
            "Issuer of the tokens. Empty: the tenant's two in the public cloud; elsewhere it is needed.");
    static final IngestSetting API_KEYS_URL = both(
            "SLUICE_API_KEYS_URL",
            "",
            "Where the issuer publishes its keys. Empty: the tenant's place in the public cloud.");
    static final IngestSetting API_PAGE_KEY = secret(
            "SLUICE_API_PAGE_KEY",
            "Key of page tokens, base64 of at least 32 random bytes. Empty: made at random and kept beside the state.");
    static final IngestSetting API_RATE =
            both("SLUICE_API_RATE", "50", "Requests a second that one caller may make of one instance, 1 to 10000.");
    static final IngestSetting API_PORT = process("SLUICE_API_PORT", "", "TCP port of the API. Empty: none.");
    static final IngestSetting API_ADDRESS =
            process("SLUICE_API_ADDRESS", "127.0.0.1", "Address of that port. Put something with TLS before it.");

    static final IngestSetting BALANCING =
            process("SLUICE_LOAD_BALANCING_INTERVAL", "5s", "How often ownership is renewed and shared; 250ms to 5m.");
    static final IngestSetting EXPIRATION = process(
            "SLUICE_OWNERSHIP_EXPIRATION",
            "45s",
            "After which time a dead process's partitions are free; 1s to 1h, and at least twice the interval.");
    static final IngestSetting PREFETCH = process(
            "SLUICE_PREFETCH", "1000", "Events a partition that are read ahead and applied at once; 1 to 1000.");
    static final IngestSetting BATCH_WAIT = process(
            "SLUICE_BATCH_WAIT", "100ms", "How long events wait for others to be applied with them; 1ms to 1m.");
    static final IngestSetting CHECKPOINT_INTERVAL = process(
            "SLUICE_CHECKPOINT_INTERVAL",
            "1s",
            "Least time between two checkpoints of a partition; 0ms to 1m. A crash repeats what was applied since.");
    static final IngestSetting HEALTH_PORT = process(
            "SLUICE_HEALTH_PORT",
            "",
            "TCP port of `/health/live`, `/health/ready`, `/health/lag` and `/metrics`. Empty: none.");
    static final IngestSetting HEALTH_ADDRESS =
            process("SLUICE_HEALTH_ADDRESS", "127.0.0.1", "Address of that port; in a container `0.0.0.0`.");
    static final IngestSetting ATTEMPT_LIMIT = both(
                    "SLUICE_ATTEMPT_LIMIT",
                    "60s",
                    "How long one attempt on a batch may take before it fails and the host repeats it; 5s to 60s.")
            .of(Adapter.FUNCTION);
    static final IngestSetting TRY_TIMEOUT = both(
            "SLUICE_TRY_TIMEOUT",
            "10s",
            "How long a hub may take for one answer; 1s to 2m. A broken connection is replaced after half of it.");
    static final IngestSetting TELEMETRY = both(
            "OTEL_EXPORTER_OTLP_ENDPOINT",
            "",
            "Collector of metrics and traces, by OTLP over HTTP: `http://collector:4318`. Empty: none. The other `OTEL_`"
                    + " variables mean what OpenTelemetry says.");
    static final IngestSetting SDK_LOG = both(
            "SLUICE_SDK_LOG", "OFF", "What the Azure SDK logs: `OFF`, `ERROR`, `WARN`, `INFO`. It logs stack traces.");

    static final List<IngestSetting> ALL = List.of(
            SOURCE,
            SOURCE_NAMESPACE,
            SOURCE_CLIENT,
            SOURCE_HUB,
            SOURCE_GROUP,
            STATE,
            STATE_URL,
            CLIENT,
            QUARANTINE,
            QUARANTINE_CONTAINER,
            QUARANTINE_URL,
            CHECKPOINTS,
            CHECKPOINT_URL,
            CHECKPOINT_CONTAINER,
            SCHEMAS,
            SITES,
            CLOCK_AHEAD,
            RULES,
            SILENCE_INTERVAL,
            SILENCE_LAG,
            ALARMS,
            ALARMS_NAMESPACE,
            ALARMS_CLIENT,
            ALARMS_HUB,
            API_TENANT,
            API_AUDIENCE,
            API_ISSUER,
            API_KEYS_URL,
            API_PAGE_KEY,
            API_RATE,
            API_PORT,
            API_ADDRESS,
            BALANCING,
            EXPIRATION,
            PREFETCH,
            BATCH_WAIT,
            CHECKPOINT_INTERVAL,
            HEALTH_PORT,
            HEALTH_ADDRESS,
            ATTEMPT_LIMIT,
            TRY_TIMEOUT,
            TELEMETRY,
            SDK_LOG);

    private IngestSettings() {}
}

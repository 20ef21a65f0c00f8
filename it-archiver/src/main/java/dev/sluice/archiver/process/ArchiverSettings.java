package dev.sluice.archiver.process;

import dev.sluice.archiver.ArchiverConfig;
import dev.sluice.archiver.blob.StorageAccount;
import dev.sluice.archiver.fields.TypedField;
import dev.sluice.archiver.fold.Cuts;
import dev.sluice.archiver.hub.HubSource;
import dev.sluice.archiver.parquet.ArchiveSchema;
import dev.sluice.contract.settings.InvalidSettingException;
import dev.sluice.contract.settings.Setting;
import dev.sluice.contract.settings.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The settings of the archiver, read from the environment. */
final class ArchiverSettings {
    static final Setting HUB_CONNECTION = new Setting(
            "SLUICE_HUB_CONNECTION",
            "Connection string of the Event Hubs namespace, with the right Listen; or else SLUICE_HUB_NAMESPACE.",
            "",
            true);
    static final Setting HUB_NAMESPACE = Setting.optional(
            "SLUICE_HUB_NAMESPACE",
            "",
            "Host name of the namespace, to read as the managed identity: role Azure Event Hubs Data Receiver on the hub.");
    static final Setting HUB = Setting.required("SLUICE_HUB", "Name of the event hub.");
    static final Setting CONSUMER_GROUP = Setting.optional(
            "SLUICE_CONSUMER_GROUP", "$Default", "Consumer group; only archivers of this archive may read with it.");
    static final Setting ARCHIVE_CONNECTION = new Setting(
            "SLUICE_ARCHIVE_CONNECTION",
            "Connection string of the storage account; or else SLUICE_ARCHIVE_URL.",
            "",
            true);
    static final Setting ARCHIVE_URL = Setting.optional(
            "SLUICE_ARCHIVE_URL",
            "",
            "URL of the account's blob service, to write as the managed identity: role Storage Blob Data Contributor on"
                    + " both containers.");
    static final Setting IDENTITY_CLIENT = Setting.optional(
            "SLUICE_IDENTITY_CLIENT",
            "",
            "Client id of a user-assigned managed identity; without it the system-assigned one is used.");
    static final Setting ARCHIVE_CONTAINER =
            Setting.optional("SLUICE_ARCHIVE_CONTAINER", "archive", "Container of the archive; made if missing.");
    static final Setting CHECKPOINT_CONTAINER = Setting.optional(
            "SLUICE_CHECKPOINT_CONTAINER",
            "archiver-checkpoints",
            "Container of partition ownership and of checkpoints for lag tools; made if missing.");
    static final Setting CUT_AGE = Setting.optional(
            "SLUICE_CUT_AGE", "60s", "Longest time from the arrival of a file's first event to its cut, 100ms to 1h.");
    static final Setting FIRST_CUT_AGE = Setting.optional(
            "SLUICE_FIRST_CUT_AGE",
            "1s",
            "The same for the first file after a partition was taken, 100ms to 1h; it doubles from file to file.");
    static final Setting CUT_ROWS =
            Setting.optional("SLUICE_CUT_ROWS", "100000", "Most events of a file, 1 to 5000000.");
    static final Setting CUT_BYTES = Setting.optional(
            "SLUICE_CUT_BYTES",
            "33554432",
            "Most bytes of the events buffered for a file (bodies, properties, 256 an event), 1024 to 268435456; each"
                    + " partition has such a buffer.");
    static final Setting FIELDS = Setting.optional(
            "SLUICE_FIELDS",
            "",
            "Fields of JSON bodies that get a column, like value:double,room=$.location.room:string; types are"
                    + " timestamp, double, long, string, boolean.");
    static final Setting LOAD_BALANCING_INTERVAL = Setting.optional(
            "SLUICE_LOAD_BALANCING_INTERVAL", "5s", "How often partitions are shared out anew, 250ms to 5m.");
    static final Setting OWNERSHIP_EXPIRATION = Setting.optional(
            "SLUICE_OWNERSHIP_EXPIRATION",
            "45s",
            "After which silence the partitions of a process go to others, 1s to 10m.");
    static final Setting PREFETCH =
            Setting.optional("SLUICE_PREFETCH", "500", "Events fetched ahead of each partition, 1 to 8000.");
    static final Setting STORAGE_TIMEOUT =
            Setting.optional("SLUICE_STORAGE_TIMEOUT", "10s", "How long one request to storage may take, 1s to 5m.");

    /** All of them, in the order of the reference. */
    static final List<Setting> ALL = List.of(
            HUB_CONNECTION,
            HUB_NAMESPACE,
            HUB,
            CONSUMER_GROUP,
            ARCHIVE_CONNECTION,
            ARCHIVE_URL,
            IDENTITY_CLIENT,
            ARCHIVE_CONTAINER,
            CHECKPOINT_CONTAINER,
            CUT_AGE,
            FIRST_CUT_AGE,
            CUT_ROWS,
            CUT_BYTES,
            FIELDS,
            LOAD_BALANCING_INTERVAL,
            OWNERSHIP_EXPIRATION,
            PREFETCH,
            STORAGE_TIMEOUT);

    private static final Duration SHORTEST_CUT = Duration.ofMillis(100);
    private static final Duration LONGEST_CUT = Duration.ofHours(1);

    private ArchiverSettings() {}

    /**
     * Reads the configuration.
     *
     * @throws InvalidSettingException when a setting is missing, unknown or out of bounds
     */
    static ArchiverConfig read(Map<String, String> environment) {
        Settings settings = Settings.read(environment, ALL, "SLUICE_");
        AccessSettings.requireUseOfIdentity(settings);
        return new ArchiverConfig(
                source(settings),
                new StorageAccount(
                        AccessSettings.storage(settings),
                        settings.duration(STORAGE_TIMEOUT, Duration.ofSeconds(1), Duration.ofMinutes(5))),
                settings.text(ARCHIVE_CONTAINER),
                settings.text(CHECKPOINT_CONTAINER),
                cuts(settings),
                fields(settings));
    }

    private static HubSource source(Settings settings) {
        return new HubSource(
                AccessSettings.hub(settings),
                settings.text(HUB),
                settings.text(CONSUMER_GROUP),
                settings.duration(LOAD_BALANCING_INTERVAL, Duration.ofMillis(250), Duration.ofMinutes(5)),
                settings.duration(OWNERSHIP_EXPIRATION, Duration.ofSeconds(1), Duration.ofMinutes(10)),
                (int) settings.number(PREFETCH, 1, 8000));
    }

    private static Cuts cuts(Settings settings) {
        return new Cuts(
                (int) settings.number(CUT_ROWS, 1, 5_000_000),
                settings.number(CUT_BYTES, 1024, 256L << 20),
                settings.duration(CUT_AGE, SHORTEST_CUT, LONGEST_CUT),
                settings.duration(FIRST_CUT_AGE, SHORTEST_CUT, LONGEST_CUT));
    }

    private static List<TypedField> fields(Settings settings) {
        try {
            List<TypedField> fields =
                    TypedField.parseAll(settings.optional(FIELDS).orElse(""));
            ArchiveSchema.of(fields);
            return fields;
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingException(FIELDS.name() + ": " + e.getMessage());
        }
    }
}

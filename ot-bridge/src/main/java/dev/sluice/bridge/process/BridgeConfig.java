package dev.sluice.bridge.process;

import dev.sluice.bridge.eventhubs.HubAddress;
import dev.sluice.bridge.eventhubs.ProcessorSettings;
import dev.sluice.contract.settings.InvalidSettingException;
import dev.sluice.contract.settings.Setting;
import dev.sluice.contract.settings.Settings;
import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The settings of the process, checked. Never shows a secret.
 *
 * @param source the hub that is read
 * @param consumerGroup the group it is read with
 * @param sourceName what the source is called in the provenance
 * @param target the hub that is written
 * @param storage the storage account
 * @param processor how partitions are read and shared
 * @param checkpointInterval least time between two checkpoints of a partition
 */
record BridgeConfig(
        HubAddress source,
        String consumerGroup,
        String sourceName,
        HubAddress target,
        StorageAddress storage,
        ProcessorSettings processor,
        Duration checkpointInterval) {
    private static final Predicate<String> NAME =
            Pattern.compile("[A-Za-z0-9._-]{1,128}").asMatchPredicate();
    private static final Predicate<String> HUB_CONNECTION = Pattern.compile(
                    "(?i)(?=.*endpoint=sb://[^/;]+).*sharedaccess(key|signature)=.+")
            .asMatchPredicate();
    private static final Predicate<String> SDK_LOG_LEVEL =
            Pattern.compile("OFF|ERROR|WARN|INFO").asMatchPredicate();

    /**
     * Where checkpoints and quarantine are.
     *
     * @param connection connection string of the account; never shown
     */
    record StorageAddress(String connection, String checkpoints, String quarantine) {
        @Override
        public String toString() {
            return "StorageAddress[" + checkpoints + ", " + quarantine + "]";
        }
    }

    /**
     * Reads the environment.
     *
     * @throws InvalidSettingException when a setting is missing, unknown or out of bounds
     */
    static BridgeConfig from(Map<String, String> environment) {
        Settings settings = Settings.read(environment, BridgeSettings.ALL, BridgeSettings.PREFIX);
        requireSas(settings);
        matching(settings, BridgeSettings.SDK_LOG, SDK_LOG_LEVEL, "must be OFF, ERROR, WARN or INFO");
        String hub = settings.text(BridgeSettings.SOURCE_HUB);
        return new BridgeConfig(
                address(settings, BridgeSettings.SOURCE, BridgeSettings.SOURCE_HUB),
                settings.text(BridgeSettings.SOURCE_GROUP),
                sourceName(settings, hub),
                address(settings, BridgeSettings.TARGET, BridgeSettings.TARGET_HUB),
                storage(settings),
                processor(settings),
                settings.duration(BridgeSettings.CHECKPOINT_INTERVAL, Duration.ZERO, Duration.ofMinutes(1)));
    }

    private static void requireSas(Settings settings) {
        String mode = settings.text(BridgeSettings.TARGET_MODE);
        if (!mode.equals("sas")) {
            throw new InvalidSettingException(
                    BridgeSettings.TARGET_MODE.name() + " '" + mode + "' is not there yet: use sas");
        }
    }

    private static String sourceName(Settings settings, String hub) {
        String name = settings.optional(BridgeSettings.SOURCE_NAME).orElse(hub);
        if (!NAME.test(name)) {
            throw new InvalidSettingException(BridgeSettings.SOURCE_NAME.name() + " '" + name
                    + "' must be 1 to 128 letters, digits, '.', '_' or '-'");
        }
        return name;
    }

    private static HubAddress address(Settings settings, Setting connection, Setting hub) {
        return new HubAddress(
                matching(
                        settings,
                        connection,
                        HUB_CONNECTION,
                        "is no connection string of an Event Hub:"
                                + " Endpoint=sb://...;SharedAccessKeyName=...;SharedAccessKey=..."),
                settings.text(hub),
                settings.duration(BridgeSettings.TRY_TIMEOUT, Duration.ofSeconds(1), Duration.ofMinutes(2)));
    }

    private static StorageAddress storage(Settings settings) {
        return new StorageAddress(
                matching(
                        settings,
                        BridgeSettings.STORAGE,
                        text -> text.contains("AccountName=") || text.contains("UseDevelopmentStorage="),
                        "is no connection string of a storage account: AccountName=...;AccountKey=..."),
                settings.text(BridgeSettings.CHECKPOINTS),
                settings.text(BridgeSettings.QUARANTINE));
    }

    private static ProcessorSettings processor(Settings settings) {
        Duration interval = settings.duration(BridgeSettings.BALANCING, Duration.ofMillis(250), Duration.ofMinutes(5));
        Duration expiration = settings.duration(BridgeSettings.EXPIRATION, Duration.ofSeconds(1), Duration.ofHours(1));
        if (expiration.compareTo(interval.multipliedBy(2)) < 0) {
            throw new InvalidSettingException(
                    BridgeSettings.EXPIRATION.name() + " must be at least twice " + BridgeSettings.BALANCING.name());
        }
        return new ProcessorSettings(
                interval,
                expiration,
                (int) settings.number(BridgeSettings.PREFETCH, 1, 8000),
                settings.duration(BridgeSettings.BATCH_WAIT, Duration.ofMillis(1), Duration.ofSeconds(10)));
    }

    private static String matching(Settings settings, Setting setting, Predicate<String> rule, String otherwise) {
        String value = settings.text(setting);
        if (!rule.test(value)) {
            throw new InvalidSettingException(setting.name() + " " + otherwise);
        }
        return value;
    }
}

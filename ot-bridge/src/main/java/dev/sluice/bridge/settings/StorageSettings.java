package dev.sluice.bridge.settings;

import dev.sluice.contract.access.ConnectionStrings;
import dev.sluice.contract.access.HubAccess;
import dev.sluice.contract.access.StorageAccess;
import dev.sluice.contract.access.StoragePlace;
import dev.sluice.contract.access.StorageService;
import dev.sluice.contract.settings.InvalidSettingException;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads where checkpoints and quarantine are, and the target when it is storage. */
final class StorageSettings {
    /** Where the Event Hubs extension of the Functions host keeps its checkpoints. */
    private static final String HOST_CONTAINER = "azure-webjobs-eventhub";

    private static final Pattern CONTAINER_URL = Pattern.compile("(https?://.+)/([a-z0-9$][a-z0-9-]{2,62})/?");

    private static final Predicate<String> CONTAINER =
            Pattern.compile("[a-z0-9][a-z0-9-]{2,62}").asMatchPredicate();

    private StorageSettings() {}

    static StoragePlace checkpoints(ReadSettings settings) {
        return settings.modes().adapter() == Adapter.PROCESS
                ? new StoragePlace(ofProcess(settings), settings.text(BridgeSettings.CHECKPOINTS))
                : new StoragePlace(ofHost(settings), HOST_CONTAINER);
    }

    static StoragePlace quarantine(ReadSettings settings, StorageAccess account) {
        return settings.optional(BridgeSettings.QUARANTINE_URL)
                .map(url -> elsewhere(settings, url, account))
                .orElseGet(() -> new StoragePlace(account, settings.text(BridgeSettings.QUARANTINE)));
    }

    /** The application's identity goes with a URL, and with nothing else. */
    static StoragePlace target(ReadSettings settings) {
        StorageAccess account = one(
                connection(settings, BridgeSettings.TARGET_STORAGE),
                settings.optional(BridgeSettings.TARGET_STORAGE_URL).map(url -> federated(settings, url)),
                "give one of " + BridgeSettings.TARGET_STORAGE.setting().name() + " and "
                        + BridgeSettings.TARGET_STORAGE_URL.setting().name());
        return new StoragePlace(
                account, settings.matching(BridgeSettings.TARGET_CONTAINER, CONTAINER, "is no name of a container"));
    }

    private static StorageAccess federated(ReadSettings settings, String url) {
        return new StorageAccess.Federated(
                url,
                new HubAccess.Identity(
                        settings.nullable(BridgeSettings.IDENTITY_CLIENT), HubSettings.application(settings)));
    }

    private static StorageAccess ofProcess(ReadSettings settings) {
        return one(
                connection(settings, BridgeSettings.STORAGE),
                managed(settings, settings.optional(BridgeSettings.STORAGE_URL), BridgeSettings.STORAGE_CLIENT),
                "give one of " + BridgeSettings.STORAGE.setting().name() + " and "
                        + BridgeSettings.STORAGE_URL.setting().name());
    }

    private static StorageAccess ofHost(ReadSettings settings) {
        Optional<String> url = settings.optional(BridgeSettings.HOST_STORAGE_URL)
                .or(() -> settings.optional(BridgeSettings.HOST_STORAGE_ACCOUNT)
                        .map(account -> "https://" + account + ".blob.core.windows.net"));
        return one(
                connection(settings, BridgeSettings.HOST_STORAGE),
                managed(settings, url, BridgeSettings.HOST_STORAGE_CLIENT),
                "give AzureWebJobsStorage, or AzureWebJobsStorage__accountName, or AzureWebJobsStorage__blobServiceUri");
    }

    private static Optional<StorageAccess> connection(ReadSettings settings, BridgeSetting setting) {
        return settings.optional(setting).isEmpty()
                ? Optional.empty()
                : Optional.of(
                        ConnectionStrings.storage(setting.setting(), settings.secret(setting), StorageService.BLOB));
    }

    private static Optional<StorageAccess> managed(ReadSettings settings, Optional<String> url, BridgeSetting client) {
        return url.map(address -> new StorageAccess.Managed(address, settings.nullable(client)));
    }

    private static StorageAccess one(Optional<StorageAccess> left, Optional<StorageAccess> right, String otherwise) {
        if (left.isPresent() == right.isPresent()) {
            throw new InvalidSettingException("storage account: " + otherwise);
        }
        return left.or(() -> right).orElseThrow();
    }

    private static StoragePlace elsewhere(ReadSettings settings, String url, StorageAccess account) {
        if (settings.isGiven(BridgeSettings.QUARANTINE)) {
            throw new InvalidSettingException("give one of "
                    + BridgeSettings.QUARANTINE.setting().name() + " and "
                    + BridgeSettings.QUARANTINE_URL.setting().name());
        }
        Matcher parts = CONTAINER_URL.matcher(url);
        if (!parts.matches()) {
            throw new InvalidSettingException(
                    BridgeSettings.QUARANTINE_URL.setting().name()
                            + " is no URL of a container: write it like https://account.blob.core.windows.net/container");
        }
        String client = account instanceof StorageAccess.Managed managed ? managed.client() : null;
        return new StoragePlace(new StorageAccess.Managed(parts.group(1), client), parts.group(2));
    }
}

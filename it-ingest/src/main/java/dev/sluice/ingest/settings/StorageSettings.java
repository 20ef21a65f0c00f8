package dev.sluice.ingest.settings;

import dev.sluice.contract.access.ConnectionStrings;
import dev.sluice.contract.access.StorageAccess;
import dev.sluice.contract.access.StoragePlace;
import dev.sluice.contract.access.StorageService;
import dev.sluice.contract.settings.InvalidSettingException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads where the state, the quarantine and the checkpoints are. */
final class StorageSettings {
    private static final Pattern ACCOUNT = Pattern.compile("https?://[^/?#@]+(/[a-z0-9]{3,24})?/?");
    private static final Pattern CONTAINER = Pattern.compile("(https?://[^?#@]+)/([a-z0-9][a-z0-9-]{2,62})/?");

    private StorageSettings() {}

    /** The account whose tables hold the state. */
    static StorageAccess state(ReadSettings settings) {
        return one(settings, IngestSettings.STATE, IngestSettings.STATE_URL, StorageService.TABLE)
                .orElseThrow(() -> missing(IngestSettings.STATE, IngestSettings.STATE_URL));
    }

    /** The container of what can't be applied. */
    static StoragePlace quarantine(ReadSettings settings) {
        Optional<String> url = settings.optional(IngestSettings.QUARANTINE_URL);
        if (url.isPresent()) {
            requireAbsent(settings, IngestSettings.QUARANTINE, IngestSettings.QUARANTINE_URL);
            return container(settings, url.get());
        }
        StorageAccess account = blobs(settings, IngestSettings.QUARANTINE)
                .or(() -> blobs(settings, IngestSettings.STATE))
                .orElseThrow(() -> missing(IngestSettings.QUARANTINE, IngestSettings.QUARANTINE_URL));
        return new StoragePlace(account, settings.text(IngestSettings.QUARANTINE_CONTAINER));
    }

    /** The container of checkpoints and ownership. */
    static StoragePlace checkpoints(ReadSettings settings) {
        StorageAccess account = one(
                        settings, IngestSettings.CHECKPOINTS, IngestSettings.CHECKPOINT_URL, StorageService.BLOB)
                .or(() -> blobs(settings, IngestSettings.STATE))
                .orElseThrow(() -> missing(IngestSettings.CHECKPOINTS, IngestSettings.CHECKPOINT_URL));
        return new StoragePlace(account, settings.text(IngestSettings.CHECKPOINT_CONTAINER));
    }

    private static StoragePlace container(ReadSettings settings, String url) {
        Matcher parts = CONTAINER.matcher(url);
        if (!parts.matches()) {
            throw new InvalidSettingException(IngestSettings.QUARANTINE_URL.name()
                    + " is no URL of a container: write it like https://account.blob.core.windows.net/container");
        }
        return new StoragePlace(managed(settings, parts.group(1)), parts.group(2));
    }

    private static Optional<StorageAccess> one(
            ReadSettings settings, IngestSetting connection, IngestSetting url, StorageService service) {
        Optional<StorageAccess> identity = settings.matching(
                        url,
                        ACCOUNT.asMatchPredicate(),
                        "is no endpoint of a storage account: write it like https://account.table.core.windows.net")
                .map(address -> managed(settings, address));
        if (identity.isPresent()) {
            requireAbsent(settings, connection, url);
        }
        return identity.or(() -> connection(settings, connection, service));
    }

    private static StorageAccess managed(ReadSettings settings, String url) {
        return new StorageAccess.Managed(
                url, settings.optional(IngestSettings.CLIENT).orElse(null));
    }

    private static Optional<StorageAccess> blobs(ReadSettings settings, IngestSetting setting) {
        return connection(settings, setting, StorageService.BLOB);
    }

    private static Optional<StorageAccess> connection(
            ReadSettings settings, IngestSetting setting, StorageService service) {
        return settings.secret(setting).map(text -> ConnectionStrings.storage(setting.setting(), text, service));
    }

    private static void requireAbsent(ReadSettings settings, IngestSetting connection, IngestSetting url) {
        if (settings.optional(connection).isPresent()) {
            throw new InvalidSettingException("give " + connection.name() + " or " + url.name() + ", not both");
        }
    }

    private static InvalidSettingException missing(IngestSetting connection, IngestSetting url) {
        return new InvalidSettingException("give " + connection.name() + " or " + url.name() + ": neither is there");
    }
}

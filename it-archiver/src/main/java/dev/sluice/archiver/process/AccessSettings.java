package dev.sluice.archiver.process;

import static dev.sluice.archiver.process.ArchiverSettings.ARCHIVE_CONNECTION;
import static dev.sluice.archiver.process.ArchiverSettings.ARCHIVE_URL;
import static dev.sluice.archiver.process.ArchiverSettings.HUB_CONNECTION;
import static dev.sluice.archiver.process.ArchiverSettings.HUB_NAMESPACE;
import static dev.sluice.archiver.process.ArchiverSettings.IDENTITY_CLIENT;

import dev.sluice.contract.access.ConnectionStrings;
import dev.sluice.contract.access.HubAccess;
import dev.sluice.contract.access.StorageAccess;
import dev.sluice.contract.access.StorageService;
import dev.sluice.contract.settings.InvalidSettingException;
import dev.sluice.contract.settings.Setting;
import dev.sluice.contract.settings.Settings;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads how the hub and the storage account are reached: each with a key or as the managed identity, never both. No
 * message shows a value: a connection string, or a signature at the end of a URL, is a secret.
 */
final class AccessSettings {
    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9-]*(\\.[A-Za-z0-9-]+)+";
    private static final Predicate<String> HOST = Pattern.compile(NAME).asMatchPredicate();

    /** The SDK shows a token to HTTPS only, and would leave out a path without a word. */
    private static final Predicate<String> BLOB_SERVICE =
            Pattern.compile("https://" + NAME + "(:[0-9]{1,5})?/?").asMatchPredicate();

    private AccessSettings() {}

    static HubAccess hub(Settings settings) {
        requireOneOf(settings, HUB_CONNECTION, HUB_NAMESPACE);
        return settings.optional(HUB_CONNECTION)
                .map(text -> ConnectionStrings.hub(HUB_CONNECTION, text))
                .orElseGet(() -> new HubAccess.Entra(
                        place(
                                settings,
                                HUB_NAMESPACE,
                                HOST,
                                "is no host name: write it like name.servicebus.windows.net"),
                        new HubAccess.Identity(client(settings), null)));
    }

    static StorageAccess storage(Settings settings) {
        requireOneOf(settings, ARCHIVE_CONNECTION, ARCHIVE_URL);
        return settings.optional(ARCHIVE_CONNECTION)
                .map(text -> ConnectionStrings.storage(ARCHIVE_CONNECTION, text, StorageService.BLOB))
                .orElseGet(() -> new StorageAccess.Managed(
                        place(
                                settings,
                                ARCHIVE_URL,
                                BLOB_SERVICE,
                                "is no URL of a blob service: write it like https://account.blob.core.windows.net"),
                        client(settings)));
    }

    /** Whoever names an identity counts on its being used. */
    static void requireUseOfIdentity(Settings settings) {
        Optional<String> used = settings.optional(HUB_NAMESPACE).or(() -> settings.optional(ARCHIVE_URL));
        if (used.isEmpty() && settings.optional(IDENTITY_CLIENT).isPresent()) {
            throw new InvalidSettingException(
                    IDENTITY_CLIENT.name() + " makes no sense with connection strings alone: remove it, or give "
                            + HUB_NAMESPACE.name() + " or " + ARCHIVE_URL.name());
        }
    }

    private static void requireOneOf(Settings settings, Setting connection, Setting place) {
        boolean given = settings.optional(connection).isPresent();
        if (given == settings.optional(place).isPresent()) {
            throw new InvalidSettingException("give " + connection.name() + " or " + place.name()
                    + (given ? ", not both" : ": neither is there"));
        }
    }

    private static String place(Settings settings, Setting place, Predicate<String> rule, String otherwise) {
        String value = settings.text(place).strip();
        if (!rule.test(value)) {
            throw new InvalidSettingException(place.name() + " " + otherwise);
        }
        return value;
    }

    private static @Nullable String client(Settings settings) {
        return settings.optional(IDENTITY_CLIENT).map(String::strip).orElse(null);
    }
}

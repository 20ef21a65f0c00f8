package dev.sluice.contract.access;

import dev.sluice.contract.settings.InvalidSettingException;
import dev.sluice.contract.settings.Setting;
import java.util.Optional;

/**
 * Reads connection strings from settings. One that no client could ever use is refused at once: nobody must wait for it
 * as if a service were away. Whether its key is the right one, only the service can tell. No message shows a value, or
 * a part of one.
 */
public final class ConnectionStrings {
    private ConnectionStrings() {}

    /**
     * The access that a connection string gives to a storage account: with its key, with a shared access signature, or
     * to the one of the development machine.
     *
     * @param service what is needed of the account
     * @throws InvalidSettingException when it gives none; names the setting and what is wrong
     */
    public static StorageAccess storage(Setting setting, String text, StorageService service) {
        require(setting, "a storage account", StorageString.problem(text, service), "AccountName=...;AccountKey=...");
        return new StorageAccess.Connection(text);
    }

    /**
     * The access that a connection string gives to a hub, or to the hubs of a namespace.
     *
     * @throws InvalidSettingException when it gives none; names the setting and what is wrong
     */
    public static HubAccess hub(Setting setting, String text) {
        require(
                setting,
                "an Event Hub",
                HubString.problem(text),
                "Endpoint=sb://...;SharedAccessKeyName=...;SharedAccessKey=...");
        return new HubAccess.SharedKey(text);
    }

    private static void require(Setting setting, String of, Optional<String> problem, String form) {
        problem.ifPresent(wrong -> {
            throw new InvalidSettingException(setting.name() + " is no connection string of " + of + ", " + wrong
                    + ": copy it again, whole: " + form);
        });
    }
}

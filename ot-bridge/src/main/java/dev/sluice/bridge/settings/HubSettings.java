package dev.sluice.bridge.settings;

import dev.sluice.contract.access.Cloud;
import dev.sluice.contract.access.ConnectionStrings;
import dev.sluice.contract.access.HubAccess;
import dev.sluice.contract.settings.InvalidSettingException;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads how the two hubs are reached. */
final class HubSettings {
    private static final Predicate<String> HOST =
            Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]{0,252}").asMatchPredicate();
    private static final Predicate<String> ID =
            Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]{0,127}").asMatchPredicate();

    private HubSettings() {}

    static HubAccess source(ReadSettings settings) {
        return switch (settings.modes().source()) {
            case BUILTIN -> sharedKey(settings, BridgeSettings.SOURCE);
            case ROUTED ->
                new HubAccess.Entra(
                        host(settings, BridgeSettings.SOURCE_NAMESPACE),
                        new HubAccess.Identity(settings.nullable(BridgeSettings.SOURCE_CLIENT), null));
        };
    }

    static TargetConfig target(ReadSettings settings) {
        return switch (settings.modes().target()) {
            case SAS -> hub(settings, sharedKey(settings, BridgeSettings.TARGET));
            case MANAGED_IDENTITY -> hub(settings, managed(settings, null));
            case FEDERATED -> hub(settings, managed(settings, application(settings)));
            case BLOB -> new TargetConfig.Container(StorageSettings.target(settings));
        };
    }

    private static TargetConfig hub(ReadSettings settings, HubAccess access) {
        return new TargetConfig.Hub(access, settings.text(BridgeSettings.TARGET_HUB));
    }

    private static HubAccess managed(ReadSettings settings, HubAccess.@Nullable Application application) {
        return new HubAccess.Entra(
                host(settings, BridgeSettings.TARGET_NAMESPACE),
                new HubAccess.Identity(settings.nullable(BridgeSettings.IDENTITY_CLIENT), application));
    }

    /** A system-assigned identity can't be the credential of an application. */
    static HubAccess.Application application(ReadSettings settings) {
        if (settings.optional(BridgeSettings.IDENTITY_CLIENT).isEmpty()) {
            throw new InvalidSettingException(
                    "setting " + BridgeSettings.IDENTITY_CLIENT.setting().name()
                            + " is missing: target " + settings.modes().target().text()
                            + " needs a user-assigned managed identity");
        }
        return new HubAccess.Application(
                settings.choice(BridgeSettings.CLOUD, Cloud.values()),
                settings.matching(BridgeSettings.TARGET_TENANT, ID, "is no id of a tenant"),
                settings.matching(BridgeSettings.TARGET_APPLICATION, ID, "is no client id of an application"));
    }

    private static HubAccess sharedKey(ReadSettings settings, BridgeSetting setting) {
        return ConnectionStrings.hub(setting.setting(), settings.secret(setting));
    }

    private static String host(ReadSettings settings, BridgeSetting setting) {
        return settings.matching(setting, HOST, "is no host name: write it like name.servicebus.windows.net");
    }
}

package dev.sluice.ingest.settings;

import dev.sluice.contract.access.ConnectionStrings;
import dev.sluice.contract.access.HubAccess;
import dev.sluice.contract.settings.InvalidSettingException;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads how hubs are reached: each with a key or as the managed identity, never both. */
final class HubSettings {
    private static final Predicate<String> HOST =
            Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]{0,252}").asMatchPredicate();

    private static final Pattern ENTITY = Pattern.compile("(?i)(?:^|;)\\s*EntityPath\\s*=\\s*([^;]*?)\\s*(?:;|$)");

    private HubSettings() {}

    /** The hub that is read. */
    static SourceConfig source(ReadSettings settings) {
        HubAccess access = access(
                        settings, IngestSettings.SOURCE, IngestSettings.SOURCE_NAMESPACE, IngestSettings.SOURCE_CLIENT)
                .orElseThrow(() -> new InvalidSettingException("give " + IngestSettings.SOURCE.name() + " or "
                        + IngestSettings.SOURCE_NAMESPACE.name() + ": neither is there"));
        String hub = settings.text(IngestSettings.SOURCE_HUB);
        requireSame(access, hub, IngestSettings.SOURCE, IngestSettings.SOURCE_HUB);
        return new SourceConfig(access, hub, settings.text(IngestSettings.SOURCE_GROUP));
    }

    /** The hub that alarms are published to, if there is one. */
    static Optional<AlarmsConfig.Hub> alarms(ReadSettings settings) {
        return access(settings, IngestSettings.ALARMS, IngestSettings.ALARMS_NAMESPACE, IngestSettings.ALARMS_CLIENT)
                .map(access -> alarms(access, settings.text(IngestSettings.ALARMS_HUB)));
    }

    private static AlarmsConfig.Hub alarms(HubAccess access, String hub) {
        requireSame(access, hub, IngestSettings.ALARMS, IngestSettings.ALARMS_HUB);
        return new AlarmsConfig.Hub(access, hub);
    }

    /** The string of a hub names it, that of a namespace names none. */
    private static void requireSame(HubAccess access, String hub, IngestSetting connection, IngestSetting name) {
        if (access instanceof HubAccess.SharedKey key) {
            Matcher entity = ENTITY.matcher(key.connection());
            if (entity.find() && !entity.group(1).isEmpty() && !entity.group(1).equals(hub)) {
                throw new InvalidSettingException(connection.name() + " is the string of another hub than "
                        + name.name() + ": give that of '" + hub + "', or of the namespace");
            }
        }
    }

    private static Optional<HubAccess> access(
            ReadSettings settings, IngestSetting connection, IngestSetting namespace, IngestSetting client) {
        Optional<HubAccess> key =
                settings.secret(connection).map(text -> ConnectionStrings.hub(connection.setting(), text));
        Optional<HubAccess> identity = settings.matching(
                        namespace, HOST, "is no host name: write it like name.servicebus.windows.net")
                .map(host -> new HubAccess.Entra(host, identity(settings, client)));
        if (key.isPresent() && identity.isPresent()) {
            throw new InvalidSettingException("give " + connection.name() + " or " + namespace.name() + ", not both");
        }
        return key.or(() -> identity);
    }

    private static HubAccess.Identity identity(ReadSettings settings, IngestSetting client) {
        return new HubAccess.Identity(
                settings.optional(client)
                        .or(() -> settings.optional(IngestSettings.CLIENT))
                        .orElse(null),
                null);
    }
}

package dev.sluice.ingest.settings;

import dev.sluice.contract.settings.InvalidSettingException;
import dev.sluice.contract.settings.Setting;
import dev.sluice.contract.settings.Settings;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The settings that an adapter has. One of the other adapter is refused. */
final class ReadSettings {
    private static final String VAULT = "@Microsoft.KeyVault(";

    private final Settings settings;

    private ReadSettings(Settings settings) {
        this.settings = settings;
    }

    static ReadSettings of(Map<String, String> environment, Adapter adapter) {
        IngestSettings.ALL.stream()
                .filter(setting -> !setting.adapters().contains(adapter))
                .map(IngestSetting::name)
                .filter(name -> name.startsWith(IngestSettings.PREFIX))
                .filter(name -> !environment.getOrDefault(name, "").isBlank())
                .findFirst()
                .ifPresent(name -> {
                    throw new InvalidSettingException(name + " makes no sense in a " + adapter.text() + ": remove it");
                });
        return ofBoth(environment);
    }

    /** The settings whatever adapter they are for. */
    static ReadSettings ofBoth(Map<String, String> environment) {
        List<Setting> all =
                IngestSettings.ALL.stream().map(IngestSetting::setting).toList();
        return new ReadSettings(Settings.read(environment, all, IngestSettings.PREFIX));
    }

    Optional<String> optional(IngestSetting setting) {
        return settings.optional(setting.setting()).map(String::strip);
    }

    String text(IngestSetting setting) {
        return optional(setting)
                .orElseThrow(() -> new InvalidSettingException("setting " + setting.name() + " is missing: "
                        + setting.setting().description()));
    }

    /** The value, if there is one, which must follow a rule. The message never shows it: it may be a secret. */
    Optional<String> matching(IngestSetting setting, Predicate<String> rule, String otherwise) {
        Optional<String> value = secret(setting);
        if (value.filter(rule.negate()).isPresent()) {
            throw new InvalidSettingException(setting.name() + " " + otherwise);
        }
        return value;
    }

    /** The value, if there is one, which may have come from Key Vault. */
    Optional<String> secret(IngestSetting setting) {
        Optional<String> value = optional(setting);
        if (value.filter(text -> text.startsWith(VAULT)).isPresent()) {
            throw new InvalidSettingException(setting.name()
                    + " is a reference to Key Vault that was not replaced: check that the secret exists, and the"
                    + " identity's role Key Vault Secrets User");
        }
        return value;
    }

    Duration duration(IngestSetting setting, Duration least, Duration most) {
        return settings.duration(setting.setting(), least, most);
    }

    int number(IngestSetting setting, int least, int most) {
        return (int) settings.number(setting.setting(), least, most);
    }

    Optional<URI> url(IngestSetting setting) {
        return matching(setting, ReadSettings::isUrl, "is no URL").map(URI::create);
    }

    Optional<InetSocketAddress> address(IngestSetting address, IngestSetting port) {
        return optional(port).map(given -> new InetSocketAddress(text(address), number(port, 0, 65_535)));
    }

    private static boolean isUrl(String text) {
        try {
            return URI.create(text).getHost() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}

package dev.sluice.bridge.settings;

import static java.util.stream.Collectors.toUnmodifiableList;

import dev.sluice.contract.settings.Setting;
import java.util.List;
import java.util.stream.Collectors;

/** The settings as a person reads them. */
public final class SettingsText {
    private SettingsText() {}

    /** One line a setting of an adapter, for its help. */
    public static List<String> lines(Adapter adapter) {
        return BridgeSettings.ALL.stream()
                .filter(setting -> setting.adapters().contains(adapter))
                .map(setting ->
                        setting.setting().name() + "  " + setting.setting().description())
                .collect(toUnmodifiableList());
    }

    /** The table of the README. */
    static String table() {
        return BridgeSettings.ALL.stream()
                .map(SettingsText::row)
                .collect(Collectors.joining(
                        "\n", "| Setting | Only for | Default | Meaning |\n|---|---|---|---|\n", "\n"));
    }

    private static String row(BridgeSetting declared) {
        Setting setting = declared.setting();
        String fallback = setting.fallback();
        String shown = fallback == null ? "required" : fallback.isEmpty() ? "" : "`" + fallback + "`";
        return "| `" + setting.name() + "` | " + declared.scope() + " | " + shown + " | " + setting.description()
                + (setting.secret() ? " Secret." : "") + " |";
    }
}

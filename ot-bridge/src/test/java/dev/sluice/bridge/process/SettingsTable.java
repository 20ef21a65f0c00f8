package dev.sluice.bridge.process;

import dev.sluice.contract.settings.Setting;
import java.util.List;
import java.util.stream.Collectors;

/** The table of settings for the README. */
final class SettingsTable {
    private SettingsTable() {}

    static String of(List<Setting> settings) {
        return settings.stream()
                .map(SettingsTable::row)
                .collect(Collectors.joining("\n", "| Setting | Default | Meaning |\n|---|---|---|\n", "\n"));
    }

    private static String row(Setting setting) {
        String fallback = setting.fallback();
        String shown = fallback == null ? "required" : fallback.isEmpty() ? "" : "`" + fallback + "`";
        return "| `" + setting.name() + "` | " + shown + " | " + setting.description()
                + (setting.secret() ? " Secret." : "") + " |";
    }
}

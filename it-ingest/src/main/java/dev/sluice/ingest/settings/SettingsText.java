package dev.sluice.ingest.settings;

import dev.sluice.contract.settings.Setting;
import java.util.stream.Collectors;

/** The settings as a person reads them. */
final class SettingsText {
    private SettingsText() {}

    /** The table of the README. */
    static String table() {
        return IngestSettings.ALL.stream()
                .map(SettingsText::row)
                .collect(Collectors.joining(
                        "\n", "| Setting | Only for | Default | Meaning |\n|---|---|---|---|\n", "\n"));
    }

    private static String row(IngestSetting declared) {
        Setting setting = declared.setting();
        String fallback = setting.fallback();
        String shown = fallback == null || fallback.isEmpty() ? "" : "`" + fallback + "`";
        return "| `" + setting.name() + "` | " + declared.scope() + " | " + shown + " | " + setting.description()
                + (setting.secret() ? " Secret." : "") + " |";
    }
}

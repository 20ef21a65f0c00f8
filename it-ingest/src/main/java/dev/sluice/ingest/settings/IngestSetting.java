package dev.sluice.ingest.settings;

import dev.sluice.contract.settings.Setting;
import java.util.Set;

/**
 * A setting and where it makes sense.
 *
 * @param setting its name, meaning and default
 * @param adapters the adapters that have it
 */
record IngestSetting(Setting setting, Set<Adapter> adapters) {
    IngestSetting {
        adapters = Set.copyOf(adapters);
    }

    /** A setting that always makes sense. */
    static IngestSetting both(String name, String fallback, String description) {
        return new IngestSetting(Setting.optional(name, fallback, description), Set.of(Adapter.values()));
    }

    /** A secret that always makes sense. */
    static IngestSetting secret(String name, String description) {
        return new IngestSetting(new Setting(name, description, "", true), Set.of(Adapter.values()));
    }

    /** A setting of the process alone. */
    static IngestSetting process(String name, String fallback, String description) {
        return new IngestSetting(Setting.optional(name, fallback, description), Set.of(Adapter.PROCESS));
    }

    IngestSetting of(Adapter adapter) {
        return new IngestSetting(setting, Set.of(adapter));
    }

    String name() {
        return setting.name();
    }

    /** Where it makes sense, for a person; empty when everywhere. */
    String scope() {
        return adapters.size() > 1 ? "" : adapters.iterator().next().text();
    }
}

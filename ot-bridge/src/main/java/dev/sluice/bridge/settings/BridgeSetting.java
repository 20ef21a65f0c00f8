package dev.sluice.bridge.settings;

import static java.util.Arrays.stream;
import static java.util.stream.Collectors.joining;

import dev.sluice.contract.settings.Choice;
import dev.sluice.contract.settings.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A setting and where it makes sense.
 *
 * @param setting its name, meaning and default
 * @param adapters the adapters that have it
 * @param sources the source modes that have it
 * @param targets the target modes that have it
 */
record BridgeSetting(Setting setting, Set<Adapter> adapters, Set<SourceMode> sources, Set<TargetMode> targets) {
    /** A setting that always makes sense. */
    static BridgeSetting of(Setting setting) {
        return new BridgeSetting(
                setting, Set.of(Adapter.values()), Set.of(SourceMode.values()), Set.of(TargetMode.values()));
    }

    BridgeSetting of(Adapter adapter) {
        return new BridgeSetting(setting, Set.of(adapter), sources, targets);
    }

    BridgeSetting of(SourceMode mode) {
        return new BridgeSetting(setting, adapters, Set.of(mode), targets);
    }

    BridgeSetting of(TargetMode... modes) {
        return new BridgeSetting(setting, adapters, sources, Set.of(modes));
    }

    boolean makesSenseIn(Modes modes) {
        return adapters.contains(modes.adapter())
                && sources.contains(modes.source())
                && targets.contains(modes.target());
    }

    /** Where it makes sense, for a person; empty when everywhere. */
    String scope() {
        List<String> parts = new ArrayList<>();
        if (adapters.size() == 1) {
            parts.add(adapters.contains(Adapter.PROCESS) ? "process" : "Function");
        }
        if (sources.size() < SourceMode.values().length) {
            parts.add("source " + texts(SourceMode.values(), sources));
        }
        if (targets.size() < TargetMode.values().length) {
            parts.add("target " + texts(TargetMode.values(), targets));
        }
        return String.join("; ", parts);
    }

    private static <C extends Choice> String texts(C[] all, Set<C> chosen) {
        return stream(all)
                .filter(chosen::contains)
                .map(choice -> "`" + choice.text() + "`")
                .collect(joining(", "));
    }
}

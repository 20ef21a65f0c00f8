package dev.sluice.bridge.settings;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toUnmodifiableList;

import dev.sluice.contract.settings.Choice;
import dev.sluice.contract.settings.InvalidSettingException;
import dev.sluice.contract.settings.Setting;
import dev.sluice.contract.settings.Settings;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The settings that make sense in the modes that are set. A setting of other modes is refused. */
final class ReadSettings {
    private final Modes modes;
    private final Map<String, String> given;
    private final Settings settings;

    private ReadSettings(Modes modes, Map<String, String> given) {
        this.modes = modes;
        this.given = given;
        this.settings = Settings.read(given, settings(setting -> setting.makesSenseIn(modes)), BridgeSettings.PREFIX);
    }

    static ReadSettings of(Map<String, String> environment, Adapter adapter) {
        Modes modes = new Modes(
                adapter,
                mode(environment, BridgeSettings.SOURCE_MODE, SourceMode.values()),
                mode(environment, BridgeSettings.TARGET_MODE, TargetMode.values()));
        Settings.requireKnown(environment, settings(setting -> true), BridgeSettings.PREFIX);
        Map<String, String> given = new HashMap<>(environment);
        given.values().removeIf(String::isBlank);
        settings(setting -> !setting.makesSenseIn(modes)).forEach(setting -> requireAbsent(setting, given, modes));
        return new ReadSettings(modes, given);
    }

    Modes modes() {
        return modes;
    }

    /** Whether it was set, to whatever value. */
    boolean isGiven(BridgeSetting setting) {
        return given.containsKey(setting.setting().name());
    }

    String text(BridgeSetting setting) {
        return settings.text(setting.setting());
    }

    Optional<String> optional(BridgeSetting setting) {
        return settings.optional(setting.setting());
    }

    @Nullable String nullable(BridgeSetting setting) {
        return optional(setting).orElse(null);
    }

    Duration duration(BridgeSetting setting, Duration least, Duration most) {
        return settings.duration(setting.setting(), least, most);
    }

    int number(BridgeSetting setting, int least, int most) {
        return (int) settings.number(setting.setting(), least, most);
    }

    <C extends Choice> C choice(BridgeSetting setting, C[] choices) {
        return choice(setting, text(setting), choices);
    }

    /** The value, which must follow a rule. The message never shows it: it may be a secret. */
    String matching(BridgeSetting setting, Predicate<String> rule, String otherwise) {
        String value = secret(setting);
        if (!rule.test(value)) {
            throw new InvalidSettingException(setting.setting().name() + " " + otherwise);
        }
        return value;
    }

    /** The value, which may have come from Key Vault. */
    String secret(BridgeSetting setting) {
        String value = text(setting);
        if (VaultSecret.isReference(value)) {
            throw new InvalidSettingException(setting.setting().name()
                    + " is a reference to Key Vault that was not replaced: check that the secret exists, and the"
                    + " identity's role Key Vault Secrets User");
        }
        return value;
    }

    private static List<Setting> settings(Predicate<BridgeSetting> filter) {
        return BridgeSettings.ALL.stream()
                .filter(filter)
                .map(BridgeSetting::setting)
                .collect(toUnmodifiableList());
    }

    /** What is not ours alone may be there for others: the host has settings of these names for other functions. */
    private static void requireAbsent(Setting setting, Map<String, String> given, Modes modes) {
        boolean ours =
                setting.name().startsWith(BridgeSettings.PREFIX) || setting.equals(BridgeSettings.SOURCE.setting());
        if (ours && given.containsKey(setting.name())) {
            throw new InvalidSettingException(setting.name() + " makes no sense with source "
                    + modes.source().text()
                    + " and target " + modes.target().text() + " in a "
                    + (modes.adapter() == Adapter.PROCESS ? "process" : "Function")
                    + Settings.nearest(setting.name(), settings(other -> other.makesSenseIn(modes)))
                            .map(near -> ": did you mean " + near + "?")
                            .orElse(": remove it"));
        }
    }

    private static <C extends Choice> C mode(Map<String, String> environment, BridgeSetting setting, C[] choices) {
        String text = environment.getOrDefault(setting.setting().name(), "");
        return choice(setting, text.isBlank() ? String.valueOf(setting.setting().fallback()) : text, choices);
    }

    private static <C extends Choice> C choice(BridgeSetting setting, String text, C[] choices) {
        return Arrays.stream(choices)
                .filter(choice -> choice.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new InvalidSettingException(setting.setting().name() + " '" + text + "' must be "
                        + Arrays.stream(choices).map(Choice::text).collect(joining(", "))));
    }
}

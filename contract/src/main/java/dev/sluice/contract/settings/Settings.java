package dev.sluice.contract.settings;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The settings of one process, read from the environment in one place. Immutable and safe to share.
 *
 * <p>Every declared setting without a fallback must be there, and every variable under the given prefix must be
 * declared: a misspelt name fails at start and is shown with the nearest known one. No message ever holds a value of a
 * secret.
 */
public final class Settings {
    private final Map<String, String> values = new LinkedHashMap<>();

    private Settings(Map<String, String> environment, List<Setting> declared, String prefix) {
        requireKnown(environment, declared, prefix);
        declared.forEach(setting -> read(setting, environment));
    }

    /**
     * Reads the declared settings.
     *
     * @param environment the variables, usually {@link System#getenv()}
     * @param declared every setting the process knows
     * @param prefix variables that start with it must be declared
     * @throws InvalidSettingException when one is missing or unknown
     */
    public static Settings read(Map<String, String> environment, List<Setting> declared, String prefix) {
        return new Settings(environment, declared, prefix);
    }

    /**
     * Requires that every variable under a prefix is declared.
     *
     * @throws InvalidSettingException when one is not; the message shows the nearest that is
     */
    public static void requireKnown(Map<String, String> environment, List<Setting> declared, String prefix) {
        Set<String> known = declared.stream().map(Setting::name).collect(Collectors.toSet());
        environment.keySet().stream()
                .filter(name -> name.startsWith(prefix) && !known.contains(name))
                .sorted()
                .findFirst()
                .ifPresent(name -> {
                    throw new InvalidSettingException("unknown setting " + name
                            + nearest(name, declared)
                                    .map(near -> ": did you mean " + near + "?")
                                    .orElse(""));
                });
    }

    /** The declared name that is nearest to another one, if it is near enough to be what was meant. */
    public static Optional<String> nearest(String name, List<Setting> declared) {
        return EditDistance.nearest(
                name, declared.stream().map(Setting::name).sorted().collect(Collectors.toList()));
    }

    /** The value of a setting; never blank. */
    public String text(Setting setting) {
        return optional(setting)
                .orElseThrow(() -> new InvalidSettingException(setting.name() + " is empty: " + setting.description()));
    }

    /** The value of a setting that may be off. */
    public Optional<String> optional(Setting setting) {
        return Optional.of(values.getOrDefault(setting.name(), "")).filter(value -> !value.isBlank());
    }

    /** The value as a duration within bounds, both included. */
    public Duration duration(Setting setting, Duration least, Duration most) {
        try {
            Duration value = Durations.parse(text(setting));
            requireWithin(setting, value.compareTo(least) >= 0 && value.compareTo(most) <= 0, least, most);
            return value;
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingException(setting.name() + ": " + e.getMessage());
        }
    }

    /** The value as a whole number within bounds, both included. */
    public long number(Setting setting, long least, long most) {
        try {
            long value = Long.parseLong(text(setting).strip());
            requireWithin(setting, value >= least && value <= most, least, most);
            return value;
        } catch (NumberFormatException e) {
            throw new InvalidSettingException(setting.name() + " must be a whole number");
        }
    }

    /** Names only: a value may be a secret. */
    @Override
    public String toString() {
        return "Settings" + values.keySet();
    }

    private void requireWithin(Setting setting, boolean within, Object least, Object most) {
        if (!within) {
            throw new InvalidSettingException(setting.name() + " must be between " + least + " and " + most);
        }
    }

    private void read(Setting setting, Map<String, String> environment) {
        String value = environment.getOrDefault(setting.name(), "");
        String fallback = setting.fallback();
        if (!value.isBlank()) {
            values.put(setting.name(), value);
        } else if (fallback != null) {
            values.put(setting.name(), fallback);
        } else {
            throw new InvalidSettingException("setting " + setting.name() + " is missing: " + setting.description());
        }
    }
}

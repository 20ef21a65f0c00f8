package dev.sluice.contract.settings;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * One setting of a process: its name in the environment, what it means, and the value it has when none is given.
 *
 * @param name name of the environment variable
 * @param description one sentence for the reference table
 * @param fallback value when the variable is absent; {@code null} makes the setting mandatory
 * @param secret whether the value must never be shown
 */
public record Setting(
        String name, String description, @Nullable String fallback, boolean secret) {
    public Setting {
        requireNonNull(name, "name");
        requireNonNull(description, "description");
    }

    /** A setting that must be given. */
    public static Setting required(String name, String description) {
        return new Setting(name, description, null, false);
    }

    /** A secret that must be given. */
    public static Setting secret(String name, String description) {
        return new Setting(name, description, null, true);
    }

    /** A setting with a value of its own; an empty one means that it is off. */
    public static Setting optional(String name, String fallback, String description) {
        return new Setting(name, description, fallback, false);
    }
}

package dev.sluice.service.cli;

import dev.sluice.contract.settings.InvalidSettingException;

/**
 * What differs between the quarantines of services. It is mixed into each command: options that it declares are options
 * of the commands.
 */
public interface QuarantineOwner {
    /** The service's name, as {@code --of} has it. */
    String name();

    /** All names that may be said where this one is understood. */
    default String names() {
        return name();
    }

    /** What a replay does, for its help. */
    String replaying();

    /** Whether events stay, marked, when they were replayed; else they leave. */
    boolean keepsReplayed();

    /**
     * Opens the quarantine of the service that the environment sets up.
     *
     * @throws InvalidSettingException when the environment does not say where it is
     */
    OpenQuarantine open();
}

package dev.sluice.ingest.commands;

import dev.sluice.contract.settings.InvalidSettingException;
import dev.sluice.ingest.quarantine.Replay;
import dev.sluice.service.quarantine.QuarantineContent;

/** The ingest that commands are about. */
public interface Deployment extends AutoCloseable {
    /** Finds it when a command begins. */
    @FunctionalInterface
    interface Opener {
        /**
         * Opens it.
         *
         * @throws InvalidSettingException when the environment does not say where it is
         */
        Deployment open();
    }

    /** What it set aside. */
    QuarantineContent quarantine();

    /** What takes that in again. */
    Replay replay();

    @Override
    void close();
}

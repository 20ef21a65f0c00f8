package dev.sluice.service.cli;

import dev.sluice.contract.quarantine.QuarantineReason;
import dev.sluice.contract.settings.InvalidSettingException;
import dev.sluice.service.quarantine.QuarantineContent;
import java.util.Optional;

/** The quarantine of one service, open for a command. For one thread. */
public interface OpenQuarantine extends AutoCloseable {
    /** Takes events out of quarantine on their way again. */
    @FunctionalInterface
    interface Replay {
        /** Replays one event; returns why it is refused, if it is. */
        Optional<QuarantineReason> replay(QuarantineContent.Entry entry);
    }

    /** What was set aside. */
    QuarantineContent content();

    /**
     * What replays it.
     *
     * @throws InvalidSettingException when the service is set up so that it can't
     */
    Replay replay();

    @Override
    void close();
}

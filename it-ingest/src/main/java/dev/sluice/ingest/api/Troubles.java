package dev.sluice.ingest.api;

import dev.sluice.ingest.IngestException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs why requests could not be answered, once a minute at most, with the number of those not told. Thread-safe. */
final class Troubles {
    private static final Logger LOG = LoggerFactory.getLogger(Troubles.class);
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final Clock clock;
    private Instant quietUntil = Instant.MIN;
    private long untold;

    Troubles(Clock clock) {
        this.clock = clock;
    }

    synchronized void tell(Throwable trouble) {
        Instant now = clock.instant();
        if (now.isBefore(quietUntil)) {
            untold++;
            return;
        }
        quietUntil = now.plus(PAUSE);
        if (trouble instanceof IngestException known) {
            LOG.atWarn()
                    .addKeyValue("errorCode", known.code())
                    .addKeyValue("untold", untold)
                    .log(known.getMessage());
        } else {
            LOG.atError().addKeyValue("untold", untold).setCause(trouble).log("answering a request failed");
        }
        untold = 0;
    }
}

package dev.sluice.ingest.quarantine;

import dev.sluice.contract.quarantine.QuarantineReason;
import dev.sluice.contract.quarantine.QuarantinedEvent;
import dev.sluice.ingest.IngestException;
import dev.sluice.ingest.Intake;
import dev.sluice.ingest.Quarantine;
import dev.sluice.ingest.Reading;
import dev.sluice.service.ServiceException;
import dev.sluice.service.event.ParsedValues;
import dev.sluice.service.event.Position;
import dev.sluice.service.event.ReceivedEvent;
import dev.sluice.service.quarantine.QuarantineContent;
import java.time.DateTimeException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Takes events from quarantine in again, each as late as it is: it counts once, and moves nothing back. One that was
 * taken in leaves the quarantine; one that is refused again stays, with the first reason. Ingest may run meanwhile. For
 * one thread.
 */
public final class Replay {
    private static final QuarantineReason UNREADABLE =
            new QuarantineReason("unreadable", "the blob is not of a quarantined event");

    private final QuarantineContent content;
    private final Refused refused = new Refused();
    private final Intake intake;

    /**
     * A replay.
     *
     * @param content the quarantine
     * @param intake makes the intake, which sets aside in what it is given
     */
    public Replay(QuarantineContent content, Function<Quarantine, Intake> intake) {
        this.content = content;
        this.intake = intake.apply(refused);
    }

    /** Remembers why an event was refused; that it is kept already is what a replay begins with. */
    private static final class Refused implements Quarantine {
        private Optional<QuarantineReason> last = Optional.empty();

        @Override
        public void keep(String hubPartition, Reading reading, QuarantineReason reason) {
            last = Optional.of(reason);
        }
    }

    /**
     * Takes one event in.
     *
     * @return why it is refused, if it is
     * @throws IngestException or {@link ServiceException} when storage is away: the event is still in quarantine
     */
    public Optional<QuarantineReason> replay(QuarantineContent.Entry entry) {
        Optional<QuarantinedEvent> event = read(entry.name());
        if (event.isEmpty()) {
            return Optional.of(UNREADABLE);
        }
        refused.last = Optional.empty();
        intake.take(event.get().identity().source().partition(), List.of(received(event.get())));
        if (refused.last.isEmpty()) {
            content.delete(entry);
        }
        return refused.last;
    }

    private Optional<QuarantinedEvent> read(String name) {
        try {
            return Optional.of(content.read(name));
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static ReceivedEvent received(QuarantinedEvent event) {
        return new ReceivedEvent(
                new Position(event.identity().sequence(), event.offset()),
                event.enqueued(),
                event.partitionKey(),
                event.body(),
                ParsedValues.of(event.properties()),
                ParsedValues.of(event.systemProperties()),
                event.sections());
    }
}

package dev.sluice.bridge.operation;

import dev.sluice.bridge.BatchRefusedException;
import dev.sluice.bridge.ForwardedEvent;
import dev.sluice.bridge.KillSwitch;
import dev.sluice.bridge.Offer;
import dev.sluice.bridge.Target;
import dev.sluice.bridge.TargetBatch;
import dev.sluice.bridge.forward.Safeguards;
import dev.sluice.bridge.mapping.EventMapping;
import dev.sluice.contract.Provenance;
import dev.sluice.contract.quarantine.QuarantineReason;
import dev.sluice.contract.quarantine.QuarantinedEvent;
import dev.sluice.service.FailureCode;
import dev.sluice.service.ServiceException;
import dev.sluice.service.event.ParsedValues;
import dev.sluice.service.event.Position;
import dev.sluice.service.event.ReceivedEvent;
import dev.sluice.service.quarantine.QuarantineContent;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Sends events from quarantine to the target partition that they belong to, with their identity and the property
 * {@code sluice-replay}. They stay in quarantine, marked. At least once: one whose mark could not be written is sent
 * again by the next replay. A bridge may run meanwhile.
 */
public final class Replay {
    private static final QuarantineReason UNREADABLE =
            new QuarantineReason("unreadable", "the blob is not of a quarantined event");
    private static final QuarantineReason DENIED = new QuarantineReason("denied", "its device is denied");

    private final QuarantineContent quarantine;
    private final Target target;
    private final KillSwitch killSwitch;
    private final Set<String> deniedDevices;
    private final Clock clock;
    private final EventMapping mapping = new EventMapping(() -> {});

    /**
     * A replay.
     *
     * @param target where events go
     * @param safeguards the bridge's, which hold for a replay as well
     */
    public Replay(QuarantineContent quarantine, Target target, Safeguards safeguards, Clock clock) {
        this.quarantine = quarantine;
        this.target = target;
        this.killSwitch = safeguards.killSwitch();
        this.deniedDevices = safeguards.deniedDevices();
        this.clock = clock;
    }

    /**
     * Replays one event.
     *
     * @return why it can't be replayed, if it can't: what the target refuses is not its turn to repair
     * @throws ServiceException when the target or the storage can't be reached, or the kill switch is set
     */
    public Optional<QuarantineReason> replay(QuarantineContent.Entry entry) {
        requireRunning();
        if (deniedDevices.contains(entry.device())) {
            return Optional.of(DENIED);
        }
        Optional<ForwardedEvent> event = read(entry.name());
        Optional<QuarantineReason> refused = event.isEmpty() ? Optional.of(UNREADABLE) : send(event.get());
        if (refused.isEmpty()) {
            quarantine.replayed(entry, clock.instant());
        }
        return refused;
    }

    private Optional<ForwardedEvent> read(String name) {
        try {
            return Optional.of(forwarded(quarantine.read(name)));
        } catch (ServiceException e) {
            throw e;
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    private Optional<QuarantineReason> send(ForwardedEvent event) {
        TargetBatch batch = target.open(String.valueOf(event.properties().get(Provenance.SOURCE_PARTITION)));
        Offer offer = batch.offer(event);
        if (offer instanceof Offer.Refused refused) {
            return Optional.of(refused.reason());
        }
        try {
            batch.send();
            return Optional.empty();
        } catch (BatchRefusedException e) {
            return Optional.of(e.reason());
        }
    }

    private ForwardedEvent forwarded(QuarantinedEvent event) {
        ForwardedEvent mapped = mapping.map(received(event), event.identity().source(), Map.of());
        Map<String, @Nullable Object> properties = new LinkedHashMap<>(mapped.properties());
        properties.put(Provenance.REPLAY, true);
        return new ForwardedEvent(mapped.body(), properties, mapped.sections());
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

    private void requireRunning() {
        if (killSwitch.isSet()) {
            throw new ServiceException(
                    FailureCode.STOPPED, "the kill switch is set: to replay, delete " + killSwitch.place());
        }
    }
}

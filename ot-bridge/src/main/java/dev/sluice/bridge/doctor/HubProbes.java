package dev.sluice.bridge.doctor;

import com.azure.core.credential.TokenCredential;
import dev.sluice.bridge.ForwardedEvent;
import dev.sluice.bridge.Offer;
import dev.sluice.bridge.TargetBatch;
import dev.sluice.bridge.assembly.TargetSide;
import dev.sluice.bridge.eventhubs.EventHubTarget;
import dev.sluice.contract.Provenance;
import dev.sluice.contract.access.HubAccess;
import dev.sluice.service.Endpoint;
import java.util.Map;
import java.util.Optional;

/** Looks at a target hub. */
final class HubProbes implements TargetProbes {
    private static final String SCOPE = "https://eventhubs.azure.net/.default";
    private static final byte[] NO_BODY = {};

    private final TargetSide.Hub side;
    private final EventHubTarget hub;

    HubProbes(TargetSide.Hub side) {
        this.side = side;
        this.hub = side.hub();
    }

    @Override
    public Endpoint endpoint() {
        return side.address().endpoint();
    }

    @Override
    public Optional<HubAccess.Identity> identity() {
        return side.address().access().holder();
    }

    @Override
    public Optional<TokenCredential> credential() {
        return side.address().credential();
    }

    @Override
    public String scope() {
        return SCOPE;
    }

    @Override
    public Optional<String> connection() {
        return side.address().access().secret();
    }

    @Override
    public Answer authorization() {
        hub.open(0);
        return Answer.ok("hub '" + hub.name() + "' lets it send");
    }

    @Override
    public Answer partitions(MemoryProbes memory) {
        return memory.partitionCount(hub);
    }

    @Override
    public Answer canary() {
        TargetBatch batch = hub.open(0);
        Offer offer = batch.offer(new ForwardedEvent(NO_BODY, Map.of(Provenance.CANARY, true), Map.of()));
        if (offer instanceof Offer.Refused refused) {
            return Answer.failed(refused.reason().detail());
        }
        batch.send();
        return Answer.ok("partition 0 took it");
    }
}

package dev.sluice.bridge.doctor;

import com.azure.core.credential.TokenCredential;
import dev.sluice.bridge.assembly.TargetSide;
import dev.sluice.contract.access.HubAccess;
import dev.sluice.service.Endpoint;
import java.util.Optional;

/** Looks at a target: what differs between a hub and storage. */
interface TargetProbes {
    /** Where it listens. */
    Endpoint endpoint();

    /** Whose tokens are shown, if it takes tokens. */
    Optional<HubAccess.Identity> identity();

    /** What gets the tokens. */
    Optional<TokenCredential> credential();

    /** What the tokens are for. */
    String scope();

    /** Its connection string, if that is how it is reached. */
    Optional<String> connection();

    /** Whether it lets the bridge write. */
    Answer authorization();

    /** Whether it has the partitions that the bridge remembers. */
    Answer partitions(MemoryProbes memory);

    /** Sends a canary. */
    Answer canary();

    /** The probes of a target. */
    static TargetProbes of(TargetSide side) {
        return side instanceof TargetSide.Hub hub ? new HubProbes(hub) : new StorageProbes((TargetSide.Storage) side);
    }
}

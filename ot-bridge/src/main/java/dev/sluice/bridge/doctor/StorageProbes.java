package dev.sluice.bridge.doctor;

import com.azure.core.credential.TokenCredential;
import dev.sluice.bridge.assembly.TargetSide;
import dev.sluice.contract.access.HubAccess;
import dev.sluice.contract.access.Identities;
import dev.sluice.contract.access.StorageAccess;
import dev.sluice.service.Endpoint;
import dev.sluice.service.blob.StorageAccounts;
import java.util.Optional;

/** Looks at a target container. */
final class StorageProbes implements TargetProbes {
    private static final String SCOPE = "https://storage.azure.com/.default";

    private final TargetSide.Storage side;

    StorageProbes(TargetSide.Storage side) {
        this.side = side;
    }

    @Override
    public Endpoint endpoint() {
        return StorageAccounts.endpoint(side.access());
    }

    @Override
    public Optional<HubAccess.Identity> identity() {
        return side.access().identity();
    }

    @Override
    public Optional<TokenCredential> credential() {
        return identity().map(Identities::credential);
    }

    @Override
    public String scope() {
        return SCOPE;
    }

    @Override
    public Optional<String> connection() {
        return side.access() instanceof StorageAccess.Connection key ? Optional.of(key.connection()) : Optional.empty();
    }

    @Override
    public Answer authorization() {
        side.target().check();
        return Answer.ok("the container can be read; that it can be written to shows when the first blob is");
    }

    @Override
    public Answer partitions(MemoryProbes memory) {
        return Answer.skipped("storage has no partitions");
    }

    @Override
    public Answer canary() {
        return Answer.skipped("a blob holds events of devices only");
    }
}

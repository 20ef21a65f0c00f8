package dev.sluice.bridge.commands;

import dev.sluice.bridge.assembly.BridgeParts;
import dev.sluice.bridge.assembly.TargetSide;
import dev.sluice.service.cli.OpenQuarantine;
import dev.sluice.service.cli.QuarantineOwner;
import dev.sluice.service.quarantine.QuarantineContent;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The quarantine of a bridge: what is replayed stays in it, marked. */
@Command
final class BridgeQuarantine implements QuarantineOwner {
    @Mixin
    Deployment deployment = new Deployment();

    @Override
    public String name() {
        return "bridge";
    }

    /** The launcher asks the bridge when nobody else has the name. */
    @Override
    public String names() {
        return "bridge or ingest";
    }

    @Override
    public String replaying() {
        return "Sends events from quarantine to the target, with their identity and the property sluice-replay."
                + " They stay in quarantine, marked as replayed, until they are purged. Exit code 1 when one is refused.";
    }

    @Override
    public boolean keepsReplayed() {
        return true;
    }

    @Override
    public OpenQuarantine open() {
        return new OfParts(deployment.open());
    }

    private record OfParts(BridgeParts parts) implements OpenQuarantine {
        @Override
        public QuarantineContent content() {
            return parts.storage().quarantineContent();
        }

        @Override
        public Replay replay() {
            TargetSide.Hub target =
                    Deployment.hub(parts, "takes each event once and in order: a replay has no place there");
            return new dev.sluice.bridge.operation.Replay(
                    content(), target.target(), parts.safeguards(), parts.pace().clock())::replay;
        }

        @Override
        public void close() {
            parts.close();
        }
    }
}

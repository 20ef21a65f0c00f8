package dev.sluice.bridge.commands;

import dev.sluice.bridge.assembly.BridgeParts;
import dev.sluice.bridge.assembly.TargetSide;
import dev.sluice.bridge.operation.Replay;
import dev.sluice.bridge.storage.QuarantineContent;
import dev.sluice.contract.quarantine.QuarantineReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sluice quarantine replay}. */
@Command(
        name = "replay",
        description =
                "Sends events from quarantine to the target, with their identity and the property sluice-replay."
                        + " They stay in quarantine, marked as replayed, until they are purged. Exit code 1 when one is refused.")
final class QuarantineReplayCommand implements Callable<Integer> {
    @Mixin
    Selection selection = new Selection();

    @Option(names = "--again", description = "Also events that were replayed before.")
    boolean again;

    @Mixin
    Deployment deployment = new Deployment();

    @Mixin
    Output output = new Output();

    @Mixin
    Help help = new Help();

    /** One that can't be replayed. */
    private record Refusal(String name, QuarantineReason reason) {}

    @Override
    public Integer call() {
        selection.check();
        return deployment.run((parts, config) -> {
            List<Refusal> refused = new ArrayList<>();
            int replayed = replay(parts, refused);
            show(replayed, refused);
            return refused.isEmpty() ? 0 : 1;
        });
    }

    private int replay(BridgeParts parts, List<Refusal> refused) {
        QuarantineContent content = parts.storage().quarantineContent();
        TargetSide.Hub target =
                Deployment.hub(parts, "takes each event once and in order: a replay has no place there");
        Replay replay = new Replay(
                content, target.target(), parts.safeguards(), parts.pace().clock());
        List<String> replayed = new ArrayList<>();
        selection.forEach(content, entry -> {
            if (again || entry.replayed().isEmpty()) {
                Optional<QuarantineReason> reason = replay.replay(entry);
                reason.ifPresentOrElse(
                        why -> refused.add(new Refusal(entry.name(), why)), () -> replayed.add(entry.name()));
            }
        });
        return replayed.size();
    }

    private void show(int replayed, List<Refusal> refused) {
        output.show(
                json -> {
                    json.writeNumberField("replayed", replayed);
                    json.writeArrayFieldStart("refused");
                    for (Refusal refusal : refused) {
                        json.writeStartObject();
                        json.writeStringField("name", refusal.name());
                        json.writeStringField("reason", refusal.reason().code());
                        json.writeStringField("detail", refusal.reason().detail());
                        json.writeEndObject();
                    }
                    json.writeEndArray();
                },
                lines -> {
                    refused.forEach(refusal -> lines.accept(refusal.name() + "  refused: "
                            + refusal.reason().code() + ": " + refusal.reason().detail()));
                    lines.accept(replayed + " events replayed, " + refused.size() + " refused");
                });
    }
}

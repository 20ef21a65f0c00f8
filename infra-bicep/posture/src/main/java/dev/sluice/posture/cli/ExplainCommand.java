package dev.sluice.posture.cli;

import dev.sluice.posture.Claim;
import dev.sluice.posture.Posture;
import dev.sluice.posture.PostureException;
import dev.sluice.posture.Verdict;
import dev.sluice.posture.claims.World;
import dev.sluice.posture.explain.Explanation;
import dev.sluice.posture.model.Ledger;
import dev.sluice.posture.model.Snapshots;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code ./sluice posture explain}: shows the paths a claim is about. */
@Command(name = "explain", description = "Shows what a claim is about as a picture in text.")
final class ExplainCommand implements Callable<Integer> {
    @Parameters(paramLabel = "CLAIM", description = "Id of the claim, as check prints it.")
    String claim = "";

    @Mixin
    Inputs inputs = new Inputs();

    @Mixin
    Help help = new Help();

    @Override
    public Integer call() {
        Snapshots snapshots = inputs.snapshots();
        Ledger ledger = inputs.ledger();
        Verdict verdict = Posture.verified(snapshots, ledger);
        Claim found = verdict.claims().stream()
                .filter(candidate -> candidate.id().equals(claim))
                .findFirst()
                .orElseThrow(() -> new PostureException("there is no claim '" + claim + "': there are "
                        + String.join(
                                ", ", verdict.claims().stream().map(Claim::id).toList())));
        System.out.print(new Explanation(World.of(snapshots, ledger)).of(found));
        System.out.flush();
        return 0;
    }
}

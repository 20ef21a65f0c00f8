package dev.sluice.posture.cli;

import dev.sluice.posture.policy.PolicyEvaluation;
import dev.sluice.posture.policy.PolicyReport;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./sluice posture policy}: evaluates Azure Policy definitions on the plans. */
@Command(name = "policy", description = "Evaluates definitions of Azure Policy on both plans.")
final class PolicyCommand implements Callable<Integer> {
    @Option(
            names = "--definitions",
            required = true,
            paramLabel = "DIR",
            description = "Folder with definitions, one a file, as Azure/azure-policy has them.")
    Path definitions = Path.of(".");

    @Mixin
    Inputs inputs = new Inputs();

    @Option(names = "--json", description = "Print every result as JSON.")
    boolean json;

    @Mixin
    Help help = new Help();

    @Override
    public Integer call() {
        PolicyReport report = PolicyEvaluation.evaluate(definitions, inputs.snapshots(), inputs.ledger());
        System.out.print(json ? JsonText.of(report) : PolicyTable.of(report));
        System.out.flush();
        return 0;
    }
}

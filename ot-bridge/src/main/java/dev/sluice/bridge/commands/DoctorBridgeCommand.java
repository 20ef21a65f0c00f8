package dev.sluice.bridge.commands;

import dev.sluice.bridge.doctor.Diagnosis;
import dev.sluice.bridge.doctor.DiagnosisJson;
import dev.sluice.bridge.doctor.Doctor;
import dev.sluice.bridge.doctor.Finding;
import dev.sluice.service.cli.Help;
import dev.sluice.service.cli.Output;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sluice doctor bridge}. */
@Command(
        name = "bridge",
        description = "Checks the private path from the bridge to its target in order, and what the bridge remembers;"
                + " names the first thing that is wrong. Changes nothing. Exit code 0 only if nothing is wrong.")
final class DoctorBridgeCommand implements Callable<Integer> {
    @Option(names = "--send", description = "Also send a canary: an empty event with the property sluice-canary.")
    boolean send;

    @Mixin
    Deployment deployment = new Deployment();

    @Mixin
    Output output = new Output();

    @Mixin
    Help help = new Help();

    @Override
    public Integer call() {
        return deployment.run((parts, config) -> {
            Diagnosis diagnosis = new Doctor(config, parts, System.getenv()).examine(send);
            output.show(json -> DiagnosisJson.writeMembers(diagnosis, json), lines -> write(diagnosis, lines));
            return diagnosis.firstWrong().isEmpty() ? 0 : 1;
        });
    }

    private static void write(Diagnosis diagnosis, Consumer<String> lines) {
        for (Finding finding : diagnosis.findings()) {
            lines.accept(String.format("%-8s %-16s %s", finding.verdict().text(), finding.check(), finding.detail()));
        }
        lines.accept(diagnosis
                .firstWrong()
                .map(wrong -> "wrong first: " + wrong.check())
                .orElse("nothing is wrong"));
    }
}

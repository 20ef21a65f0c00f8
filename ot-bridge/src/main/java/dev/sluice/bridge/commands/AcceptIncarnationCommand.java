package dev.sluice.bridge.commands;

import dev.sluice.service.cli.Help;
import dev.sluice.service.cli.Output;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code sluice bridge accept-incarnation}. */
@Command(
        name = "accept-incarnation",
        description = "The source hub was made again or failed over: forgets its checkpoints, so that the next start"
                + " reads it from its first event. The bridge must be stopped.")
final class AcceptIncarnationCommand implements Runnable {
    @Mixin
    Deployment deployment = new Deployment();

    @Mixin
    Standstill standstill = new Standstill();

    @Mixin
    Output output = new Output();

    @Mixin
    Help help = new Help();

    @Override
    public void run() {
        deployment.runStopped(standstill, (parts, config) -> {
            String hub = config.source().hub();
            int checkpoints = parts.storage().decisions(config.source().name()).acceptIncarnation(hub);
            output.show(
                    json -> {
                        json.writeStringField("hub", hub);
                        json.writeNumberField("checkpointsDeleted", checkpoints);
                    },
                    lines -> lines.accept("accepted: " + checkpoints + " checkpoints deleted; the next start reads "
                            + hub + " from its first event"));
            return checkpoints;
        });
    }
}

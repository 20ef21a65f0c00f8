package dev.sluice.bridge.commands;

import dev.sluice.service.cli.Help;
import dev.sluice.service.cli.Output;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code sluice bridge repartition}. */
@Command(
        name = "repartition",
        description = "The target has another number of partitions, or is another hub: pins it anew. Events of one"
                + " source partition are then in order only from there on. A bridge that holds goes on by itself.")
final class RepartitionCommand implements Runnable {
    @Mixin
    Deployment deployment = new Deployment();

    @Mixin
    Output output = new Output();

    @Mixin
    Help help = new Help();

    @Override
    public void run() {
        deployment.run((parts, config) -> {
            String hub = Deployment.hub(parts, "has no partitions").hub().name();
            boolean forgotten =
                    parts.storage().decisions(config.source().name()).repartition();
            output.show(
                    json -> {
                        json.writeStringField("hub", hub);
                        json.writeBooleanField("wasPinned", forgotten);
                    },
                    lines -> lines.accept("accepted: the next start pins the partitions that " + hub
                            + " shows; events of one source partition are then in order only from there on"));
            return forgotten;
        });
    }
}

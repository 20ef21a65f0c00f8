package dev.sluice.posture.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.posture.PostureException;
import dev.sluice.posture.export.ExportReader;
import dev.sluice.posture.export.ExportScript;
import dev.sluice.posture.export.PlannedSecrets;
import dev.sluice.posture.model.JsonFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./sluice posture export}: prints the commands that fetch what is deployed, or reads their output. */
@Command(
        name = "export",
        description = {
            "Prints the commands that fetch what is deployed in a resource group, or reads their output into a file that"
                    + " check and diff take like a snapshot.",
            "The commands run with credentials of one tenant and only read."
        })
final class ExportCommand implements Callable<Integer> {
    @ArgGroup(multiplicity = "1")
    @SuppressWarnings("NullAway.Init") // set before the command is called
    Choice choice;

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "Where to write what was read. Default: standard output.")
    @Nullable Path output;

    @Option(
            names = "--secrets-of",
            paramLabel = "PLAN",
            description = "Take what secrets hold from this snapshot, as nobody but a vault's readers sees it.")
    @Nullable Path secrets;

    @Mixin
    Help help = new Help();

    /** One of both. */
    static final class Choice {
        @Option(
                names = "--resource-group",
                paramLabel = "NAME",
                required = true,
                description = "Print the commands for this group.")
        @Nullable String resourceGroup;

        @Option(names = "--read", paramLabel = "DIR", required = true, description = "Read what they wrote into DIR.")
        @Nullable Path read;
    }

    @Override
    public Integer call() {
        Path folder = choice.read;
        if (folder == null) {
            System.out.print(ExportScript.of(String.valueOf(choice.resourceGroup)));
        } else {
            ObjectNode document = ExportReader.read(folder);
            if (secrets != null) {
                PlannedSecrets.fill(document, JsonFile.read(secrets));
            }
            write(document);
        }
        System.out.flush();
        return 0;
    }

    private void write(ObjectNode document) {
        Path file = output;
        if (file == null) {
            System.out.print(JsonText.of(document));
            return;
        }
        try {
            Files.writeString(file, JsonText.of(document));
        } catch (IOException e) {
            throw new PostureException("could not write the export to " + file + ": " + e.getMessage(), e);
        }
    }
}

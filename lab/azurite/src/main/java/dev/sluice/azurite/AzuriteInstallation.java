package dev.sluice.azurite;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where Azurite is installed, and the command that starts it.
 *
 * @param folder the folder {@code lab/azurite} of a checkout
 */
public record AzuriteInstallation(Path folder) {
    private static final String BLOB_SERVICE = "node_modules/azurite/dist/src/blob/main.js";
    private static final String ALL_SERVICES = "node_modules/azurite/dist/src/azurite.js";

    /**
     * Finds the installation in a folder or one above it.
     *
     * @throws IllegalStateException when there is none; the message says how to install it
     */
    public static AzuriteInstallation find(Path start) {
        return Stream.iterate(start.toAbsolutePath(), above -> above != null, Path::getParent)
                .map(above -> above.resolve("lab/azurite"))
                .filter(folder -> Files.exists(folder.resolve(BLOB_SERVICE)))
                .findFirst()
                .map(AzuriteInstallation::new)
                .orElseThrow(() -> new IllegalStateException(
                        "Azurite is not installed above " + start.toAbsolutePath() + ": run lab/azurite/install"));
    }

    /**
     * The command of the blob service. It keeps its data in the given folder and its standard input must be a pipe: it
     * ends when that does, and not at the terminal's Ctrl-C.
     */
    public List<String> blobCommand(Path data, int port) {
        return command(BLOB_SERVICE, data, port);
    }

    /** The command of one process with the blob and the table service, otherwise as {@link #blobCommand}. */
    public List<String> blobAndTableCommand(Path data, int blobPort, int tablePort) {
        List<String> command = command(ALL_SERVICES, data, blobPort);
        command.addAll(List.of("--tableHost", "127.0.0.1", "--tablePort", Integer.toString(tablePort)));
        // It has no switch for the queue service.
        command.addAll(List.of("--queueHost", "127.0.0.1", "--queuePort", "0"));
        return command;
    }

    private List<String> command(String script, Path data, int blobPort) {
        List<String> command = new ArrayList<>(List.of("node", "--require"));
        command.add(folder.resolve("stay.cjs").toString());
        command.add(folder.resolve(script).toString());
        command.addAll(List.of("--blobHost", "127.0.0.1", "--blobPort", Integer.toString(blobPort)));
        command.addAll(List.of("--location", data.toString()));
        command.addAll(List.of("--silent", "--disableTelemetry", "--skipApiVersionCheck"));
        return command;
    }

    /** The environment that gives Azurite its accounts: keys are never part of a command line. */
    public static Map<String, String> environment(List<Account> accounts) {
        return Map.of(
                "AZURITE_ACCOUNTS",
                accounts.stream().map(a -> a.name() + ":" + a.key()).collect(Collectors.joining(";")));
    }
}

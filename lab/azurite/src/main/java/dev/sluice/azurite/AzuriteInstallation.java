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
        List<String> command = new ArrayList<>(List.of("node", "--require"));
        command.add(folder.resolve("stay.cjs").toString());
        command.add(folder.resolve(BLOB_SERVICE).toString());
        command.addAll(List.of("--blobHost", "127.0.0.1", "--blobPort", Integer.toString(port)));
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

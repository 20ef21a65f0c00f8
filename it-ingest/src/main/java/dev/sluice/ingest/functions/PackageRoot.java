package dev.sluice.ingest.functions;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;

/**
 * Where the app's package lies: in the folder of the jar that {@code function.json} names and this code came from. The
 * host says it nowhere else: the working directory is the worker's own, and Azure does not set {@code
 * AzureWebJobsScriptRoot}.
 */
final class PackageRoot {
    private PackageRoot() {}

    /**
     * The root of the package that a class came from.
     *
     * @throws IllegalStateException when it came from no file
     */
    static Path of(Class<?> code) {
        CodeSource source = code.getProtectionDomain().getCodeSource();
        if (source == null) {
            throw new IllegalStateException(code + " came from no file");
        }
        Path place = path(source).toAbsolutePath();
        Path parent = place.getParent();
        return Files.isDirectory(place) || parent == null ? place : parent;
    }

    private static Path path(CodeSource source) {
        try {
            return Path.of(source.getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("no path: " + source.getLocation(), e);
        }
    }
}

package dev.sluice.lab.tenants;

import dev.sluice.lab.LabException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A checkout with its modules built.
 *
 * @param root the folder that holds {@code sluice}
 */
public record Home(Path root) {
    /** The checkout that the launcher names, else the one around the working directory. */
    public static Home find() {
        String named = System.getProperty("sluice.home");
        if (named != null) {
            return new Home(Path.of(named));
        }
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.exists(folder.resolve("lab/azurite/package-lock.json"))) {
            folder = folder.getParent();
        }
        if (folder == null) {
            throw new LabException("found no checkout of sluice here: run ./sluice in one");
        }
        return new Home(folder);
    }

    /** The jar of a module; it names its libraries itself. */
    public Path jar(String module) {
        Path jar =
                root.resolve(module).resolve("target").resolve(Path.of(module).getFileName() + ".jar");
        if (!Files.exists(jar)) {
            throw new LabException(jar + " is not built: run ./sluice, or mvn package");
        }
        return jar;
    }
}

package dev.sluice.posture.policy;

import dev.sluice.posture.PostureException;
import dev.sluice.posture.model.JsonFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The definitions in a folder and all below it, one a file, as the repository Azure/azure-policy has them. */
final class DefinitionFolder {
    private DefinitionFolder() {}

    /**
     * All of them, by file name.
     *
     * @throws PostureException when there is no such folder or it has none, or a file is no definition
     */
    static List<PolicyDefinition> read(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            List<PolicyDefinition> definitions = files.filter(
                            file -> file.getFileName().toString().endsWith(".json"))
                    .sorted()
                    .map(file -> PolicyDefinition.of(file.toString(), JsonFile.read(file)))
                    .toList();
            if (definitions.isEmpty()) {
                throw new PostureException(
                        "found no definition (*.json) in " + folder + ": name a folder that has some");
            }
            return definitions;
        } catch (IOException e) {
            throw new PostureException("could not read the folder " + folder + ": does it exist?", e);
        }
    }
}

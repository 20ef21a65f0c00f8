package dev.sluice.posture.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.posture.PostureException;
import dev.sluice.posture.model.Ids;
import dev.sluice.posture.model.JsonFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads what {@link ExportScript}'s commands wrote into a document of the form of a plan, with the same resource only
 * once. What the platform makes by itself and nobody can use is left out: the key of a namespace that takes no keys.
 */
public final class ExportReader {
    private static final String ACCOUNT = "account.json";

    private final ObjectNode document = JsonNodeFactory.instance.objectNode();
    private final ArrayNode resources = document.putArray("predictedResources");
    private final Set<String> seen = new HashSet<>();

    private ExportReader() {}

    /**
     * The plan that a folder's files make.
     *
     * @throws PostureException when there is no such folder, or a file in it is no output of the commands
     */
    public static ObjectNode read(Path folder) {
        ExportReader reader = new ExportReader();
        for (Path file : files(folder)) {
            reader.add(file.toString(), JsonFile.read(file));
        }
        reader.dropUnusableKeys();
        reader.document.putArray("diagnostics");
        reader.document.putObject("outputs").put("tenantId", tenantId(folder));
        return reader.document;
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> list = Files.list(folder)) {
            return list.filter(file -> file.getFileName().toString().matches("part-\\d+\\.json"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new PostureException(
                    "found no export in " + folder + ": run the commands that ./sluice posture export prints", e);
        }
    }

    private static String tenantId(Path folder) {
        JsonNode tenant = JsonFile.read(folder.resolve(ACCOUNT)).path("tenantId");
        if (!tenant.isTextual()) {
            throw new PostureException(folder.resolve(ACCOUNT) + " has no tenantId: run az account show again");
        }
        return tenant.textValue();
    }

    private void add(String name, JsonNode node) {
        if (node.isArray()) {
            node.forEach(element -> add(name, element));
        } else if (node.path("value").isArray()) {
            node.path("value").forEach(element -> add(name, element));
        } else if (node instanceof ObjectNode body
                && body.path("id").isTextual()
                && body.path("type").isTextual()) {
            addResource(body);
        } else {
            throw new PostureException(name + " is no output of the export commands: run them again");
        }
    }

    private void addResource(ObjectNode body) {
        if (seen.add(Ids.key(body.path("id").textValue()))) {
            resources.add(body);
        }
    }

    private void dropUnusableKeys() {
        Set<String> closed = new HashSet<>();
        resources.forEach(resource -> {
            if (resource.at("/properties/disableLocalAuth").asBoolean(false)) {
                closed.add(Ids.key(resource.path("id").asText()));
            }
        });
        resources.removeIf(resource -> resource.path("name").asText().equals("RootManageSharedAccessKey")
                && closed.contains(Ids.key(Ids.parent(resource.path("id").asText()))));
    }
}

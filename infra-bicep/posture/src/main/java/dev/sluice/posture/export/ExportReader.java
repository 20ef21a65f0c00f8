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
import java.util.Set;

/**
 * Reads what {@link ExportScript}'s commands wrote into a document of the form of a plan, with the same resource only
 * once. What the platform makes by itself and nobody can use is left out: the key of a namespace that takes no keys, and
 * the one region of a namespace that is in one region.
 */
public final class ExportReader {
    private static final String ACCOUNT = "account.json";
    private static final String COMPLETE = "complete";
    private static final String AGAIN = "run the commands that ./sluice posture export prints, in an empty folder";

    private final Path folder;
    private final ObjectNode document = JsonNodeFactory.instance.objectNode();
    private final ArrayNode resources = document.putArray("predictedResources");
    private final Set<String> seen = new HashSet<>();
    private final String subscription;

    private ExportReader(Path folder) {
        this.folder = folder;
        JsonNode account = account();
        subscription = Ids.key(account.path("id").asText());
        document.putArray("diagnostics");
        document.put("exported", true);
        document.putObject("outputs").put("tenantId", account.path("tenantId").asText());
    }

    /**
     * The plan that a folder's files make.
     *
     * @throws PostureException when there is no such folder, a file is missing, cut off, of another subscription, or no
     *     output of the commands
     */
    public static ObjectNode read(Path folder) {
        ExportReader reader = new ExportReader(folder);
        int count = reader.count();
        for (int part = 1; part <= count; part++) {
            Path file = folder.resolve("part-" + part + ".json");
            reader.add(file.toString(), JsonFile.read(file));
        }
        reader.dropUnusableKeys();
        reader.dropOnlyRegions();
        return reader.document;
    }

    /** The last thing that the commands write is how many files they wrote. */
    private int count() {
        try {
            return Integer.parseInt(Files.readString(folder.resolve(COMPLETE)).strip());
        } catch (IOException | NumberFormatException e) {
            throw new PostureException("the export in " + folder + " was not finished: " + AGAIN, e);
        }
    }

    private JsonNode account() {
        if (!Files.isDirectory(folder)) {
            throw new PostureException("found no export in " + folder + ": " + AGAIN);
        }
        JsonNode account = JsonFile.read(folder.resolve(ACCOUNT));
        if (!account.path("tenantId").isTextual() || !account.path("id").isTextual()) {
            throw new PostureException(folder.resolve(ACCOUNT) + " names no tenantId and id: " + AGAIN);
        }
        return account;
    }

    private void add(String name, JsonNode node) {
        if (node.path("nextLink").isTextual() && !node.path("nextLink").asText().isEmpty()) {
            throw new PostureException(name + " is only the first page of a list, which export does not read on");
        } else if (node.path("value").isArray()) {
            node.path("value").forEach(element -> add(name, element));
        } else if (node instanceof ObjectNode body
                && body.path("id").isTextual()
                && body.path("type").isTextual()) {
            addResource(name, body);
        } else {
            throw new PostureException(name + " is no output of the export commands: " + AGAIN);
        }
    }

    private void addResource(String name, ObjectNode body) {
        String id = body.path("id").textValue();
        String other = Ids.subscription(id);
        if (!other.isEmpty() && !other.equals(subscription)) {
            throw new PostureException(
                    name + " is of subscription " + other + ", " + ACCOUNT + " of " + subscription + ": " + AGAIN);
        }
        if (seen.add(Ids.key(id))) {
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

    private void dropOnlyRegions() {
        for (JsonNode resource : resources) {
            if (resource.at("/properties/geoDataReplication/locations").size() == 1) {
                ((ObjectNode) resource.path("properties")).remove("geoDataReplication");
            }
        }
    }
}

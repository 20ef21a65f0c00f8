package dev.sluice.posture.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.posture.PostureException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The plan of one tenant, as Bicep's {@code snapshot} command writes it: {@code predictedResources}, {@code diagnostics}
 * and {@code outputs}.
 *
 * @param tenant whose
 * @param document the file's content; not to be changed, but to be copied, changed and read again by {@link #of}
 * @param resources what it holds, in its order
 */
public record Snapshot(Tenant tenant, ObjectNode document, List<Resource> resources) {
    private static final String RESOURCES = "predictedResources";

    public Snapshot {
        resources = List.copyOf(resources);
    }

    /**
     * Reads a file.
     *
     * @throws PostureException when there is none, or it isn't a snapshot
     */
    public static Snapshot read(Tenant tenant, Path file) {
        return of(tenant, file.toString(), JsonFile.read(file));
    }

    /**
     * The snapshot in a document.
     *
     * @param name what to call it when it isn't one
     * @throws PostureException when it isn't one
     */
    public static Snapshot of(Tenant tenant, String name, JsonNode document) {
        if (!(document instanceof ObjectNode object) || !object.path(RESOURCES).isArray()) {
            throw new PostureException(name + " is no snapshot: it has no list '" + RESOURCES
                    + "'; make one with ./sluice posture snapshot");
        }
        List<Resource> resources = new ArrayList<>();
        for (JsonNode node : object.path(RESOURCES)) {
            resources.add(resource(tenant, name, resources.size(), node));
        }
        return new Snapshot(tenant, object, resources);
    }

    /** Id of the tenant: the output {@code tenantId}, as Bicep's tool or a deployment writes it; empty without one. */
    public Optional<String> tenantId() {
        JsonNode output = document.at("/outputs/tenantId");
        JsonNode value = output.isObject() ? output.path("value") : output;
        return value.isTextual() && !Expression.is(value.textValue())
                ? Optional.of(value.textValue())
                : Optional.empty();
    }

    /** Whether it shows what is deployed, as {@code ./sluice posture export} writes it, and not what is planned. */
    public boolean isExport() {
        return document.path("exported").asBoolean(false);
    }

    /** The whole file as one part, for what belongs to no resource, such as outputs. */
    public Part whole() {
        Resource file = new Resource(tenant, "plan", "plan", document);
        return new Part(file, "", "plan", "plan", document);
    }

    private static Resource resource(Tenant tenant, String name, int index, JsonNode node) {
        if (!(node instanceof ObjectNode body)
                || !body.path("id").isTextual()
                || !body.path("type").isTextual()) {
            throw new PostureException(name + " is no snapshot this version reads: /" + RESOURCES + "/" + index
                    + " has no text 'id' or 'type'; make it again with ./sluice posture snapshot");
        }
        return new Resource(
                tenant, body.path("id").textValue(), body.path("type").textValue(), body);
    }
}

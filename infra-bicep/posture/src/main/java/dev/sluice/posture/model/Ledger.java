package dev.sluice.posture.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.posture.PostureException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What no plan shows: connections as {@code az network private-endpoint-connection list} prints them, service
 * principals and federated credentials.
 *
 * @param document the file's content; not to be changed, but to be copied, changed and read again by {@link #of}
 */
public record Ledger(ObjectNode document) {
    private static final List<String> LISTS = List.of("connections", "servicePrincipals", "federatedCredentials");

    /**
     * Reads a file.
     *
     * @throws PostureException when there is none, or it isn't a ledger
     */
    public static Ledger read(Path file) {
        return of(file.toString(), JsonFile.read(file));
    }

    /**
     * The ledger in a document.
     *
     * @param name what to call it when it isn't one
     * @throws PostureException when it isn't one
     */
    public static Ledger of(String name, JsonNode document) {
        for (String list : LISTS) {
            if (!document.path(list).isArray()) {
                throw new PostureException(name + " is no ledger: it has no list '" + list
                        + "'; see infra-bicep/approval.json for the shape");
            }
        }
        return new Ledger((ObjectNode) document);
    }

    /** The connections to resources of IT, each under its own id. */
    public List<Part> connections() {
        return entries("connections", Tenant.IT);
    }

    /** The service principals of foreign applications in IT. */
    public List<Part> servicePrincipals() {
        return entries("servicePrincipals", Tenant.IT);
    }

    /** The federated credentials of the applications of OT. */
    public List<Part> federatedCredentials() {
        return entries("federatedCredentials", Tenant.OT);
    }

    /** The whole file as one part, for what is missing in it. */
    public Part whole() {
        Resource file = new Resource(Tenant.IT, "approval", "approval", document);
        return new Part(file, "", "approval", "approval", document);
    }

    private List<Part> entries(String list, Tenant tenant) {
        List<Part> parts = new ArrayList<>();
        for (JsonNode node : document.path(list)) {
            String id = node.path("id").asText("");
            String shown = id.startsWith("/") ? id : "approval/" + list + "/" + parts.size();
            ObjectNode body = node instanceof ObjectNode object ? object : document.objectNode();
            parts.add(new Part(
                    new Resource(tenant, shown, "approval/" + list, body), "", shown, "approval/" + list, body));
        }
        return parts;
    }
}

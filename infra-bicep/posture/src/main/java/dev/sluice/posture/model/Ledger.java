package dev.sluice.posture.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.posture.PostureException;
import java.nio.file.Path;
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
}

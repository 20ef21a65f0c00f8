package dev.sluice.posture.mutate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.posture.model.Tenant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Changes what the ledger says: approvals withdrawn or given to others, identities and credentials of others. */
final class LedgerChanges implements Operator {
    private static final String OTHER = "99999999-9999-4999-8999-999999999999";

    @Override
    public Stream<Mutant> on(Plans plans) {
        return Stream.of(connections(plans), foreign(plans), principals(plans), credentials(plans), lists(plans))
                .flatMap(mutants -> mutants);
    }

    private static Stream<Mutant> connections(Plans plans) {
        return each(plans, "connections")
                .flatMap(entry -> Stream.concat(
                        Stream.of("Pending", "Rejected", "Disconnected")
                                .map(status -> entry.edited(
                                        "connection " + status,
                                        node -> node.withObject("/properties/privateLinkServiceConnectionState")
                                                .put("status", status))),
                        Stream.of(
                                entry.edited(
                                        "connection of a stranger",
                                        node -> node.withObject("/properties/privateEndpoint")
                                                .put("id", stranger())),
                                entry.copied(
                                        "a stranger approved as well",
                                        node -> node.put("id", node.path("id").asText() + "-2")
                                                .withObject("/properties/privateEndpoint")
                                                .put("id", stranger())))));
    }

    /** A tenant's own endpoint is approved without being asked for: the ledger need not have its connection. */
    private static Stream<Mutant> foreign(Plans plans) {
        return each(plans, "connections")
                .filter(entry -> plans.sites("Microsoft.Network/privateEndpoints").stream()
                        .noneMatch(site -> site.tenant() == Tenant.IT && entry.isOf(site)))
                .map(entry -> entry.removed("connection not there"));
    }

    private static Stream<Mutant> principals(Plans plans) {
        return each(plans, "servicePrincipals")
                .flatMap(entry -> Stream.of(
                        entry.edited("principal of another application", node -> node.put("appId", OTHER)),
                        entry.edited("principal with another id", node -> node.put("id", OTHER)),
                        entry.edited("principal of another tenant", node -> node.put("appOwnerOrganizationId", OTHER)),
                        entry.removed("principal not there")));
    }

    private static Stream<Mutant> credentials(Plans plans) {
        return each(plans, "federatedCredentials")
                .flatMap(entry -> Stream.of(
                        entry.edited(
                                "credential of another tenant",
                                node -> node.put("issuer", "https://login.microsoftonline.com/" + OTHER + "/v2.0")),
                        entry.edited("credential of another issuer", node -> node.put("issuer", "https://example.com")),
                        entry.edited(
                                "credential of another identity", node -> node.put("subjectResourceId", stranger())),
                        entry.edited(
                                "credential for another audience",
                                node -> node.putArray("audiences").add("api://other")),
                        entry.copied("a second credential", node -> node.put("subjectResourceId", stranger())),
                        entry.removed("credential not there")));
    }

    private static Stream<Mutant> lists(Plans plans) {
        return List.of("connections", "servicePrincipals", "federatedCredentials").stream()
                .filter(list -> !plans.ledger().path(list).isEmpty())
                .map(list -> mutant(plans, "nothing known of " + list, "/" + list, ledger -> ledger.putArray(list)));
    }

    private static Stream<Entry> each(Plans plans, String list) {
        return IntStream.range(0, plans.ledger().path(list).size()).mapToObj(index -> new Entry(plans, list, index));
    }

    private static String stranger() {
        return "/subscriptions/" + OTHER + "/resourceGroups/other/providers/Microsoft.Network/privateEndpoints/other";
    }

    private static Mutant mutant(Plans plans, String operator, String pointer, Consumer<ObjectNode> edit) {
        return new Mutant(operator, Tenant.IT, "approval.json", pointer, false, () -> {
            ObjectNode ledger = plans.ledger().deepCopy();
            edit.accept(ledger);
            return plans.with(ledger);
        });
    }

    /** One entry of one list. */
    private record Entry(Plans plans, String list, int index) {
        Mutant edited(String operator, Consumer<ObjectNode> edit) {
            return change(operator, entries -> edit.accept((ObjectNode) entries.get(index)));
        }

        boolean isOf(Site endpoint) {
            return plans.ledger()
                    .path(list)
                    .get(index)
                    .at("/properties/privateEndpoint/id")
                    .asText()
                    .equalsIgnoreCase(endpoint.id());
        }

        Mutant removed(String operator) {
            return change(operator, entries -> entries.remove(index));
        }

        Mutant copied(String operator, Consumer<ObjectNode> edit) {
            return change(operator, entries -> {
                JsonNode copy = entries.get(index).deepCopy();
                edit.accept((ObjectNode) copy);
                entries.add(copy);
            });
        }

        private Mutant change(String operator, Consumer<ArrayNode> edit) {
            return mutant(
                    plans, operator, "/" + list + "/" + index, ledger -> edit.accept((ArrayNode) ledger.path(list)));
        }
    }
}

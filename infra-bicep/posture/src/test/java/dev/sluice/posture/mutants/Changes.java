package dev.sluice.posture.mutants;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.posture.model.Tenant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Changes of one kind to the pair, each at every place where it applies. */
abstract class Changes {
    final Pair pair;
    private final List<Mutant> mutants = new ArrayList<>();

    Changes(Pair pair) {
        this.pair = pair;
    }

    /** Every mutant of this kind. */
    List<Mutant> all() {
        for (Tenant tenant : Tenant.values()) {
            for (int index = 0; index < pair.resources(tenant).size(); index++) {
                at(tenant, index);
            }
        }
        return mutants;
    }

    /** Adds the mutants at one resource. */
    abstract void at(Tenant tenant, int index);

    final void made(Mutant mutant) {
        mutants.add(mutant);
    }

    interface Visit {
        void at(String pointer, JsonNode value);
    }

    static void walk(JsonNode node, String pointer, Visit visit) {
        if (node.isObject()) {
            node.properties()
                    .forEach(entry -> walk(
                            entry.getValue(),
                            pointer + "/" + entry.getKey().replace("~", "~0").replace("/", "~1"),
                            visit));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                walk(node.get(i), pointer + "/" + i, visit);
            }
        } else {
            visit.at(pointer, node);
        }
    }

    final void set(Tenant tenant, int index, String pointer, JsonNode value) {
        change(tenant, index, "set " + pointer + " = " + value, body -> {
            int last = pointer.lastIndexOf('/');
            JsonNode parent = body.at(pointer.substring(0, last));
            String field = pointer.substring(last + 1).replace("~1", "/").replace("~0", "~");
            if (parent instanceof ArrayNode array) {
                array.set(Integer.parseInt(field), value);
            } else {
                ((ObjectNode) parent).set(field, value);
            }
        });
    }

    final void change(Tenant tenant, int index, String name, Consumer<ObjectNode> change) {
        Pair copy = pair.copy();
        ObjectNode body = copy.own(tenant, index);
        String before = body.path("id").asText();
        change.accept(body);
        made(new Mutant(
                name + " in " + before, copy, List.of(before, body.path("id").asText())));
    }

    final void removeField(Tenant tenant, int index, String pointer, String field) {
        change(tenant, index, "remove " + pointer + "/" + field, node -> ((ObjectNode) node.at(pointer)).remove(field));
    }

    final void add(Tenant tenant, String id, String type, String named, Consumer<ObjectNode> properties) {
        Pair copy = pair.copy();
        ObjectNode body = copy.resources(tenant).addObject();
        body.put("id", id)
                .put("type", type)
                .put("name", id.substring(id.lastIndexOf('/') + 1))
                .put("apiVersion", "2024-05-01");
        properties.accept(body.putObject("properties"));
        made(new Mutant("add " + id + " " + body.path("properties"), copy, List.of(id, named)));
    }
}

package dev.sluice.posture.mutate;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.posture.model.Tenant;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * A resource of the plans as a place to change.
 *
 * @param plans the plans it is in
 * @param tenant whose
 * @param index its position in the snapshot
 * @param body the resource, not to be changed
 */
record Site(Plans plans, Tenant tenant, int index, ObjectNode body) {
    private static final String RESOURCES = "predictedResources";

    String id() {
        return body.path("id").asText();
    }

    String type() {
        return body.path("type").asText();
    }

    boolean is(String type) {
        return type().equalsIgnoreCase(type);
    }

    JsonNode at(String pointer) {
        return body.at(pointer);
    }

    /** The last part of its name. */
    String name() {
        return id().substring(id().lastIndexOf('/') + 1);
    }

    /** Whether a text is in it anywhere, in whatever case. */
    boolean mentions(String text) {
        return body.toString().toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT));
    }

    /** A mutant in which this resource was edited. */
    Mutant edited(String operator, String pointer, Consumer<ObjectNode> edit) {
        return new Mutant(operator, tenant, id(), pointer, false, () -> {
            ObjectNode document = plans.of(tenant).deepCopy();
            edit.accept((ObjectNode) document.path(RESOURCES).get(index));
            return plans.with(tenant, document);
        });
    }

    /** A mutant with another value at a place; what is above the place is made where it isn't there. */
    Mutant set(String operator, String pointer, JsonNode value) {
        return edited(operator, pointer, resource -> put(resource, JsonPointer.compile(pointer), value));
    }

    Mutant drop(String operator, String pointer) {
        return edited(operator, pointer, resource -> drop(resource, JsonPointer.compile(pointer)));
    }

    Mutant append(String operator, String pointer, JsonNode element) {
        return edited(operator, pointer, resource -> array(resource, pointer).add(element));
    }

    /** A mutant without this resource and all below it. */
    Mutant removed(String operator) {
        return new Mutant(operator, tenant, id(), "", true, () -> {
            ObjectNode document = plans.of(tenant).deepCopy();
            String prefix = id().toLowerCase(Locale.ROOT);
            document.withArray(RESOURCES).removeIf(other -> isAtOrBelow(other, prefix));
            return plans.with(tenant, document);
        });
    }

    private static boolean isAtOrBelow(JsonNode other, String prefix) {
        String id = other.path("id").asText().toLowerCase(Locale.ROOT);
        return id.equals(prefix) || id.startsWith(prefix + "/");
    }

    /** A mutant with one resource more; the finding has to name that one, or this. */
    Mutant added(String operator, ObjectNode resource) {
        return new Mutant(operator, tenant, resource.path("id").asText(), "", false, () -> {
            ObjectNode document = plans.of(tenant).deepCopy();
            document.withArray(RESOURCES).add(resource);
            return plans.with(tenant, document);
        });
    }

    private static void put(ObjectNode in, JsonPointer at, JsonNode value) {
        JsonNode parent = in.at(at.head());
        if (parent instanceof ArrayNode array) {
            array.set(at.last().getMatchingIndex(), value);
        } else if (parent instanceof ObjectNode object) {
            object.set(at.last().getMatchingProperty(), value);
        } else {
            in.withObject(at.head()).set(at.last().getMatchingProperty(), value);
        }
    }

    private static void drop(ObjectNode in, JsonPointer at) {
        JsonNode parent = in.at(at.head());
        if (parent instanceof ArrayNode array) {
            array.remove(at.last().getMatchingIndex());
        } else if (parent instanceof ObjectNode object) {
            object.remove(at.last().getMatchingProperty());
        }
    }

    private static ArrayNode array(ObjectNode in, String pointer) {
        return in.at(pointer) instanceof ArrayNode there ? there : in.withArray(pointer);
    }
}

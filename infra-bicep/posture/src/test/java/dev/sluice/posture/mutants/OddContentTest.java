package dev.sluice.posture.mutants;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.posture.PostureException;
import dev.sluice.posture.Status;
import dev.sluice.posture.Verdict;
import dev.sluice.posture.model.JsonFile;
import dev.sluice.posture.model.Ledger;
import dev.sluice.posture.model.Snapshot;
import dev.sluice.posture.model.Tenant;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever stands in a plan, the proof ends with a verdict or with one line. */
class OddContentTest {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Pair PAIR = Pair.committed();

    @Property(tries = 150)
    void anyValueAtAnyPlaceHasAVerdict(@ForAll Random random) {
        Pair pair = PAIR.copy();
        for (int change = 0; change < 3; change++) {
            Tenant tenant = random.nextBoolean() ? Tenant.OT : Tenant.IT;
            disturb(pair.own(tenant, random.nextInt(pair.resources(tenant).size())), random);
        }
        disturb(pair.ledger.withArray("connections"), random);
        disturb(pair.ledger.withArray("servicePrincipals"), random);

        try {
            assertThat(pair.verified().claims()).isNotEmpty();
        } catch (PostureException e) {
            assertThat(e.getMessage()).doesNotContain("\n");
        }
    }

    @Property(tries = 60)
    void anExpressionInPlaceOfAFlagIsNeverProof(@ForAll Random random) {
        Pair pair = PAIR.copy();
        Tenant tenant = random.nextBoolean() ? Tenant.OT : Tenant.IT;
        List<ObjectNode> sites = new ArrayList<>();
        for (int index = 0; index < pair.resources(tenant).size(); index++) {
            if (pair.resources(tenant)
                    .get(index)
                    .at("/properties/publicNetworkAccess")
                    .isTextual()) {
                sites.add(pair.own(tenant, index));
            }
        }
        ObjectNode site = sites.get(random.nextInt(sites.size()));
        ((ObjectNode) site.path("properties")).put("publicNetworkAccess", "[reference('x', 'y').z]");

        Verdict verdict = pair.check();

        assertThat(verdict.verdict()).isEqualTo(Status.UNKNOWN);
    }

    @Property(tries = 300)
    void anyBytesAreReadOrRefusedInOneLine(@ForAll byte[] bytes) {
        refusedOrRead(bytes);
    }

    @Property(tries = 200)
    void aCutFileIsRefusedInOneLine(@ForAll Random random) {
        byte[] whole = PAIR.ledger.toString().getBytes(StandardCharsets.UTF_8);

        refusedOrRead(java.util.Arrays.copyOf(whole, random.nextInt(whole.length)));
    }

    private static void refusedOrRead(byte[] bytes) {
        try {
            JsonNode node = JsonFile.parse("input", bytes);
            Snapshot.of(Tenant.OT, "input", node);
            Ledger.of("input", node);
        } catch (PostureException e) {
            assertThat(e.getMessage()).startsWith("input ").doesNotContain("\n");
        }
    }

    private static void disturb(JsonNode node, Random random) {
        JsonNode current = node;
        for (int depth = 0; depth < 8; depth++) {
            if (current.isEmpty()) {
                return;
            }
            int chosen = random.nextInt(current.size());
            boolean stop = random.nextInt(4) == 0;
            if (current instanceof ObjectNode object) {
                String field = object.properties().stream()
                        .skip(chosen)
                        .findFirst()
                        .orElseThrow()
                        .getKey();
                if (stop || object.get(field).isValueNode()) {
                    object.set(field, odd(random));
                    return;
                }
                current = object.get(field);
            } else {
                ArrayNode array = (ArrayNode) current;
                if (stop || array.get(chosen).isValueNode()) {
                    array.set(chosen, odd(random));
                    return;
                }
                current = array.get(chosen);
            }
        }
    }

    private static JsonNode odd(Random random) {
        return switch (random.nextInt(9)) {
            case 0 -> JSON.nullNode();
            case 1 -> JSON.numberNode(random.nextLong());
            case 2 -> JSON.textNode("");
            case 3 -> JSON.textNode("[listKeys('/subscriptions/x')]");
            case 4 -> JSON.arrayNode().add(JSON.arrayNode());
            case 5 -> JSON.objectNode().put("~/", 1);
            case 6 -> JSON.booleanNode(true);
            case 7 -> JSON.textNode("/");
            default -> JSON.textNode("999.999.1.1/99");
        };
    }
}

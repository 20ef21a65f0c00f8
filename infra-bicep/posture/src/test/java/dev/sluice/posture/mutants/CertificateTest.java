package dev.sluice.posture.mutants;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.sluice.posture.certificate.Certificate;
import dev.sluice.posture.checker.CertificateChecker;
import dev.sluice.posture.checker.CertificateChecker.Objection;
import dev.sluice.posture.model.Ledger;
import java.util.List;
import org.junit.jupiter.api.Test;

class CertificateTest {
    private final Pair pair = Pair.committed();
    private final JsonNode certificate = new ObjectMapper()
            .valueToTree(Certificate.of(pair.check(), pair.snapshots(), Ledger.of("ledger", pair.ledger)));

    @Test
    void holdsForThePlansItWasMadeOf() {
        assertThat(check(certificate, pair)).isEmpty();
        assertThat(certificate.path("claims")).hasSizeGreaterThan(20);
    }

    @Test
    void doesNotHoldForWeakenedPlans() {
        List<Mutant> mutants = new Operators(pair).all();

        long noticed = mutants.stream()
                .filter(mutant -> !check(certificate, mutant.pair()).isEmpty())
                .count();

        // What was added beside the facts is the judges' to find: this checker sees that the facts still hold.
        assertThat(noticed).isGreaterThan(mutants.size() * 6L / 10);
    }

    @Test
    void aResourceLeftOutOfAClaimAboutEveryOneIsMissed() {
        JsonNode poorer = certificate.deepCopy();
        removeOne(facts(poorer, "inventory"), "");
        assertThat(check(poorer, pair)).extracting(Objection::claim).containsOnly("inventory");

        JsonNode poorerStill = certificate.deepCopy();
        removeOne(facts(poorerStill, "endpoints"), "/privateLinkServiceId");
        assertThat(check(poorerStill, pair)).extracting(Objection::claim).containsOnly("endpoints");
    }

    @Test
    void aHopWithoutItsNamesIsMissed() {
        JsonNode poorer = certificate.deepCopy();
        facts(poorer, "bridge-sends-to-it")
                .removeIf(fact -> fact.path("pointer").asText().endsWith("/ipv4Address"));

        assertThat(check(poorer, pair)).extracting(Objection::claim).contains("bridge-sends-to-it");
    }

    @Test
    void aForgedValueIsMissed() {
        JsonNode forged = certificate.deepCopy();
        facts(forged, "public-access").forEach(fact -> {
            if (fact.path("value").asText().equals("Disabled")) {
                ((com.fasterxml.jackson.databind.node.ObjectNode) fact).put("value", "Enabled");
            }
        });

        assertThat(check(forged, pair)).isNotEmpty();
    }

    private static void removeOne(ArrayNode facts, String end) {
        for (int index = 0; index < facts.size(); index++) {
            String pointer = facts.get(index).path("pointer").asText();
            if (end.isEmpty() ? pointer.isEmpty() : pointer.endsWith(end)) {
                facts.remove(index);
                return;
            }
        }
        throw new AssertionError("no fact at " + end);
    }

    private static ArrayNode facts(JsonNode certificate, String claim) {
        for (JsonNode proven : certificate.path("claims")) {
            if (proven.path("id").asText().equals(claim)) {
                return (ArrayNode) proven.path("facts");
            }
        }
        throw new AssertionError("no claim " + claim);
    }

    private static List<Objection> check(JsonNode certificate, Pair pair) {
        return CertificateChecker.check(certificate, pair.ot, pair.it, pair.ledger);
    }
}

package dev.sluice.posture.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.sluice.posture.model.Ledger;
import dev.sluice.posture.model.Snapshot;
import dev.sluice.posture.model.Snapshots;
import dev.sluice.posture.model.Tenant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Where Microsoft's definitions are at hand: AZURE_POLICY, or the data beside the repository. */
class PolicyPageTest {
    private static final Path FOLDER = Path.of("..");

    @Test
    void everyAuditOfTheDefaultPairThatIsNotFollowedIsExplained() throws IOException {
        Path definitions = Path.of(System.getenv()
                .getOrDefault(
                        "AZURE_POLICY",
                        FOLDER.resolve("../../shared/data/azure-policy").toString()));
        assumeThat(definitions).isDirectory();
        Snapshots snapshots = new Snapshots(
                Snapshot.read(Tenant.OT, FOLDER.resolve("ot-tenant/main.snapshot.json")),
                Snapshot.read(Tenant.IT, FOLDER.resolve("it-tenant/main.snapshot.json")));

        PolicyReport report =
                PolicyEvaluation.evaluate(definitions, snapshots, Ledger.read(FOLDER.resolve("approval.json")));

        String page = Files.readString(Path.of("POLICY.md"));
        List<String> unexplained = report.results().stream()
                .filter(result -> result.compliance() == Compliance.UNSUPPORTED || isAudited(result))
                .map(PolicyResult::definition)
                .filter(definition -> !page.contains(definition))
                .distinct()
                .toList();
        assertThat(unexplained).isEmpty();
        List<String> audited = report.results().stream()
                .filter(PolicyPageTest::isAudited)
                .map(PolicyResult::definition)
                .distinct()
                .toList();
        assertThat(explained(page)).isSubsetOf(audited);
        assertThat(page.replaceAll("\\s+", " "))
                .contains(
                        "%d of %d are about a resource of the plans, and give %d results: %d compliant, %d not, %d unsupported"
                                .formatted(
                                        report.applicable(),
                                        report.definitions(),
                                        report.results().size(),
                                        report.compliant(),
                                        report.nonCompliant(),
                                        report.unsupported()));
    }

    /** The definitions in the table of what is audited and not followed. */
    private static List<String> explained(String page) {
        String table = page.substring(page.indexOf("## What is audited"), page.indexOf("## What a policy would"));
        return Pattern.compile("(?m)^\\| `([0-9a-f-]{36})`")
                .matcher(table)
                .results()
                .map(row -> row.group(1))
                .toList();
    }

    private static boolean isAudited(PolicyResult result) {
        return result.compliance() == Compliance.NON_COMPLIANT
                && List.of("audit", "deny", "auditifnotexists")
                        .contains(result.effect().toLowerCase(Locale.ROOT));
    }
}
